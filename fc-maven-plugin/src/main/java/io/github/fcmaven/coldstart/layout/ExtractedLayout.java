package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.files.DerivedFiles;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Spring Boot jars extracted into thin jars with their libraries beside them. The start stays: the thin jar has the fat
 * jar's name.
 */
public final class ExtractedLayout {

    private static final CodePath LIBRARIES = CodePath.of("lib");

    private ExtractedLayout() {}

    /**
     * Extracts the Spring Boot fat jars at the root of a package; every other jar stays as it is.
     *
     * @param work a folder for the jars that are made, which must stay until the zip is written; jars that would come
     *     out the same are not made again
     * @throws FcProblem where a jar cannot be read or extracted, or its libraries would replace files of the user's
     */
    public static Draft of(Draft draft, Layout layout, Path work) {
        if (layout == Layout.JAR) {
            return draft;
        }
        for (Entry entry : draft.function().entries().values()) {
            Path file = entry.content().file().orElse(null);
            String name = entry.path().value();
            if (file != null && name.endsWith(".jar") && !name.contains("/")) {
                try (FatJar fat = FatJar.open(file).orElse(null)) {
                    if (fat != null) {
                        return takeApart(draft, entry, fat, layout, work);
                    }
                } catch (IOException e) {
                    throw FcProblem.local(
                            name + " cannot be extracted: " + e.getMessage(),
                            "build it again with mvn clean package, or set layout of fc-maven-plugin to jar; it is "
                                    + file,
                            e);
                }
            }
        }
        return draft.withDecision("layout " + layout
                + " leaves the package as it is: it has no jar that Spring Boot's JarLauncher starts");
    }

    private static Draft takeApart(Draft draft, Entry entry, FatJar fat, Layout layout, Path work) throws IOException {
        FunctionPackage function = draft.function();
        refuseLoaderInStart(function);
        Path file = entry.content().file().orElseThrow();
        String origin = layout + "\t" + entry.path() + "\t" + file.toAbsolutePath() + "\t" + DerivedFiles.state(file);
        DerivedFiles derived = new DerivedFiles(work.resolve("layout"));
        List<Path> files =
                derived.get(origin, () -> ExtractedJar.write(fat, entry.path().name(), layout, derived.folder()));
        SortedMap<CodePath, Entry> entries = new TreeMap<>(function.entries());
        for (Path made : files) {
            Entry laid = entry(entry.path(), derived.folder(), made, layout);
            if (entries.put(laid.path(), laid) != null && !laid.path().equals(entry.path())) {
                throw FcProblem.local(
                        "layout " + layout + " puts a library of " + entry.path() + " at " + laid.path()
                                + ", where the package has a file already",
                        "put that file elsewhere: into under extraDirectories of fc-maven-plugin in pom.xml");
            }
        }
        List<String> parts = new ArrayList<>(
                List.of(entry.path() + " is extracted: a thin jar and " + (files.size() - 1) + " libraries in lib/"));
        if (layout == Layout.COMPACT) {
            parts.add("not compressed themselves: the zip compresses them once");
        }
        return draft.withFunction(function.withEntries(entries)).withDecision(String.join(", ", parts));
    }

    private static Entry entry(CodePath jar, Path folder, Path made, Layout layout) {
        String name = made.getFileName().toString();
        CodePath path = made.getParent().equals(folder) ? jar : LIBRARIES.resolve(name);
        Content content = Content.of(made);
        return new Entry(path, layout == Layout.COMPACT ? content.uncompressed() : content, FileMode.READABLE);
    }

    /** A start command of the user's own may name the loader, which is gone. */
    private static void refuseLoaderInStart(FunctionPackage function) {
        function.start().argv().stream()
                .filter(word -> word.startsWith("org.springframework.boot.loader.") || word.startsWith("-Dloader."))
                .findFirst()
                .ifPresent(word -> {
                    throw FcProblem.local(
                            "the start command names " + word
                                    + ", and with layout extracted or compact Spring Boot's loader is"
                                    + " not shipped",
                            "start the jar with -jar, or set layout of fc-maven-plugin to jar");
                });
    }
}
