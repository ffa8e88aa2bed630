package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why an error comes of what stands here for the platform's, and not of the function: the closed list. What none of
 * these explains convicts; what one of them explains shows nothing about the platform.
 */
public final class StandInDifference {

    /** Of files that a process of an instance may have open. */
    private static final long PLATFORM_FILES = 100_000;

    private StandInDifference() {}

    /** Which difference explains a failed start; empty where none does. */
    public static Optional<Explanation> of(Differences differences, StartLog log, StartCause cause) {
        List<String> shown = shown(log.lines(), cause);
        return Stream.<Supplier<Optional<Explanation>>>of(
                        () -> newerJava(differences, shown),
                        () -> phpExtension(differences, log, cause),
                        () -> newerPhp(differences, shown),
                        () -> PythonModuleDifference.of(differences, cause)
                                .map(module -> new Explanation(module.why(), module.fix())),
                        () -> byteCode(differences, cause),
                        () -> pythonName(differences, shown),
                        () -> newerNode(differences, shown),
                        () -> ownCheck(differences, log, cause),
                        () -> AbsentProgram.of(differences, cause)
                                .map(absent -> new Explanation(absent.why(), absent.fix())),
                        () -> closedFolder(differences, cause),
                        () -> fewerResources(differences.limits(), cause.failure()),
                        () -> heldPort(log, cause.failure()),
                        () -> otherShell(log, cause))
                .flatMap(difference -> difference.get().stream())
                .findFirst();
    }

    /**
     * A difference that explains a failure.
     *
     * @param why in words that follow "because"
     * @param fix what makes the two comparable
     */
    public record Explanation(String why, String fix) {}

    /**
     * The lines that may say why: of a class or an option that is named, those that name it or any; none where the
     * cause is another one.
     */
    private static List<String> shown(List<String> lines, StartCause cause) {
        if (!cause.dependsOnVersion()) {
            return List.of();
        }
        return switch (cause.failure()) {
            case MISSING_CLASS, CLASS_OF_OLDER_JAVA, OTHER_JAR, UNKNOWN_JAVA_OPTION ->
                NewerJava.about(cause.name(), lines);
            default -> lines;
        };
    }

    private static Optional<Explanation> newerJava(Differences differences, List<String> lines) {
        return differences
                .javas()
                .filter(java -> NewerJava.refuses(java, lines))
                .findFirst()
                .map(StandInDifference::newer);
    }

    private static Explanation newer(StandIn.Java java) {
        return new Explanation(
                "the function's Java is " + java.platform() + ", and this error comes from Java " + java.here()
                        + ", which is used instead here",
                "check with a JDK " + java.platform() + ": jdkToolchain of fc-maven-plugin, or JAVA_HOME");
    }

    /** Only in the line that says why it ended: frameworks print on which Java they start. */
    private static Optional<Explanation> ownCheck(Differences differences, StartLog log, StartCause cause) {
        boolean last = cause.failure() == StartFailure.LAST_LINE;
        String line = last ? cause.name() : log.lastError().orElse("");
        if (!last && cause.failure() != StartFailure.UNKNOWN) {
            return Optional.empty();
        }
        return differences
                .javas()
                .filter(java -> java.platform() != java.here()
                        && release("java|jdk|jre").matcher(line).find())
                .findFirst()
                .map(StandInDifference::newer)
                .or(() -> Stream.of(Language.PYTHON, Language.NODE, Language.PHP)
                        .flatMap(language -> differences.program(language).stream())
                        .filter(program -> isOther(program)
                                && (names(program.platform().language(), line) || asksFor(program.platform(), line)))
                        .findFirst()
                        .map(StandInDifference::newer));
    }

    /**
     * A program that looks itself for its release: {@code needs Java 8, not 17}. Of Jackson, {@code Java 8 date/time
     * type} is no release, and a path has the one of its folder.
     */
    private static Pattern release(String name) {
        return Pattern.compile("(?i)(?<![\\w/.-])(?:" + name + ")(?: version)?[ -]?v?\\d++(?! \\S+ type\\b)"
                + "|\\b(?:unsupported|needs|requires?|wrong)\\b.{0,20}\\b(?:" + name + ")\\b(?! \\d+ \\S+ type\\b)");
    }

    private static boolean names(Language language, String line) {
        String name = language == Language.NODE ? "node(?:\\.?js)?" : language.name();
        return release(name).matcher(line).find();
    }

    /** Of its release without its name, and not of the one here: {@code needs 3.7}. */
    static boolean asksFor(Interpreter platform, String line) {
        String release = Release.of(platform.version()).toString().replace(".", "\\.");
        return Pattern.compile("(?i)\\b(?:needs|requires?|unsupported)\\b[^\\w.]{0,5}" + release + "(?!\\d)")
                .matcher(line)
                .find();
    }

    private static Optional<Explanation> newerPhp(Differences differences, List<String> lines) {
        return differences
                .program(Language.PHP)
                .filter(php -> NewerInterpreter.refuses(php, lines))
                .map(php -> newer(php));
    }

    private static Optional<Explanation> phpExtension(Differences differences, StartLog log, StartCause cause) {
        return differences.program(Language.PHP).flatMap(php -> extensions(differences, log, cause)
                .filter(extension -> !php.extensions().contains(extension))
                .findFirst()
                .map(extension -> lacking(extension, php.platform())));
    }

    private static Explanation lacking(String extension, Interpreter platform) {
        String here = "PHP's extension " + extension + " is not installed here, and ";
        return PhpExtension.otherThan(platform, extension)
                .map(instead -> new Explanation(here + "the list of " + platform + " does not have it", instead))
                .orElseGet(() -> new Explanation(
                        here + platform + " of the platform may have it",
                        "install the extension " + extension
                                + " here, or name a PHP that has it with interpreter"
                                + " (-Dfc.interpreter=...)"));
    }

    /**
     * What PHP says of a class or function, or the program of the extension that it asked for; of one that ended
     * without a word, what it asks for.
     */
    private static Stream<String> extensions(Differences differences, StartLog log, StartCause cause) {
        return switch (cause.failure()) {
            case MISSING_IN_PHP -> PhpExtension.of(cause.name()).stream();
            case UNKNOWN -> PhpExtension.lacking(log.lines());
            case RETURNED, LAST_LINE, WORDLESS ->
                Stream.concat(
                        PhpExtension.lacking(log.lines()),
                        differences.code().askedOfPhp().stream().flatMap(PhpExtension::asked));
            default -> Stream.empty();
        };
    }

    /** The static check compares byte code with the function's own Python. */
    private static Optional<Explanation> byteCode(Differences differences, StartCause cause) {
        return differences
                .program(Language.PYTHON)
                .filter(python -> cause.failure() == StartFailure.OTHER_BYTE_CODE && isOther(python))
                .map(python -> newer(python));
    }

    private static boolean isOther(StandIn.Program program) {
        return Release.of(program.here())
                        .compareTo(Release.of(program.platform().version()))
                != 0;
    }

    /** What a module had before, or has later. */
    private static Optional<Explanation> pythonName(Differences differences, List<String> lines) {
        return differences
                .program(Language.PYTHON)
                .filter(python ->
                        NewerInterpreter.name(python, lines).isPresent() || NewerInterpreter.refuses(python, lines))
                .map(python -> newer(python));
    }

    private static Optional<Explanation> newerNode(Differences differences, List<String> lines) {
        return differences
                .program(Language.NODE)
                .filter(node -> NewerInterpreter.refuses(node, lines))
                .map(node -> newer(node));
    }

    private static Explanation newer(StandIn.Program program) {
        Language language = program.platform().language();
        String version = program.platform().version();
        return new Explanation(
                "the function's " + language + " is " + version + ", and this error comes from " + language + " "
                        + program.here() + ", which is used instead here",
                "name a " + language + " " + Release.of(version) + " with interpreter (-Dfc.interpreter=...)");
    }

    private static Optional<Explanation> closedFolder(Differences differences, StartCause cause) {
        return Optional.of(cause)
                .filter(denied -> denied.failure() == StartFailure.PERMISSION_DENIED)
                .flatMap(denied -> differences.code().closedFolder(denied.line()))
                .map(folder -> new Explanation(
                        "other users may not enter " + folder + ", below which the package is unpacked here, and"
                                + " each user may enter /code of the platform",
                        "check below a folder that all users may enter (chmod o+x " + folder + ")"));
    }

    private static Optional<Explanation> fewerResources(ResourceLimits limits, StartFailure failure) {
        return switch (failure) {
            case NO_MORE_THREADS ->
                fewer(
                        limits.processes(),
                        "this machine lets the user or the container have %s processes and threads, which others share",
                        "raise the limit (ulimit -u, pids.max), or end others");
            case TOO_MANY_FILES ->
                limits.files().orElse(PLATFORM_FILES) >= PLATFORM_FILES
                        ? Optional.empty()
                        : fewer(
                                limits.files(),
                                "this machine lets a process have %s files open, and an instance may have 100,000",
                                "raise the limit (ulimit -n)");
            case OUT_OF_MEMORY ->
                fewer(
                        limits.memory(),
                        "this machine lets a process address %s bytes, and an instance has no such limit",
                        "lift the limit (ulimit -v unlimited)");
            case DISK_FULL ->
                Optional.of(new Explanation(
                        "the instance was on this machine's disk, and that is full",
                        "make room on the disk that holds target and the temporary folder"));
            default -> Optional.empty();
        };
    }

    /** Its own processes hold a port on the platform too. */
    private static Optional<Explanation> heldPort(StartLog log, StartFailure failure) {
        return Optional.of(failure)
                .filter(why -> why == StartFailure.PORT_IN_USE && !log.held().isEmpty())
                .map(why -> new Explanation(
                        String.join("; ", log.held()) + ", and an instance has no processes but its own",
                        "end that process, or let the program listen on FC_CUSTOM_LISTEN_PORT, the port that the check"
                                + " gives it"));
    }

    private static Optional<Explanation> otherShell(StartLog log, StartCause cause) {
        return Optional.of(new Explanation(
                        "/bin/sh, which reads this script here, is not bash, and that of the platform is bash",
                        "write #!/bin/bash as the first line of the script"))
                .filter(difference -> OtherShell.refuses(log, cause));
    }

    private static Optional<Explanation> fewer(OptionalLong limit, String why, String fix) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        String.format(Locale.ROOT, why, String.format(Locale.ROOT, "%,d", limit.getAsLong())), fix));
    }
}
