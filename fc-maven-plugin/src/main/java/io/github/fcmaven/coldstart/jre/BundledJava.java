package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.files.Hash;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A Java that the package brings, below {@code jre}: the modules of the build's JDK that it needs, with an archive of
 * their classes.
 */
public final class BundledJava {

    private static final CodePath JRE = CodePath.of(JavaSource.BUNDLED_FOLDER.replace("/", ""));

    /** Raise it when the bytes of an image change for a reason that its key does not have. */
    private static final String FORM = "2";

    /** They need a screen or a sound card, and no runtime of the platform has one. */
    private static final String FOR_A_DESKTOP = "**/libawt_xawt.so,**/libsplashscreen.so,**/libjawt.so,**/libjsound.so";

    private static final int KEY_DIGITS = 24;

    private BundledJava() {}

    /**
     * Adds the Java to a package, whose start names it already.
     *
     * @param jdk the JDK that it is made of
     * @param parts what it has beside what the jars need
     * @param cache where images are kept, for every build of this machine
     * @param work for what is only this build's
     * @throws FcProblem where the JDK cannot make it, or the package has files of its own below {@code jre}
     */
    public static Draft of(Draft draft, Jdk jdk, JavaParts parts, Path cache, Path work) {
        FunctionPackage function = draft.function();
        function.entries().keySet().stream()
                .filter(path -> (path.value() + "/").startsWith(JavaSource.BUNDLED_FOLDER))
                .findFirst()
                .ifPresent(path -> {
                    throw FcProblem.local(
                            "the package has a file " + path + ", where the bundled Java belongs",
                            "put it elsewhere, or set jre of fc-maven-plugin to auto");
                });
        try {
            Modules modules = Modules.of(function, jdk, parts.modules(), work);
            Path image = image(jdk, modules.names(), parts, cache);
            return draft.withFunction(function.plus(entries(image)))
                    .withDecision("Java " + jdk.version() + " of " + jdk.home() + " is in the package: "
                            + modules.names().size() + " modules, " + parts.localesInWords())
                    .withWarnings(warnings(modules));
        } catch (IOException e) {
            throw FcProblem.local(
                    "the package's own Java cannot be made by " + jdk.home() + ": " + e.getMessage(),
                    InTheWay.fix(e, "name a whole JDK in jdkToolchain, correct addModules")
                            + ", or set jre of fc-maven-plugin to auto",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("making the package's own Java was interrupted", "start the build again", e);
        }
    }

    private static List<String> warnings(Modules modules) {
        return modules.warning().isEmpty()
                ? List.of()
                : List.of("the bundled Java has all modules of Java SE, because jdeps cannot say which the jars need: "
                        + modules.warning());
    }

    /** The image of that JDK and those modules, which is made once on a machine. */
    private static Path image(Jdk jdk, SortedSet<String> modules, JavaParts parts, Path cache)
            throws IOException, InterruptedException {
        String key = jdk.version() + "-"
                + Hash.SHA_256
                        .of(FORM + jdk.build() + String.join(",", modules) + parts.locales())
                        .substring(0, KEY_DIGITS);
        Path image = cache.resolve(key);
        if (Files.isDirectory(image)) {
            return image;
        }
        try (ImageDraft draft = ImageDraft.in(cache, key);
                JdkTools tools = new JdkTools(draft.folder())) {
            link(jdk, tools, modules, parts, draft.image());
            draft.moveTo(image);
        } catch (IOException e) {
            if (!Files.isDirectory(image)) {
                throw e;
            } // another build was faster
        }
        return image;
    }

    private static void link(Jdk jdk, JdkTools tools, SortedSet<String> modules, JavaParts parts, Path image)
            throws IOException, InterruptedException {
        // Uncompressed, since the code package compresses it anyway, and a start would have to unpack it.
        List<String> command = new ArrayList<>(jdk.tool("jlink"));
        command.addAll(List.of(
                "--add-modules",
                String.join(",", modules),
                "--output",
                image.toString(),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                jdk.feature() < 21 ? "--compress=0" : "--compress=zip-0",
                "--exclude-files=" + FOR_A_DESKTOP));
        if (!parts.locales().isEmpty()) {
            command.add("--include-locales=" + String.join(",", parts.locales()));
        }
        tools.run(command);
        tools.run(List.of(image.resolve("bin/java").toString(), "-Xshare:dump"));
    }

    private static List<Entry> entries(Path image) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = image.relativize(file).toString().replace('\\', '/');
                boolean program =
                        path.startsWith("bin/") || path.equals("lib/jspawnhelper") || path.equals("lib/jexec");
                entries.add(new Entry(
                        JRE.resolve(path), Content.of(file), program ? FileMode.EXECUTABLE : FileMode.READABLE));
            }
        }
        return entries;
    }
}
