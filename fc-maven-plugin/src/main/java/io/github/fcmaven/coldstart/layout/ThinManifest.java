package io.github.fcmaven.coldstart.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The manifest of a thin jar: that of the fat jar, without what only Spring Boot's loader reads, and with the class
 * path that it knew.
 */
final class ThinManifest {

    private static final List<String> OF_THE_LOADER = List.of(
            "Start-Class",
            "Spring-Boot-Classes",
            "Spring-Boot-Lib",
            "Spring-Boot-Classpath-Index",
            "Spring-Boot-Layers-Index");

    private ThinManifest() {}

    /**
     * Its bytes.
     *
     * @param libraries their paths beside the thin jar, in the order of the class path
     */
    static byte[] of(Manifest fat, List<String> libraries) {
        Manifest thin = new Manifest(fat);
        Attributes main = thin.getMainAttributes();
        main.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, main.getValue("Start-Class").strip());
        OF_THE_LOADER.forEach(name -> main.remove(new Attributes.Name(name)));
        String before = main.getValue(Attributes.Name.CLASS_PATH);
        String path = libraries.stream().map(ThinManifest::url).collect(Collectors.joining(" "));
        if (!path.isEmpty()) {
            main.put(Attributes.Name.CLASS_PATH, before == null ? path : path + " " + before);
        }
        // Entries stand elsewhere now, so a signature of the fat jar itself says nothing about this one.
        JarSignature.removeDigests(thin);
        return bytes(thin);
    }

    private static String url(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static byte[] bytes(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
