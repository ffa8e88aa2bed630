package io.github.fcmaven.image;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the name of a program alone says of it, whatever an image holds. */
public final class ProgramNames {

    /** Words that a shell itself understands. Source: the manual of bash, builtin commands. */
    private static final Set<String> OF_SHELLS = Set.of(
            "cd",
            "exec",
            "source",
            ".",
            "export",
            "eval",
            "set",
            "unset",
            "alias",
            "ulimit",
            "umask",
            "trap",
            "wait",
            "shift",
            "declare",
            "local",
            "readonly",
            "if",
            "for",
            "while",
            "until",
            "case",
            "function",
            "{",
            "(",
            "!");

    /** What people name and no image has: other shells and languages, and what builds them. */
    private static final Set<String> NOWHERE = Set.of(
            "zsh",
            "fish",
            "ksh",
            "ash",
            "csh",
            "tcsh",
            "busybox",
            "pwsh",
            "powershell",
            "cmd",
            "deno",
            "bun",
            "go",
            "cargo",
            "rustc",
            "dotnet",
            "elixir",
            "iex",
            "mix",
            "erl",
            "swift",
            "kotlin",
            "scala",
            "sbt",
            "gradle",
            "lein",
            "clojure",
            "julia",
            "Rscript",
            "R",
            "lua",
            "luajit",
            "crystal",
            "nim",
            "dart",
            "pypy",
            "pypy3",
            "hhvm",
            "ts-node",
            "tsx");

    /** What makes an environment for a Python project on the machine of its developer, and runs programs in it. */
    private static final Set<String> OF_A_PROJECT = Set.of("poetry", "pipenv", "pdm", "uv", "conda", "mamba");

    /** What starts servers on a whole machine, or behind a terminal, and is in no image. */
    private static final Set<String> OF_A_MACHINE =
            Set.of("docker", "docker-compose", "podman", "systemctl", "screen", "tmux");

    /** The same, which an image may have. */
    private static final Set<String> OF_ITS_INIT = Set.of("service", "initctl", "rc-service", "start-stop-daemon");

    /** What gives a command another user. */
    private static final Set<String> OF_A_USER = Set.of("sudo", "doas", "gosu", "su-exec", "runuser");

    /** Those that npm installs into a project, or on the machine of its developer. */
    private static final Set<String> BY_NPM = Set.of(
            "pm2",
            "pm2-runtime",
            "nodemon",
            "forever",
            "next",
            "nuxt",
            "nest",
            "vite",
            "serve",
            "http-server",
            "json-server",
            "cross-env",
            "concurrently",
            "npm-run-all",
            "run-s",
            "run-p",
            "rimraf",
            "tsc",
            "ts-node-dev",
            "webpack",
            "react-scripts",
            "fastify");

    /** Programs that Ruby runs. */
    private static final Set<String> OF_RUBY =
            Set.of("bundle", "bundler", "gem", "rackup", "puma", "unicorn", "thin", "rails", "rake", "irb");

    private static final List<String> KNOWN =
            List.of("java", "node", "nginx", "perl", "php", "python", "python3", "ruby", "bash");

    /** Known, and too short for a slip. */
    private static final Set<String> SHORT = Set.of("sh", "env");

    /** What other runtimes are configured with: {@code index.handler}, {@code com.example.App::handleRequest}. */
    private static final Pattern HANDLER =
            Pattern.compile("[\\w.$]+::\\w+|[\\w/]+\\.(?:\\w*[hH]andler|handle\\w*|main_handler|handleRequest)");

    /** A program of a shell's line that no file is called by. */
    private static final Pattern NO_NAME = Pattern.compile(".*[\"'`$*?\\\\|&;<>(){}\\[\\]=,].*", Pattern.DOTALL);

    /** Folders of the machine on which something was installed, which no image has. */
    private static final Pattern OF_A_BUILD = Pattern.compile("(?:/home/|/Users/|/root/|/nix/|/builds?/|/workspaces?/"
            + "|/runner/|/github/|/private/|/Library/|/Applications/"
            + "|/usr/local/(?:Cellar|opt)/|/opt/homebrew/|/snap/|[A-Za-z]:[\\\\/]).*");

    /** Folders in which AWS Lambda, Tencent's SCF and Azure have their languages and the package; no image has any. */
    private static final Pattern OF_A_PLATFORM =
            Pattern.compile("/var/(?:lang|task|runtime|user)/.*|/home/site/wwwroot/.*");

    private ProgramNames() {}

    /** Why no program is called so anywhere, whatever PATH says; empty where one may be. */
    static Optional<Presence.Missing> nowhere(String program) {
        if (OF_A_PLATFORM.matcher(program).matches()) {
            return missing("that is a folder of another platform, which no runtime has");
        }
        if (OF_A_BUILD.matcher(program).matches()) {
            return missing("that is a folder of the machine on which it was installed, which no runtime has");
        }
        if (OF_SHELLS.contains(program)) {
            return missing("that is a word of the shell, and no program");
        }
        if (isHandler(program)) {
            return missing("that is the name of a handler of other runtimes, not a program");
        }
        if (NO_NAME.matcher(program).matches()) {
            return missing(
                    program.matches("[A-Za-z_]\\w*=.*")
                            ? "that sets a variable, which only a shell does"
                            : "no program is called so: no shell reads it");
        }
        return Optional.empty();
    }

    /** Whether it is one that people name, and no image has: a disk or a layer may. */
    public static boolean isNowhere(String program) {
        String name = CodePath.nameOf(program);
        return Stream.of(NOWHERE, OF_A_PROJECT, OF_A_MACHINE, BY_NPM).anyMatch(names -> names.contains(name));
    }

    /** What to do instead of such a program, if nobody should pack it. */
    public static Optional<String> instead(String program) {
        String name = CodePath.nameOf(program);
        if (OF_A_USER.contains(name)) {
            return Optional.of("remove " + name + " before the command: an instance runs its start command as root");
        }
        if (OF_A_PROJECT.contains(name)) {
            return Optional.of("write the command behind " + name + " run itself, such as python3 server.py, with its"
                    + " packages in the package (pip install --target)");
        }
        if (name.equals("dotnet")) {
            return Optional.of("ship .NET too: dotnet publish -r linux-x64 --self-contained"
                    + " -p:InvariantGlobalization=true makes a program; start that one, such as ./App, with mode 0755");
        }
        return OF_A_MACHINE.contains(name) || OF_ITS_INIT.contains(name)
                ? Optional.of("write the command of the server itself instead, with exec, so that it runs in the"
                        + " foreground: an instance has no services, no Docker and no terminal")
                : Optional.empty();
    }

    /** Whether it is a word that only a shell understands, or a line of one. */
    public static boolean isOfShell(String program) {
        return OF_SHELLS.contains(program) || program.matches("[A-Za-z_]\\w*=.*");
    }

    /** What to do where a script has such a word for a program. */
    public static Optional<String> asLine(String program) {
        return isOfShell(program)
                ? Optional.of("write the line with " + program + " into a start script of your own (bootstrapFile of"
                        + " fc-maven-plugin in pom.xml), without exec before it: " + program + " is a word of the"
                        + " shell, and no program")
                : Optional.empty();
    }

    /** Whether it is the name of a handler, which other runtimes take. */
    public static boolean isHandler(String program) {
        return HANDLER.matcher(program).matches();
    }

    /** The language without which such a program is not there: {@code node}, {@code ruby}. */
    public static Optional<String> runBy(String name) {
        boolean isInterpreter = Language.ofProgram(name).isPresent();
        if (BY_NPM.contains(name) || !isInterpreter && Language.neededBy(name).isPresent()) {
            return Optional.of("node");
        }
        return OF_RUBY.contains(name) ? Optional.of("ruby") : Optional.empty();
    }

    /** One that capital letters, an ending of Windows or one letter make a known one. */
    static Optional<Presence.Missing> slip(String name) {
        String linux = name.replaceFirst("(?i)\\.(exe|cmd|bat)$", "");
        String small = linux.toLowerCase(Locale.ROOT);
        if (KNOWN.contains(small) || SHORT.contains(small)) {
            return Optional.of(new Presence.Missing("no runtime has it", Optional.of(small)));
        }
        return KNOWN.stream()
                .filter(known -> Spelling.isSlip(linux, known))
                .findFirst()
                .map(known -> new Presence.Missing("no runtime has it", Optional.of(known)))
                .or(() -> linux.equals(name) ? Optional.empty() : missing("it is a program of Windows"));
    }

    private static Optional<Presence.Missing> missing(String why) {
        return Optional.of(new Presence.Missing(why));
    }
}
