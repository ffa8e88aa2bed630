package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.files.DerivedFiles;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies of signed jars without their signatures, since a JVM keeps no class of a signed jar in an archive. */
public final class UnsignedJars {

    /** Libraries that compare their own jar with a checksum of it before they do anything. */
    private static final Pattern CHECKS_ITSELF = Pattern.compile("(?i)(.*/)?[^/]*fips[^/]*\\.jar");

    private UnsignedJars() {}

    /**
     * Replaces every signed jar of a package by such a copy.
     *
     * @param work a folder for the copies, which must stay until the zip is written; copies that would come out the
     *     same are not made again
     * @throws FcProblem where a jar cannot be read
     */
    public static Draft of(Draft draft, Path work) {
        FunctionPackage function = draft.function();
        List<Entry> jars = function.entries().values().stream()
                .filter(entry -> entry.path().value().endsWith(".jar"))
                .filter(entry -> !CHECKS_ITSELF.matcher(entry.path().value()).matches())
                .filter(entry -> entry.content().file().isPresent())
                .toList();
        DerivedFiles derived = new DerivedFiles(work.resolve("unsigned"));
        try {
            List<Path> copies = derived.get(origin(jars), () -> copies(jars, derived.folder()));
            List<Entry> unsigned = copies.stream()
                    .map(copy -> entry(function, derived.folder().relativize(copy), copy))
                    .toList();
            if (unsigned.isEmpty()) {
                return draft;
            }
            String names = unsigned.stream().map(entry -> entry.path().value()).collect(Collectors.joining(", "));
            return draft.withFunction(function.plus(unsigned))
                    .withDecision("signatures drop: without its signature, so that its classes come from the archive: "
                            + names);
        } catch (IOException e) {
            throw FcProblem.local(
                    "the signature of a jar cannot be dropped: " + e.getMessage(),
                    "build it again, or set signatures of fc-maven-plugin to keep",
                    e);
        }
    }

    private static String origin(List<Entry> jars) throws IOException {
        StringBuilder origin = new StringBuilder();
        for (Entry jar : jars) {
            Path file = jar.content().file().orElseThrow();
            origin.append(jar.path()).append(' ').append(file.toAbsolutePath());
            origin.append(' ')
                    .append(DerivedFiles.state(file))
                    .append(jar.content().isUncompressed());
            origin.append('\t');
        }
        return origin.toString();
    }

    private static List<Path> copies(List<Entry> jars, Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Entry jar : jars) {
            try (ZipFile zip = new ZipFile(jar.content().file().orElseThrow().toFile())) {
                if (zip.stream().map(ZipEntry::getName).anyMatch(JarSignature::isList)) {
                    Path copy = folder.resolve(jar.path().value());
                    write(zip, copy, jar.content().isUncompressed());
                    copies.add(copy);
                }
            }
        }
        return copies;
    }

    /** Everything else keeps its bytes and its order. */
    private static void write(ZipFile zip, Path copy, boolean stored) throws IOException {
        try (JarOutput out = new JarOutput(copy, stored)) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory()) {
                    out.folder(name);
                } else if (name.equals(JarFile.MANIFEST_NAME)) {
                    out.bytes(name, manifest(zip, entry));
                } else if (!JarSignature.isFile(name)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        out.copy(name, entry, in);
                    }
                }
            }
            out.finish();
        }
    }

    private static byte[] manifest(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = new Manifest(in);
            JarSignature.removeDigests(manifest);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            manifest.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static Entry entry(FunctionPackage function, Path relative, Path copy) {
        CodePath path = CodePath.of(relative.toString().replace('\\', '/'));
        Entry signed = function.entry(path).orElseThrow();
        Content content = Content.of(copy);
        return new Entry(path, signed.content().isUncompressed() ? content.uncompressed() : content, signed.given());
    }
}
