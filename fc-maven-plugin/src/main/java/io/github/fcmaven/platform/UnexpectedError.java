package io.github.fcmaven.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An error that nothing was made for, as a problem that a user can do something about. */
public final class UnexpectedError {

    private static final int MOST_CAUSES = 5;

    private UnexpectedError() {}

    /**
     * The problem itself where it is one already, or was caused by one; else what is known of the error and of what
     * caused it, and what to try.
     */
    public static FcProblem asProblem(Throwable error) {
        for (Throwable cause : causes(error)) {
            if (cause instanceof FcProblem problem) {
                return problem;
            }
            if (cause instanceof UncheckedIOException files) {
                return FcProblem.local(
                        describe(files.getCause()),
                        "check that the build may write there; mvn clean removes what an earlier build left",
                        error);
            }
            if (cause instanceof InvalidPathException path) {
                return FcProblem.local(
                        "'" + CodePath.printable(path.getInput()) + "' cannot name a file in this build: "
                                + path.getReason(),
                        "correct the name; if it is right, run the build with LC_ALL=C.UTF-8, which reads names"
                                + " in UTF-8",
                        error);
            }
            if (cause instanceof OutOfMemoryError
                    && String.valueOf(cause.getMessage()).contains("thread")) {
                return FcProblem.local(
                        "this machine lets the build start no more threads: " + cause.getMessage(),
                        "raise the limits of the user's processes (ulimit -u, pids.max of the container), or end"
                                + " others",
                        error);
            }
            if (cause instanceof OutOfMemoryError memory) {
                return outOfMemory(String.valueOf(memory.getMessage()), error);
            }
        }
        String all = causes(error).stream().map(Throwable::toString).collect(Collectors.joining(", because of "));
        return FcProblem.local(
                "the plugin has an internal error: " + all,
                "run the build with -X and report what it prints; until then -DskipITs builds without the check, and"
                        + " -Dfc.skip without this plugin",
                error);
    }

    private static FcProblem outOfMemory(String message, Throwable error) {
        boolean classes = message.contains("Metaspace") || message.contains("class space");
        return FcProblem.local(
                "Maven has too little memory for this build: " + message,
                classes
                        ? "raise -XX:MaxMetaspaceSize, or remove it, where Maven's Java gets it: in MAVEN_OPTS, or in"
                                + " .mvn/jvm.config"
                        : "add -Xmx2g to MAVEN_OPTS, or to .mvn/jvm.config; where it is there, give it more",
                error);
    }

    /** The error, and what caused it: some begin with themselves again. */
    private static List<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList();
    }

    /** In a sentence, for the class names of Java say little. */
    private static String describe(IOException error) {
        String file = error instanceof FileSystemException named ? named.getFile() : null;
        if (file == null) {
            return "a file cannot be read or written: " + error.getMessage();
        }
        if (error instanceof FileAlreadyExistsException) {
            return file + " cannot be made, because it is there already";
        }
        if (error instanceof NoSuchFileException) {
            return file + " is not there";
        }
        if (error instanceof AccessDeniedException) {
            return file + " may not be read or written by this user";
        }
        String reason = ((FileSystemException) error).getReason();
        return file + " cannot be read or written" + (reason == null ? "" : ": " + reason);
    }
}
