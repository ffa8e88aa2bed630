package io.github.fcmaven.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** An error that nothing was made for, as a problem that a user can do something about. */
public final class UnexpectedError {

    private UnexpectedError() {}

    /** The problem itself where it is one already; else what is known of the error, and what to try. */
    public static FcProblem asProblem(RuntimeException error) {
        if (error instanceof FcProblem problem) {
            return problem;
        }
        if (error instanceof UncheckedIOException files) {
            return FcProblem.local(
                    describe(files.getCause()),
                    "check that the build may write there and that the disk is not full; mvn clean removes what an"
                            + " earlier build left",
                    error);
        }
        return FcProblem.local(
                "the plugin has an internal error: " + error,
                "run the build with -X and report what it prints; -DskipITs builds without the check",
                error);
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
