package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.platform.Requirement.FC_HEAP;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why this server did not start.
 *
 * @param failure the cause, as the catalogue has it
 * @param names the line that says it, and what that names
 * @param place the file and line where it stands, in parentheses; nothing where they are not known
 */
public record StartCause(StartFailure failure, List<String> names, String place) {
    public StartCause {
        names = List.copyOf(names);
    }

    private static final int KILL = 137;
    private static final int SEGMENTATION_FAULT = 139;

    private static final Pattern BRACES = Pattern.compile("\\{(\\d|file|port|heap|memory|goes on)}");

    /** Where a parser says in which file it is and in which line. */
    private static final Pattern PLACE = Pattern.compile(
            "(?:File \"([^\"]+)\", line (\\d+)| in (/?[\\w./-]+\\.(?:php|inc)) on line (\\d+)|^(/?[\\w./-]+\\."
                    + "(?:js|mjs|cjs|json)):(\\d+)"
                    + "|^(/?[\\w./-]+\\.sh|bootstrap): (?:line )?(\\d+):|in '([^']+\\.ya?ml)', line (\\d+))");

    private static final Pattern CONFIGURATION =
            Pattern.compile("(?:classpath:/?|file:|class path resource \\[| in [\"']|SyntaxError: )"
                    + "(/?[\\w.][\\w./-]*\\.(?:ya?ml|properties|json|xml|toml|ini))");
    private static final Pattern BELOW_ERROR = Pattern.compile("\\s+(?:at |\\.\\.\\. )");

    private static final Pattern GAVE_UP =
            Pattern.compile("(?i)connect|time(?:d )?out|closed|retr(?:y|ies)|unavailable|not available|bootstrap"
                    + "|hibernate\\.dialect");

    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");

    /** The cause of a start that ended. */
    public static StartCause of(StartOutcome.Ended ended) {
        Optional<StartCause> printed = printed(ended.log());
        if (printed.isPresent()) {
            return printed.get();
        }
        int code = ended.log().exitCode().orElse(-1);
        if (!ended.left().isEmpty()) {
            return of(StartFailure.BACKGROUND);
        }
        return switch (code) {
            case 0 -> returned(ended.log());
            case KILL -> of(StartFailure.KILLED);
            default -> ended.log().lastError().isPresent() ? unknown(ended.log()) : ofLastLine(ended.log());
        };
    }

    /**
     * The cause of a start whose time was over.
     *
     * @param told whether its configuration says that it opens no port
     */
    public static StartCause of(StartOutcome.Silent silent, boolean busy, boolean told) {
        return printed(silent.log()).orElseGet(() -> {
            if (busy) {
                return of(StartFailure.SLOW);
            }
            if (silent.log().lastError().isPresent()) {
                return unknown(silent.log());
            }
            if (told) {
                return of(StartFailure.TOLD_TO_LISTEN_NOWHERE);
            }
            return OwnFrame.staysIn(silent.mainThread())
                    .map(frame -> of(StartFailure.STAYS_BEFORE_LISTENING, "", frame))
                    .orElseGet(() -> of(
                            StartFailure.LISTENS_NOWHERE,
                            "",
                            LastLine.of(silent.log()).isEmpty() ? EndingCauses.PRINT : EndingCauses.LOOK));
        });
    }

    private static StartCause returned(StartLog log) {
        Optional<String> last = LastLine.of(log).filter(line -> log.lastError().isEmpty());
        String said = last.map(line -> "the last line that it printed: " + line).orElse("");
        Optional<String> error = last.filter(LastLine::mayBeError);
        return of(StartFailure.RETURNED, "", said, error.isEmpty() ? "" : LastLine.OR_ELSE);
    }

    private static StartCause ofLastLine(StartLog log) {
        Optional<StartCause> unread = log.redirected()
                .filter(file -> !file.read())
                .map(file -> of(StartFailure.UNREAD_OUTPUT, "", file.redirection(), file.script(), file.file()));
        return unread.or(() -> LastLine.of(log).map(line -> of(StartFailure.LAST_LINE, "", line)))
                .orElseGet(() -> of(
                        StartFailure.WORDLESS,
                        "",
                        log.exitCode().orElse(-1) == SEGMENTATION_FAULT ? EndingCauses.UNSET : ""));
    }

    /** With the application's own code where Java threw the last error: below it, before the next one. */
    private static StartCause unknown(StartLog log) {
        List<String> lines = log.lines();
        String last = log.lastError().map(String::strip).orElse("");
        int error = lines.size() - 1;
        while (error >= 0 && !lines.get(error).strip().endsWith(last)) {
            error--;
        }
        Stream<String> below = lines.stream()
                .skip(error + 1)
                .takeWhile(line -> BELOW_ERROR.matcher(line).lookingAt());
        String frame = OwnFrame.first(below)
                .or(() -> OwnLine.of(lines))
                .map(own -> " (" + own + ")")
                .orElse("");
        return new StartCause(StartFailure.UNKNOWN, List.of(), frame);
    }

    /** A cause, of what it names; what an expression did not meet is null. */
    public static StartCause of(StartFailure failure, String... names) {
        return new StartCause(
                failure, Stream.of(names).map(name -> name == null ? "" : name).toList(), "");
    }

    /** Whether a newer Java or interpreter could have made the same package start. */
    public boolean dependsOnVersion() {
        return failure.cause().version() == FailingVersion.THIS;
    }

    /** What the line names: a class, a module, a program; nothing where it names none. */
    String name() {
        return name(1);
    }

    /** The line that says it. */
    String line() {
        return name(0);
    }

    /** What it is, in a clause of its own; nothing where the way in which it ended says it all. */
    public String what() {
        return filled(failure.cause().what(), requirement -> "");
    }

    /** The change that corrects it, with what this server is told where it listens, goes on, or gets its memory. */
    public String fix(Function<Requirement, String> fixes) {
        return filled(failure.cause().fix(), fixes);
    }

    /** What the catalogue knows of what it printed: of what it said when it ended, where it said that. */
    public static Optional<StartCause> printed(StartLog log) {
        return LastReport.of(log)
                .map(report ->
                        first(log.with(report.lines()), StartFailure.values()).or(() -> inVain(log, report)))
                .orElseGet(() -> first(log, StartFailure.values()));
    }

    /** A client that tries again and again says apart what does not answer, and in the end only that it gave up. */
    private static Optional<StartCause> inVain(StartLog log, LastReport report) {
        if (report.isOfParent()) {
            return first(log, StartFailure.values());
        }
        return log.lastError()
                .filter(error -> GAVE_UP.matcher(error).find())
                .flatMap(error -> first(
                        log,
                        StartFailure.LOGIN_REFUSED,
                        StartFailure.UNKNOWN_CONTAINER,
                        StartFailure.UNKNOWN_HOST,
                        StartFailure.LOCAL_SERVICE_REFUSED,
                        StartFailure.CONNECTION_REFUSED));
    }

    private static Optional<StartCause> first(StartLog log, StartFailure... failures) {
        return Stream.of(failures)
                .flatMap(failure -> failure.cause().names().apply(log).map(names -> of(failure, names)).stream())
                .findFirst()
                .map(cause -> new StartCause(
                        cause.failure,
                        cause.names,
                        (cause.failure == StartFailure.UNREADABLE_CONFIGURATION
                                        ? configuration(log.lines())
                                        : place(log.lines()))
                                .map(where -> " (" + where + ")")
                                .orElse("")));
    }

    /** Each pair of braces once: what a server printed may have braces too. */
    private String filled(String text, Function<Requirement, String> fixes) {
        return BRACES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "file" -> place;
                            case "port" -> fixes.apply(FC_PORT);
                            case "heap" -> fixes.apply(FC_HEAP);
                            case "memory" -> fixes.apply(FC_MEMORY);
                            case "goes on" -> fixes.apply(FC_STARTUP);
                            default -> name(Integer.parseInt(found.group(1)));
                        }));
    }

    String name(int number) {
        return number < names.size() ? names.get(number) : "";
    }

    private static Optional<String> place(List<String> lines) {
        Optional<String> direct = lines.stream()
                .map(PLACE::matcher)
                .filter(Matcher::find)
                .map(found -> {
                    String file = group(found);
                    return file + ", line " + found.group(groupIndex(found) + 1);
                })
                .reduce((first, second) -> second);
        boolean others = direct.filter(where -> where.startsWith("/") && !where.startsWith(CodePath.ROOT + "/"))
                .isPresent();
        return (others ? OwnLine.of(lines).or(() -> direct) : direct).or(() -> configuration(lines));
    }

    /** Where a parser names the file that it reads, and not its own code. */
    private static Optional<String> configuration(List<String> lines) {
        return last(CONFIGURATION, lines)
                .map(file ->
                        file + last(LINE, lines).map(line -> ", line " + line).orElse(""));
    }

    private static Optional<String> last(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(StartCause::group)
                .reduce((first, second) -> second);
    }

    private static String group(Matcher found) {
        return found.group(groupIndex(found));
    }

    private static int groupIndex(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return group;
            }
        }
        return 0;
    }
}
