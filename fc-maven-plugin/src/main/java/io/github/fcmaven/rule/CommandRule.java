package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_PATH;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.NodeEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program that the start command names. */
final class CommandRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_COMMAND, FC_JAVA_PATH);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.OF_READERS;
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        FunctionPackage function = subject.function();
        background(subject, findings);
        if (function.start().isBootstrap()) {
            ofScript(subject, findings);
            return;
        }
        String program = function.start().argv().get(0);
        Optional<CodePath> inPackage = subject.startFile();
        if (program.isBlank() || program.matches("\\S+\\s.*")) {
            findings.violated(
                    FC_COMMAND,
                    "the program of the start command is '" + program + "', a whole line, not a program",
                    notFound(program),
                    "write each argument as an element of its own in "
                            + subject.origin().at("command"));
        } else if (inPackage.isPresent() && function.entry(inPackage.get()).isEmpty()) {
            if (subject.isLeftToReader(program, FC_COMMAND, findings)) {
                return;
            }
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program + ", which is not in the package"
                            + subject.elsewhere(inPackage.get()),
                    notFound(program),
                    subject.correctStart(inPackage.get()));
        } else if (inPackage.isEmpty()) {
            outside(subject, program, findings);
        } else {
            findings.met(FC_COMMAND, program + " is in the package");
        }
        wrapped(subject, program, findings);
    }

    /** One that returns and leaves its server behind. */
    private static void background(RuleContext subject, Findings findings) {
        subject.server()
                .background()
                .ifPresent(found -> findings.violated(
                        FC_COMMAND,
                        found.program() + found.why() + ", and an instance ends with its start command",
                        "CAExited: Function instance exited unexpectedly",
                        found.fix()));
    }

    /** The program that a simple start script becomes, or one that it starts. */
    private static void ofScript(RuleContext subject, Findings findings) {
        if (subject.argv().isEmpty() || subject.isRunByItsFirstLine()) {
            return;
        }
        String program = subject.argv().get(0);
        Optional<CodePath> path = program.contains("/") ? subject.inCode(program) : Optional.empty();
        boolean imageKnown = subject.origin() != FixLocation.ZIP;
        if (ImagePrograms.of(subject.started(), program) instanceof Presence.Missing missing
                && (path.isPresent() || imageKnown)
                && !subject.isLeftToReader(program, FC_COMMAND, findings)) {
            if (path.isPresent() && subject.namesake(path.get()).isEmpty()) {
                ofPackage(subject, program, findings);
                return;
            }
            findings.violated(
                    FC_COMMAND,
                    subject.lastScript() + " starts " + program + ", and " + missing.why()
                            + path.map(subject::elsewhere).orElse(""),
                    notFoundBy(program),
                    path.flatMap(subject::namesake)
                            .map(there -> "write ./" + there + " in " + subject.lastScript())
                            .orElseGet(() -> provided(subject, program, missing)
                                    .replace(subject.origin().at("command"), "in " + subject.lastScript())));
        }
    }

    /** A file that the package does not have, unless a script makes it first. */
    private static void ofPackage(RuleContext subject, String program, Findings findings) {
        if (MakingScript.mayMake(subject, program)) {
            return;
        }
        findings.violated(
                FC_COMMAND,
                subject.lastScript() + " starts " + program + ", which is not in the package",
                notFoundBy(program),
                "add the file with " + subject.origin().files() + ", or correct its path in " + subject.lastScript()
                        + ": it is relative to /code, the root of the package");
    }

    private static String notFoundBy(String program) {
        return "CAExited: Function instance exited unexpectedly(code 127, message:key has expired) " + program
                + ": not found";
    }

    /** What {@code env}, {@code nohup} and the like start is looked for as they are. */
    private static void wrapped(RuleContext subject, String wrapper, Findings findings) {
        if (subject.starts().size() > 1) {
            ofScript(subject, findings);
            return;
        }
        String program = subject.argv().isEmpty() ? wrapper : subject.argv().get(0);
        if (!program.equals(wrapper)
                && ImagePrograms.of(subject.started(), program) instanceof Presence.Missing missing) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + wrapper + ", which starts " + program + ", and " + missing.why(),
                    "CAExited: Function instance exited unexpectedly(code 127, message:key has expired) " + wrapper
                            + ": '" + program + "': No such file or directory",
                    provided(subject, program, missing));
        }
    }

    private static void outside(RuleContext subject, String program, Findings findings) {
        if (NamedFile.withoutCode(subject, program).isPresent()) {
            String below = CodePath.ROOT + program;
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program + ", which is not in the package; it is " + below + " there",
                    notFound(program),
                    "write " + below + " as " + subject.origin().at("command"));
        } else {
            byName(subject, program, findings);
        }
    }

    private static void byName(RuleContext subject, String program, Findings findings) {
        FunctionPackage function = subject.function();
        Optional<CodePath> namesake = subject.inCode(program).filter(path -> !program.contains("/"));
        Presence presence = ImagePrograms.of(function, program);
        if (presence instanceof Presence.Missing missing) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program + ", and " + missing.why(),
                    notFound(program),
                    provided(subject, program, missing));
        } else if (namesake.flatMap(function::entry).isPresent()) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program
                            + ", a file of the package, but without a path it is looked for in" + " PATH only",
                    notFound(program),
                    named(subject, program));
        } else if (presence instanceof Presence.Unknown unknown) {
            findings.unproven(
                    FC_COMMAND,
                    "the start command is " + program + ", and " + unknown.why(),
                    ProgramNames.runBy(program).filter("node"::equals).isPresent()
                            ? withoutNpm(subject)
                            : "put it into the package and name it by its path, such as /code/"
                                    + program.replaceFirst(".*/", "")
                                    + "; a program in Python is started as a module: python3 -m, with its packages in"
                                    + " the package (pip install --target)");
        } else {
            findings.met(FC_COMMAND, program + " is a program of the runtime or of a layer");
            javaPath(subject, program, findings);
        }
    }

    /** A file of a language is given to its interpreter. */
    private static String named(RuleContext subject, String program) {
        Optional<Language> language = Language.ofFile(program);
        String command = language.map(one -> ImageInterpreters.all(subject.function(), one).stream()
                        .findFirst()
                        .map(Interpreter::command)
                        .orElse(one.programs().get(0)))
                .orElse(program.endsWith(".jar") ? "java -jar" : program.endsWith(".sh") ? "bash" : "");
        return command.isEmpty()
                ? "write ./" + program + " or /code/" + program + " as "
                        + subject.origin().at("command")
                : "write " + command + " " + program + ", each word as an element of its own, as "
                        + subject.origin().at("command and args");
    }

    /** What has a program that is nowhere. */
    private static String provided(RuleContext subject, String program, Presence.Missing missing) {
        if (missing.instead().isPresent()) {
            return "write " + missing.instead().get() + " as "
                    + subject.origin().at("command");
        }
        if (ProgramNames.isHandler(program)) {
            return "write the program that starts the server as "
                    + subject.origin().at("command") + ": a custom runtime has no handler";
        }
        if (ProgramNames.isOfShell(program)) {
            return "write the line into a script bootstrap whose first line is #!/bin/bash, add it with "
                    + subject.origin().files() + ", and remove "
                    + subject.origin().at("command and args");
        }
        if (ProgramNames.runBy(program).filter("node"::equals).isPresent()) {
            return withoutNpm(subject);
        }
        if (ProgramNames.isNowhere(program)) {
            return "put a build of " + program
                    + " for linux/amd64 into the package and name it by its path, such as /code/"
                    + program.replaceFirst(".*/", "") + "; what it compiles to a program is started itself";
        }
        if (ImagePrograms.isOfCustom(program)) {
            return "set " + subject.origin().at("runtime") + " to custom, the only one that has it";
        }
        return byLayer(subject, program);
    }

    /** Of a Java the layer is known. */
    private static String byLayer(RuleContext subject, String program) {
        FunctionPackage function = subject.function();
        Optional<JavaLayer> layer = program.equals("java")
                ? JavaLayer.atLeast(17, function.runtime())
                : Arrays.stream(JavaLayer.values())
                        .filter(one -> one.javaCommand().equals(program) && one.supports(function.runtime()))
                        .findFirst();
        return layer.map(one -> "add " + one.arn(function.spec().region()) + " to "
                        + subject.origin().at("layers")
                        + (program.equals("java")
                                ? ", and write " + one.javaCommand() + " as "
                                        + subject.origin().at("command")
                                : ""))
                .orElse("set " + subject.origin().at("runtime")
                        + " to one that has it, or add the layer that has it to "
                        + subject.origin().at("layers"));
    }

    /** What a script of npm runs is started without it. */
    private static String withoutNpm(RuleContext subject) {
        List<Interpreter> nodes = ImageInterpreters.all(subject.function(), Language.NODE);
        String node = nodes.isEmpty() ? "node" : nodes.get(0).command();
        return "write the program itself as " + subject.origin().at("command and args") + ": " + node + " "
                + NodeEntry.find(subject.function().entries(), ".")
                        .map(CodePath::value)
                        .orElse("server.js");
    }

    /** A layer's folder is in no PATH by itself. */
    private static void javaPath(RuleContext subject, String program, Findings findings) {
        FunctionPackage function = subject.function();
        List<JavaLayer> layers = JavaLayer.among(function.layers());
        if (!program.equals("java") || layers.isEmpty()) {
            return;
        }
        List<String> path = SearchPath.of(function);
        boolean found = layers.stream().anyMatch(layer -> path.contains(layer.home() + "/bin"));
        if (found) {
            findings.met(FC_JAVA_PATH, "PATH has the folder of the layer's java");
        } else {
            String java = layers.get(0).javaCommand();
            findings.violated(
                    FC_JAVA_PATH,
                    "the start command is java, which the layer " + layers.get(0) + " has at " + java
                            + ", and no variable PATH leads there"
                            + function.runtime().java().stream()
                                    .mapToObj(own -> "; the image's own Java " + own + " would start")
                                    .findFirst()
                                    .orElse(""),
                    "write " + java + " as " + subject.origin().at("command"));
        }
    }

    private static String notFound(String program) {
        return "CAFileNotFound: The function cannot be started. Error: the file " + program + " is not exist";
    }
}
