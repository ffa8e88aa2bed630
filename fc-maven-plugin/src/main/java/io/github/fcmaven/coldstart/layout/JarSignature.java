package io.github.fcmaven.coldstart.layout;

import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** What the signature of a jar is made of: files beside the manifest, and digests in it. */
final class JarSignature {

    private static final Pattern FILE = Pattern.compile("(?i)META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)");
    private static final Pattern LIST = Pattern.compile("(?i)META-INF/[^/]+\\.SF");
    private static final Pattern DIGEST = Pattern.compile("(?i).*-Digest(-Manifest.*)?");

    private JarSignature() {}

    /** Whether the file is part of a signature. */
    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    /** Whether a jar that holds this file is signed. */
    static boolean isList(String name) {
        return LIST.matcher(name).matches();
    }

    /** Removes the digests, and the sections that hold nothing else. */
    static void removeDigests(Manifest manifest) {
        manifest.getEntries().values().forEach(attributes -> attributes
                .keySet()
                .removeIf(name -> DIGEST.matcher(name.toString()).matches()));
        manifest.getEntries().values().removeIf(Attributes::isEmpty);
    }
}
