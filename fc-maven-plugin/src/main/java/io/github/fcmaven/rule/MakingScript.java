package io.github.fcmaven.rule;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the scripts on the way to a program may make that program first (unpack, build, copy or fetch it), or start
 * others beside it.
 */
final class MakingScript {

    /** What makes no file. */
    private static final Set<String> HARMLESS = Set.of(
            "",
            "cd",
            "export",
            "declare",
            "readonly",
            "local",
            "set",
            "unset",
            "shopt",
            "ulimit",
            "umask",
            "trap",
            "echo",
            "printf",
            "chmod",
            "sleep",
            "date",
            "ls",
            "pwd",
            "cat",
            "env",
            "which",
            "id",
            "uname",
            "hostname",
            "true",
            ":",
            "test",
            "[",
            "exec",
            "exit");

    /** What brings files whose names no script says. */
    private static final Pattern BRINGS =
            Pattern.compile("(?:^|[\\s;&|(])(?:tar|unzip|git\\s+clone|rsync|ossutil(?:64)?|cp\\s+-\\w*[rRa]\\w*"
                    + "|(?:npm|yarn|pnpm)\\s+(?:run\\s+)?\\w*build\\w*|make|tsc|webpack)(?:\\s|$)");

    /** What writes a file that it names. */
    private static final Pattern WRITES =
            Pattern.compile("(?:^|[\\s(])(?:cp|mv|install|ln|sed|tee|curl|wget|gunzip)\\s");

    private static final Pattern COMMANDS = Pattern.compile("&&|\\|\\||[;|&\\n]");
    private static final Pattern TO_FILE = Pattern.compile("(?<![2&])>\\s*(?!&|/dev/)");

    /** A program in the background, or a server that goes there by itself. */
    private static final Pattern BESIDE = Pattern.compile("(?<![&<>\\\\])&(?=[\\s;)]|$)"
            + "|(?:^|[;&|]\\s*)(?:/\\S*/)?(?:nginx|caddy|haproxy|envoy|httpd|apache2|apachectl|service|systemctl)\\s");

    private MakingScript() {}

    /** Whether any may; also where one of them cannot be read. */
    static boolean mayMake(RuleContext context, String program) {
        return texts(context).anyMatch(text -> text.isEmpty() || makes(text.get(), program));
    }

    /** Whether any writes a file of that name, or brings files whose names it does not say. */
    static boolean writes(RuleContext context, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        Pattern into = Pattern.compile("(?<![2&])>\\s*[\"']?[^\\s;&|]*" + Pattern.quote(name));
        return texts(context)
                .flatMap(Optional::stream)
                .flatMap(text ->
                        COMMANDS.splitAsStream(String.join("\n", lines(text).toList())))
                .anyMatch(command -> BRINGS.matcher(command).find()
                        || into.matcher(command).find()
                        || command.contains(name) && WRITES.matcher(command).find());
    }

    /** Whether any may start a server beside the program that it becomes. */
    static boolean startsOthers(RuleContext context) {
        Stream<String> given = context.start().scripts().stream().map(words -> String.join(" ", words));
        return Stream.concat(given, texts(context).flatMap(Optional::stream).flatMap(MakingScript::lines))
                .anyMatch(line -> BESIDE.matcher(line + "\n").find());
    }

    private static Stream<Optional<String>> texts(RuleContext context) {
        Stream<String> started = context.starts().stream()
                .limit(Math.max(0, context.starts().size() - 1))
                .map(words -> ScriptArgument.of(words).map(ScriptArgument::word).orElse(words.get(0)));
        boolean own = context.function().start().isBootstrap();
        return Stream.concat(own ? Stream.of(CodePath.BOOTSTRAP.absolute()) : Stream.of(), started)
                .map(script -> text(context, script));
    }

    private static Optional<String> text(RuleContext context, String script) {
        return context.inCode(script).flatMap(context.function()::entry).flatMap(entry -> {
            try {
                byte[] head = entry.content().head(StartFile.LONGEST_SCRIPT);
                return Optional.of(new String(head, StandardCharsets.UTF_8));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private static Stream<String> lines(String script) {
        return script.replace("\\\n", " ").lines().map(String::strip).filter(line -> !line.startsWith("#"));
    }

    private static boolean makes(String script, String program) {
        List<String> lines = lines(script).toList();
        return lines.stream()
                        .anyMatch(line -> TO_FILE.matcher(line).find() || line.contains("$(") || line.contains("`"))
                || COMMANDS.splitAsStream(String.join("\n", lines))
                        .map(command -> command.strip().replaceFirst("^(?:[A-Za-z_]\\w*=\\S*\\s*)+", ""))
                        .map(command -> command.split("\\s", 2)[0])
                        .anyMatch(name -> !HARMLESS.contains(name) && !name.equals(program));
    }
}
