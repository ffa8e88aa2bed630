package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * A fat jar's own files as one plain jar: what stood in {@code BOOT-INF/classes} stands at its root, everything else
 * where it was, in the same order; only the loader and what belongs to it are left out.
 */
final class ThinJar {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";

    private final FatJar fat;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private ThinJar(FatJar fat) {
        this.fat = fat;
    }

    /** Where a file of the thin jar comes from: the fat jar's root, its classes, or both. */
    private record Source(Optional<ZipEntry> root, Optional<ZipEntry> classes) {

        static final Source FOLDER = new Source(Optional.empty(), Optional.empty());

        boolean isFolder() {
            return root.isEmpty() && classes.isEmpty();
        }

        ZipEntry first() {
            return root.or(() -> classes).orElseThrow();
        }
    }

    /** Writes it, with the manifest first. */
    static void write(FatJar fat, List<String> libraries, JarOutput out) throws IOException {
        ThinJar thin = new ThinJar(fat);
        thin.collect();
        out.folder("META-INF/");
        out.bytes(MANIFEST, ThinManifest.of(fat.manifest(), libraries));
        for (Map.Entry<String, Source> file : thin.sources.entrySet()) {
            thin.write(file.getKey(), file.getValue(), out);
        }
    }

    private void collect() {
        for (ZipEntry entry : fat.ownEntries()) {
            String name = entry.getName();
            boolean own = name.startsWith(FatJar.CLASSES);
            String target = own ? name.substring(FatJar.CLASSES.length()) : name;
            if (target.isEmpty() || target.equals("META-INF/") || target.equals(MANIFEST) || isOfTheLoader(target)) {
                continue;
            }
            sources.merge(target, source(entry, own), ThinJar::both);
        }
        List<String> files = sources.entrySet().stream()
                .filter(source -> !source.getValue().isFolder())
                .map(Map.Entry::getKey)
                .toList();
        // The loader's folders would be packages that nothing is in.
        sources.keySet()
                .removeIf(name ->
                        name.endsWith("/") && isAbove(name) && files.stream().noneMatch(file -> file.startsWith(name)));
    }

    private static boolean isAbove(String folder) {
        return FatJar.LOADER.startsWith(folder) || folder.equals("BOOT-INF/") || folder.equals(SERVICES);
    }

    private static boolean isOfTheLoader(String name) {
        return name.startsWith(FatJar.LOADER) || name.equals("META-INF/INDEX.LIST") || JarSignature.isFile(name);
    }

    private static Source source(ZipEntry entry, boolean own) {
        if (entry.isDirectory()) {
            return Source.FOLDER;
        }
        return own
                ? new Source(Optional.empty(), Optional.of(entry))
                : new Source(Optional.of(entry), Optional.empty());
    }

    private static Source both(Source one, Source other) {
        return new Source(one.root.or(other::root), one.classes.or(other::classes));
    }

    private void write(String name, Source source, JarOutput out) throws IOException {
        if (source.isFolder()) {
            out.folder(name);
        } else if (name.startsWith(SERVICES)) {
            byte[] providers = providers(source);
            if (providers.length > 0) {
                out.bytes(name, providers);
            }
        } else if (source.root().isPresent() && source.classes().isPresent()) {
            out.bytes(name, theSame(name, source));
        } else {
            try (InputStream in = fat.open(source.first())) {
                out.copy(name, source.first(), in);
            }
        }
    }

    /** The providers of both places, without those of the loader, which Java would look for in vain. */
    private byte[] providers(Source source) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (source.root().isPresent()) {
            String text = new String(bytes(source.root().get()), StandardCharsets.UTF_8);
            if (text.contains("org.springframework.boot.loader.")) {
                String others = text.lines()
                        .filter(line -> !line.strip().startsWith("org.springframework.boot.loader."))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
                text = others.isBlank() ? "" : others;
            }
            all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        if (source.classes().isPresent()) {
            if (all.size() > 0) {
                all.write('\n');
            }
            all.writeBytes(bytes(source.classes().get()));
        }
        return all.toByteArray();
    }

    private byte[] theSame(String name, Source source) throws IOException {
        byte[] root = bytes(source.root().orElseThrow());
        if (!Arrays.equals(root, bytes(source.classes().orElseThrow()))) {
            throw FcProblem.local(
                    "the jar has two different files " + name + ", at its root and in " + FatJar.CLASSES
                            + ", and one plain jar cannot hold both",
                    "let the build write one of them, or set layout of fc-maven-plugin to jar");
        }
        return root;
    }

    private byte[] bytes(ZipEntry entry) throws IOException {
        try (InputStream in = fat.open(entry)) {
            return BoundedInput.bytes(in, BoundedInput.TEXT, entry.getName());
        }
    }
}
