package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartFile;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Whether what a function package's start names is there: the last look, when all files are together. */
public final class LastLook {

    /** More than any start script has; beyond it only the beginning is looked at. */
    private static final int LONGEST_SCRIPT = 1 << 20;

    private static final String ADD =
            "correct command and args of fc-maven-plugin in pom.xml: paths are relative to /code, the root of the"
                    + " package; or add the file with extraDirectories";

    private LastLook() {}

    /**
     * Looks at the start file, the program, and the jars that the start names; what the runtime's image may hold is believed.
     *
     * @throws FcProblem where the platform would not start it, with its answer
     */
    public static void at(FunctionPackage function) {
        List<String> argv = function.start().argv();
        String program = argv.get(0);
        if (program.equals("java") || isLayerJava(program)) {
            refuseMissingJava(function, program);
        } else if (interpreterOf(program).isPresent()) {
            refuseMissingInterpreter(function, program, interpreterOf(program).get());
        } else {
            inCode(program).filter(path -> program.contains("/")).ifPresent(path -> checkFile(function, path, program));
        }
        if (program.equals("java") || program.endsWith("/java")) {
            checkJars(function.entries(), argv);
        }
    }

    private static boolean isLayerJava(String program) {
        return Arrays.stream(JavaLayer.values()).anyMatch(layer -> program.equals(layer.javaCommand()));
    }

    private static void refuseMissingJava(FunctionPackage function, String program) {
        boolean image = program.equals("java") && function.runtime().java().isPresent();
        boolean layer = function.layers().stream()
                .map(JavaLayer::ofArn)
                .flatMap(Optional::stream)
                .anyMatch(java -> program.equals("java") || program.equals(java.javaCommand()));
        if (!image && !layer) {
            throw FcProblem.of(
                    Requirement.FC_COMMAND,
                    "the start command is " + program + ", which neither the runtime " + function.runtime()
                            + " nor one of its layers has",
                    notFound(program),
                    "set runtime of fc-maven-plugin to auto, or name the layer that has it with layers");
        }
    }

    /** The language of an interpreter that a bare name calls: the one of a path is where the user says it is. */
    private static Optional<Language> interpreterOf(String program) {
        return Language.ofProgram(program)
                .filter(language -> language.programs().contains(program));
    }

    private static void refuseMissingInterpreter(FunctionPackage function, String program, Language language) {
        List<String> path = List.of(function.environment()
                .getOrDefault("PATH", function.runtime().path())
                .split(":"));
        boolean found = Stream.concat(
                        Interpreter.ofLayers(function.layers()).stream(),
                        Interpreter.ofImage(language, function.runtime()).stream())
                .filter(one -> one.names().contains(program))
                .anyMatch(one ->
                        one.home().map(home -> path.contains(home + "/bin")).orElse(path.contains("/usr/bin")));
        if (!found) {
            throw InterpreterChoice.absent(
                    program, language, function.runtime(), function.spec().region());
        }
    }

    private static void checkFile(FunctionPackage function, CodePath path, String named) {
        Entry entry = function.entry(path)
                .orElseThrow(() -> FcProblem.of(
                        Requirement.FC_COMMAND,
                        "the start command is " + named + ", which is not in the package",
                        notFound(named),
                        ADD));
        if (!entry.mode().executableForAll()) {
            throw FcProblem.of(
                    Requirement.FC_BOOTSTRAP_MODE,
                    path + ", which is started, has the mode " + entry.mode(),
                    "give it 755 under permissions of fc-maven-plugin in pom.xml");
        }
        StartFile.read(path.value(), beginning(entry.content()));
    }

    private static byte[] beginning(Content content) {
        try {
            byte[] head = content.head(StartFile.HEAD);
            boolean script = head.length > 1 && head[0] == '#' && head[1] == '!';
            return script ? content.head(LONGEST_SCRIPT) : head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkJars(SortedMap<CodePath, Entry> entries, List<String> argv) {
        int jar = argv.indexOf("-jar");
        if (jar > 0 && jar + 1 < argv.size()) {
            refuseMissing(entries, argv.get(jar + 1), "Error: Unable to access jarfile ");
        }
        argv.stream()
                .filter(word -> word.startsWith("-javaagent:"))
                .map(word -> word.substring("-javaagent:".length()).split("=", 2)[0])
                .forEach(agent -> refuseMissing(entries, agent, "Error opening zip file or JAR manifest missing : "));
    }

    private static void refuseMissing(SortedMap<CodePath, Entry> entries, String named, String log) {
        Optional<CodePath> path = inCode(named);
        if (path.isEmpty() || entries.containsKey(path.get())) {
            return;
        }
        String elsewhere = entries.keySet().stream()
                .filter(other -> other.name().equals(path.get().name()))
                .findFirst()
                .map(other -> "; it is " + other + " there")
                .orElse("");
        throw Jar.problem("the start names " + named + ", which is not in the package" + elsewhere, log + named, ADD);
    }

    /** The path below /code that a word names, which is the working directory; empty where it is elsewhere, or is not plain. */
    private static Optional<CodePath> inCode(String word) {
        String below = word.startsWith(CodePath.ROOT + "/") ? word.substring(CodePath.ROOT.length() + 1) : word;
        String plain = below.startsWith("./") ? below.substring(2) : below;
        try {
            return Optional.of(CodePath.of(plain));
        } catch (FcProblem e) {
            return Optional.empty();
        }
    }

    private static String notFound(String program) {
        return "CAFileNotFound: The function cannot be started. Error: the file " + program + " is not exist";
    }
}
