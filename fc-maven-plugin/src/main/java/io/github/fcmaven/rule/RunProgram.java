package io.github.fcmaven.rule;

import io.github.fcmaven.image.ImageInterpreters;
import io.github.fcmaven.language.LanguageNeeds;
import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of the package that an interpreter of the runtime, or of a layer, runs.
 *
 * @param interpreter what runs it
 * @param file which file is run
 * @param roots of Python the folders in which modules are looked for, as the package's paths begin
 */
record RunProgram(Interpreter interpreter, CodePath file, List<String> roots) {

    /** How servers are told their application: {@code shop.app:app}, {@code app:create_app()}. */
    private static final Pattern APPLICATION = Pattern.compile("([A-Za-z_][\\w.]*):[A-Za-z_]\\w*(?:\\(.*\\))?");

    private static final Pattern LOADS =
            Pattern.compile("(?:^| )(?:-r|--require|--import|--(?:experimental-)?loader|--experimental-\\w+-types)\\b");

    /** The one of a package; empty where something else is started, or what runs it is not known. */
    static Optional<RunProgram> of(RuleContext context) {
        return context.once(RunProgram.class, () -> find(context));
    }

    private static Optional<RunProgram> find(RuleContext context) {
        Optional<ScriptArgument> argument = ScriptArgument.of(context.argv());
        return argument.flatMap(given -> ScriptArgument.language(given.interpreter())
                .flatMap(language -> ImageInterpreters.running(context.started(), language, given.interpreter()))
                .flatMap(interpreter -> file(context, given, interpreter.language())
                        .filter(file -> !isTranslated(context, file))
                        .map(file -> new RunProgram(interpreter, file, roots(context, given, file)))));
    }

    /** What an option of Node.js loads first may make JavaScript of it. */
    private static boolean isTranslated(RuleContext context, CodePath file) {
        String options = context.started().environment().getOrDefault("NODE_OPTIONS", "") + " "
                + String.join(" ", context.argv());
        return file.value().matches(".*\\.[cm]?tsx?") && LOADS.matcher(options).find();
    }

    /** What it needs of its language. */
    LanguageNeeds needs(RuleContext context) {
        return context.once(LanguageNeeds.class, () -> {
            try {
                return LanguageNeeds.of(
                        interpreter.language(), context.function().entries(), files(context), roots);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The modules and files that it loads at once and nobody ships, each where it stands first. */
    List<Missing> missingModules(RuleContext context) {
        Set<String> named = new HashSet<>();
        return needs(context).missing().stream()
                .filter(missing -> named.add(missing.name()))
                .toList();
    }

    /** The file that is run, and the application that it is told to serve. */
    private List<CodePath> files(RuleContext context) {
        List<CodePath> files = new ArrayList<>(List.of(file));
        for (String word : interpreter.language() == Language.PYTHON ? context.argv() : List.<String>of()) {
            Matcher application = APPLICATION.matcher(word);
            if (application.matches()) {
                PythonModule.find(context, application.group(1)).ifPresent(files::add);
            }
        }
        return files;
    }

    private static Optional<CodePath> file(RuleContext context, ScriptArgument given, Language language) {
        if (given.isModule()) {
            return PythonModule.find(context, given.word());
        }
        if (language == Language.NODE
                && (!given.word().startsWith("/") || given.word().startsWith(CodePath.ROOT))) {
            return NodeEntry.find(context.function().entries(), given.word());
        }
        return context.inCode(given.word())
                .filter(path -> context.function().entry(path).isPresent());
    }

    /** A script's own folder comes first, and the working directory where a module is run. */
    private static List<String> roots(RuleContext context, ScriptArgument given, CodePath file) {
        String own = file.parent().map(folder -> folder + "/").orElse("");
        List<String> roots = new ArrayList<>(List.of(given.isModule() ? "" : own));
        roots.addAll(PythonModule.searched(context.started(), given.interpreter()));
        return roots;
    }
}
