package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The form in which a JVM keeps the classes of an application. */
enum ArchiveKind {
    /** AppCDS: the classes, parsed; Java 13 to 24. */
    SHARED_CLASSES("app.jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", List.of("-Xlog:cds*=off")),
    /** The AOT cache: the classes, linked, with the profile of their methods; from Java 25 on. */
    AOT_CACHE("app.aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=", List.of("-Xlog:aot*=off", "-Xlog:cds*=off"));

    private final CodePath file;
    private final String make;
    private final String use;
    private final List<String> quiet;

    ArchiveKind(String file, String make, String use, List<String> quiet) {
        this.file = CodePath.of(file);
        this.make = make;
        this.use = use;
        this.quiet = quiet;
    }

    /** Whether it holds the classes of the JDK too: then the JDK's own archive is of no use. */
    boolean holdsTheJdk() {
        return this == AOT_CACHE;
    }

    /** The kind that this Java knows; empty where it knows neither. */
    static Optional<ArchiveKind> of(int java) {
        if (java >= 25) {
            return Optional.of(AOT_CACHE);
        }
        return java >= 13 ? Optional.of(SHARED_CLASSES) : Optional.empty();
    }

    /** Where it is in the package. */
    CodePath file() {
        return file;
    }

    /**
     * The options with which a JVM makes it when it ends. Of each class that it leaves out it would print a warning:
     * hundreds of lines behind the last ones of a server that has failed.
     */
    List<String> makeOptions() {
        return Stream.concat(Stream.of(make + file), quiet.stream().map(option -> option.replace("=off", "=error")))
                .toList();
    }

    /**
     * The options with which a JVM uses it. They silence its warning about an archive that it cannot use: it starts all
     * the same, and the warning would be in the log of the function at each start.
     */
    List<String> useOptions() {
        return Stream.concat(Stream.of(use + file), quiet.stream()).toList();
    }

    @Override
    public String toString() {
        return this == AOT_CACHE ? "AOT cache" : "AppCDS archive";
    }
}
