package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The jars that one build has opened: each once, however many ask for it. */
final class OpenedJars {

    /** By the very content: of a file that was written anew, path and size may be the same. */
    private final Map<Content, Optional<Jar>> opened = new IdentityHashMap<>();

    /** The jar; empty where it cannot be read as one. */
    synchronized Optional<Jar> find(String name, Content content) {
        Optional<Jar> jar = opened.get(content);
        if (jar == null) {
            jar = Jar.find(name, content);
            opened.put(content, jar);
        }
        return jar.isEmpty() || jar.get().name().equals(name)
                ? jar
                : Optional.of(jar.get().named(name));
    }
}
