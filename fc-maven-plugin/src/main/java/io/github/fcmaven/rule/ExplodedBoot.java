package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.Jar;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.Manifest;

/** A Spring Boot jar that was unpacked: its launcher reads the manifest that lay in it. */
final class ExplodedBoot {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** More than any manifest has, and little enough to read, whatever it is. */
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final RuleContext context;
    private final String folder;

    /** @param folder where the jar was unpacked, as the package's paths begin */
    ExplodedBoot(RuleContext context, String folder) {
        this.context = context;
        this.folder = folder;
    }

    void judge(Findings findings) throws IOException {
        Optional<Entry> manifest = entry(MANIFEST);
        if (manifest.filter(file -> file.content().size() > LONGEST_MANIFEST).isPresent()) {
            return;
        }
        Optional<String> application = manifest.isEmpty() ? Optional.empty() : startClass(manifest.get());
        if (application.isEmpty()) {
            violated(
                    findings,
                    "the launcher of Spring Boot in " + (folder.isEmpty() ? "/code" : folder) + " reads " + folder
                            + MANIFEST + ", which "
                            + (manifest.isEmpty() ? "is not in the package" : "has no Start-Class"),
                    "java.lang.IllegalStateException: No 'Start-Class' manifest entry specified",
                    "unpack the whole jar there, with META-INF; or start the jar itself");
        } else if (isNowhere(Jar.fileOf(application.get()))) {
            violated(
                    findings,
                    folder + MANIFEST + " names the Start-Class " + application.get() + ", which is not in the package",
                    "java.lang.ClassNotFoundException: " + application.get(),
                    "set mainClass of spring-boot-maven-plugin in pom.xml to the application's class, and unpack the"
                            + " jar again");
        }
    }

    private static Optional<String> startClass(Entry manifest) throws IOException {
        try (InputStream in = manifest.content().open()) {
            return Optional.ofNullable(new Manifest(in).getMainAttributes().getValue("Start-Class"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty());
        }
    }

    /** A jar beside it may hold the class. */
    private boolean isNowhere(String classFile) {
        return StartedClass.FOLDERS.stream()
                        .noneMatch(inner -> entry(inner + classFile).isPresent())
                && context.function().entries().keySet().stream()
                        .filter(path -> path.value().endsWith(".jar"))
                        .flatMap(path -> context.jar(path).stream())
                        .noneMatch(jar -> jar.names().contains(classFile));
    }

    private Optional<Entry> entry(String name) {
        return context.inCode(folder + name).flatMap(context.function()::entry);
    }

    private static void violated(Findings findings, String what, String log, String fix) {
        findings.violated(FC_MAIN_CLASS, what, FC_MAIN_CLASS.platform() + " Logs: " + log, fix);
    }
}
