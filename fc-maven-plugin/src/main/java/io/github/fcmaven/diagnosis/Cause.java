package io.github.fcmaven.diagnosis;

import io.github.fcmaven.startup.StartLog;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A cause of failed starts: what servers print then, and what to change. In a text, {@code {1}} is what the line names
 * and {@code {0}} the line itself, {@code {file}} where it stands; {@code {port}}, {@code {heap}}, {@code {memory}} and
 * {@code {goes on}} are what this server is told of them.
 *
 * @param version with which Java or interpreter a package starts so
 * @param names what the output names that says this, the line itself first; empty where it does not say it
 * @param what what it is, with braces that {@link StartCause} fills; nothing where the way in which it ended says all
 * @param fix the change that corrects it, with such braces
 */
record Cause(FailingVersion version, Function<StartLog, Optional<String[]>> names, String what, String fix) {

    /** One that no line says: how the server ended says it all. */
    Cause(FailingVersion version, String fix) {
        this(version, CauseNames::none, "", fix);
    }

    /** One that a line says. */
    Cause(FailingVersion version, String line, String what, String fix) {
        this(version, CauseNames.inLine(Pattern.compile(line)), what, fix);
    }
}
