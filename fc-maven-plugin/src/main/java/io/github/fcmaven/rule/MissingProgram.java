package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.image.ImageInterpreters;
import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.LostFolders;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.image.ProgramNames;
import io.github.fcmaven.image.SearchPath;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.server.NodeEntry;
import io.github.fcmaven.server.ServerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to do where a program is started that is nowhere. */
final class MissingProgram {

    /** What runs a script of package.json. */
    static final String NPM = "(?:.*/)?(?:npm|yarn|pnpm)";

    private MissingProgram() {}

    /** What has it, where the start command names it. */
    static String provided(RuleContext context, String program, Presence.Missing missing) {
        return provided(context, program, missing, "as " + context.origin().at("command"));
    }

    /** @param where another program is written in its place: {@code in start.sh} */
    static String provided(RuleContext context, String program, Presence.Missing missing, String where) {
        if (LostFolders.lose(context.started(), program)) {
            return ofPath(context, program);
        }
        if (missing.instead().isPresent()) {
            return "write " + missing.instead().get() + " " + where;
        }
        if (ProgramNames.isHandler(program)) {
            return "write the program that starts the server " + where + ": a custom runtime has no handler";
        }
        if (ProgramNames.isOfShell(program)) {
            return "write the line into a script bootstrap whose first line is #!/bin/bash, add it with "
                    + context.origin().files() + ", and remove "
                    + context.origin().at("command and args");
        }
        if (ProgramNames.runBy(program).filter("node"::equals).isPresent()) {
            return withoutNpm(context);
        }
        if (ProgramNames.instead(program).isPresent()) {
            return ProgramNames.instead(program).get();
        }
        if (ProgramNames.isNowhere(program)) {
            return "put a build of " + program
                    + " for linux/amd64 into the package and name it by its path, such as /code/"
                    + CodePath.nameOf(program) + "; what it compiles to a program is started itself";
        }
        if (ImagePrograms.isOfCustom(program)) {
            return "set " + context.origin().at("runtime") + " to custom, the only one that has it";
        }
        Optional<Language> language = Language.ofProgram(CodePath.nameOf(program));
        return language.isPresent()
                ? InterpreterEdit.of(context, language.get(), command -> "write " + command + " " + where)
                : byLayer(context, program, where);
    }

    /** Of a Java the layer is known. */
    private static String byLayer(RuleContext context, String program, String where) {
        FunctionPackage function = context.function();
        Optional<JavaLayer> layer = program.equals("java")
                ? JavaLayer.atLeast(17, function.runtime())
                : Arrays.stream(JavaLayer.values())
                        .filter(one -> one.javaCommand().equals(program) && one.supports(function.runtime()))
                        .findFirst();
        return layer.map(one -> "add " + one.arn(function.spec().region()) + " to "
                        + context.origin().at("layers")
                        + (program.equals("java") ? ", and write " + one.javaCommand() + " " + where : ""))
                .orElse("set " + context.origin().at("runtime")
                        + " to one that has it, or add the layer that has it to "
                        + context.origin().at("layers"));
    }

    /** What a script of npm runs is started without it. */
    static String withoutNpm(RuleContext context) {
        List<Interpreter> nodes = ImageInterpreters.all(context.function(), Language.NODE);
        Map<CodePath, Entry> entries = context.function().entries();
        String node = nodes.isEmpty() ? "node" : nodes.get(0).command();
        return "write the program itself in " + context.place() + ": " + node + " "
                + npmScript(context.argv())
                        .flatMap(name -> NodeEntry.ofScript(entries, name))
                        .or(() -> NodeEntry.ofScript(entries, "start"))
                        .or(() -> NodeEntry.find(entries, ".")
                                .or(() -> otherDescription(context)
                                        .flatMap(CodePath::parent)
                                        .flatMap(folder -> NodeEntry.find(entries, folder.value())))
                                .map(CodePath::value))
                        .orElse("and the file that starts the server, with node_modules in the package (npm install)");
    }

    /** The script that npm, yarn or pnpm is told to run; empty where it runs none, or those of another folder. */
    static Optional<String> npmScript(List<String> argv) {
        boolean runs = !argv.isEmpty()
                && argv.get(0).matches(NPM)
                && argv.stream()
                        .noneMatch(word -> word.matches("--if-present|-C|--prefix.*|--cwd.*|--dir.*|-w|--workspace.*"));
        List<String> words =
                argv.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        if (!runs || words.isEmpty()) {
            return Optional.empty();
        }
        return words.get(0).matches("run(?:-script)?")
                ? words.stream().skip(1).findFirst()
                : Optional.of(words.get(0)).filter("start"::equals);
    }

    /** The package.json of a program in another folder than the root. */
    static Optional<CodePath> otherDescription(RuleContext context) {
        return context.function().entries().keySet().stream()
                .filter(path ->
                        path.name().equals("package.json") && !path.value().contains("node_modules/"))
                .findFirst();
    }

    /**
     * What nobody knows to be in an image is packed, or written as what is known to be there.
     *
     * @param where another program is written in its place: {@code in start.sh}
     */
    static String packed(RuleContext context, String program, String where) {
        if (SearchPath.mount(context.function(), program).isPresent()) {
            return "put it into the package, unless that disk has it";
        }
        Optional<Interpreter> known = Language.ofProgram(CodePath.nameOf(program))
                .flatMap(language -> ImageInterpreters.all(context.function(), language).stream()
                        .findFirst());
        if (known.isPresent()) {
            return "write " + known.get().command() + " " + where;
        }
        if (ProgramNames.instead(program).isPresent()) {
            return ProgramNames.instead(program).get();
        }
        Optional<String> module = ServerKind.pipModule(program);
        if (module.isPresent()) {
            return asModule(context, module.get());
        }
        Optional<String> runner = ProgramNames.runBy(program);
        if (runner.filter("node"::equals).isPresent()) {
            return withoutNpm(context);
        }
        boolean python = runner.isEmpty()
                && context.function().entries().keySet().stream()
                        .anyMatch(path -> path.value().endsWith(".py"));
        return "put it into the package and name it by its path, such as /code/" + CodePath.nameOf(program)
                + (python
                        ? "; a program in Python is started as a module: python3 -m, with its packages in the package"
                                + " (pip install --target)"
                        : "");
    }

    /** pip puts the program into another folder than its module, and names the Python of this machine in it. */
    private static String asModule(RuleContext context, String module) {
        FunctionPackage function = context.started();
        String python = ImageInterpreters.all(function, Language.PYTHON).stream()
                .findFirst()
                .map(Interpreter::command)
                .orElse("python3");
        String start = "write " + python + " -m " + module + " in its place";
        Optional<ModuleFolder> place = ModuleFolder.of(function.entries().keySet(), module);
        if (place.isEmpty()) {
            return start + ", and " + MeantModule.install(context, module);
        }
        boolean found = place.get().path().isEmpty()
                || PythonModule.searched(function, python).contains(place.get().path());
        return found
                ? start
                : start + ", and " + MeantModule.searched(context, place.get().absolute());
    }

    /** Where PATH is set, which loses it: a script may set it too. */
    private static String ofPath(RuleContext context, String program) {
        boolean ofScript = context.start().variables().containsKey("PATH");
        return ofScript
                ? "write " + CodePath.nameOf(program) + " with its folder, or add :$PATH at the end of PATH, in "
                        + context.place()
                : context.origin()
                        .in(LostFolders.edit(context.started(), program).orElseThrow());
    }
}
