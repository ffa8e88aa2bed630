package io.github.fcmaven.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What to do about classes that Java had up to version 10. Source: JEP 320, and JEP 260 for those of sun.misc. */
final class OlderJava {

    private static final Map<String, String> ARTIFACTS = new TreeMap<>(Map.of(
            "javax.xml.bind.", "org.glassfish.jaxb:jaxb-runtime:2.3.9",
            "javax.xml.ws.", "com.sun.xml.ws:jaxws-rt:2.3.7",
            "javax.xml.soap.", "com.sun.xml.messaging.saaj:saaj-impl:1.5.3",
            "javax.jws.", "javax.jws:javax.jws-api:1.1",
            "javax.activation.", "com.sun.activation:javax.activation:1.2.0",
            "javax.annotation.PostConstruct", "javax.annotation:javax.annotation-api:1.3.2",
            "javax.annotation.PreDestroy", "javax.annotation:javax.annotation-api:1.3.2",
            "javax.annotation.Resource", "javax.annotation:javax.annotation-api:1.3.2",
            "javax.annotation.Generated", "javax.annotation:javax.annotation-api:1.3.2"));

    private OlderJava() {}

    /** The edit for a class, by its name with dots or slashes; empty where no Java had it. */
    static Optional<String> edit(String missing) {
        String name = missing.replace('/', '.');
        return name.startsWith("sun.misc.BASE64")
                ? Optional.of("write java.util.Base64 in its place, or take a newer version of the library that asks")
                : ARTIFACTS.entrySet().stream()
                        .filter(one -> name.startsWith(one.getKey()))
                        .map(one -> "add the dependency " + one.getValue() + " to pom.xml, which has it")
                        .findFirst();
    }
}
