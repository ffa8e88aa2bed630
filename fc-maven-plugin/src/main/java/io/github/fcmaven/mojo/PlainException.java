package io.github.fcmaven.mojo;

import io.github.fcmaven.report.PlainText;
import java.util.Objects;
import org.apache.maven.plugin.MojoFailureException;

/**
 * An exception as Maven may print it, which appends the message of every cause: what a stranger wrote in it is made
 * harmless.
 */
final class PlainException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;

    private PlainException(Throwable error) {
        super(message(error), error.getCause() == null ? null : of(error.getCause()));
        this.name = error.getClass().getName();
        setStackTrace(error.getStackTrace());
        for (Throwable suppressed : error.getSuppressed()) {
            addSuppressed(of(suppressed));
        }
    }

    /** A failure of a goal: Maven prints the message, and those of all causes. */
    static MojoFailureException failure(String message, Throwable cause) {
        return new MojoFailureException(PlainText.whole(message), of(cause));
    }

    /** The same exception with plain messages, down to its last cause; null for none. */
    static Throwable of(Throwable error) {
        return error == null || error instanceof PlainException ? error : new PlainException(error);
    }

    private static String message(Throwable error) {
        return error.getMessage() == null ? null : PlainText.whole(error.getMessage());
    }

    @Override
    public String toString() {
        return name + (getMessage() == null ? "" : ": " + Objects.toString(getMessage()));
    }
}
