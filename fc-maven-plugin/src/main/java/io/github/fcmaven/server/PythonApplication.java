package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application in Python that a server serves, as servers of such applications take it.
 *
 * @param folder where its module is looked for, {@code src}; empty for the working directory
 * @param name {@code module:name}, or {@code module:create_app()} for one that a function makes
 */
record PythonApplication(String folder, String name) {

    private static final Pattern VARIABLE = Pattern.compile(
            "(?m)^([A-Za-z_]\\w*)\\s*=\\s*(?:\\w+\\.)?(?:Flask|Bottle|default_app|app|create_app|make_app)\\(");

    /** Frameworks of ASGI, whose applications uvicorn serves. */
    private static final Pattern ASGI = Pattern.compile(
            "(?m)^([A-Za-z_]\\w*)\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(?:\\w+\\.)?(?:FastAPI|Starlette|Quart|Litestar)\\(");

    private static final Pattern WSGI = Pattern.compile("(?m)^[A-Za-z_]\\w*\\s*=\\s*(?:\\w+\\.)?(?:Flask|Bottle)\\(");

    private static final Pattern FACTORY = Pattern.compile("(?m)^def\\s+(create_app|make_app)\\s*\\(");
    private static final Pattern GIVEN = Pattern.compile("([A-Za-z_][\\w.]*):\\w+(?:\\(.*\\))?");
    private static final Pattern NAMED = Pattern.compile("([\\w./]+?)(?:\\.py)?(?::(\\w+)(\\(.*\\))?)?");

    /** What the start names, else what the code shows; {@code server:app} where neither does. */
    static PythonApplication of(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        List<String> words = start.argv().isEmpty() ? List.of(start.script().split("[\\s'\"=]+")) : start.argv();
        Optional<String> named = python.argument(List.of("--app", "-A"), words, "", "")
                .map(Setting::value)
                .or(() -> python.variable("FLASK_APP"))
                .or(() -> given(start))
                .or(() -> Optional.of(python.program()).filter("flask"::equals).flatMap(flask -> Stream.of(
                                "wsgi", "app")
                        .filter(name -> isThere(start, name + ".py"))
                        .findFirst()));
        return named.map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(name -> named(start, name))
                .or(() -> made(start, PythonApplication::name).findFirst())
                .orElseGet(() -> PythonFile.started(start)
                        .filter(any -> !python.program().equals("flask"))
                        .map(file -> in(file, "app"))
                        .orElse(new PythonApplication("", "server:app")));
    }

    /** The application of ASGI that the started file makes, or one that it imports; empty where they make none. */
    static Optional<PythonApplication> asgi(PackagedStart start) {
        return made(start, PythonApplication::asgi).findFirst();
    }

    /** The same of WSGI. */
    static Optional<PythonApplication> wsgi(PackagedStart start) {
        return Optional.of(of(start)).filter(made -> WSGI.matcher(start.code()).find());
    }

    /** The word of the start that names an application of the package. */
    private static Optional<String> given(PackagedStart start) {
        return start.argv().stream()
                .filter(word -> Optional.of(GIVEN.matcher(word))
                        .filter(Matcher::matches)
                        .flatMap(named -> PythonFile.found(start.function(), named.group(1)))
                        .isPresent())
                .findFirst();
    }

    /** The edit, where the module of an application that the start names starts a server itself when it is loaded. */
    static Optional<String> servesItself(PackagedStart start) {
        return start.argv().stream()
                .map(GIVEN::matcher)
                .filter(Matcher::matches)
                .flatMap(given -> PythonFile.found(start.function(), given.group(1)).stream()
                        .flatMap(file ->
                                new PythonApplication("", given.group()).served(file.code()).map(file::aside).stream()))
                .findFirst();
    }

    /** The call outside of any block by which the module serves itself when it is loaded; its name is group 1. */
    Optional<MatchResult> served(String code) {
        String variable = name.substring(name.indexOf(':') + 1).replaceFirst("\\(.*", "");
        return Pattern.compile("(?m)^(" + variable + "\\.run|(?:uvicorn|bottle)\\.run|(?:waitress\\.)?serve"
                        + "|[\\w.]*\\w(?:\\([^()\\n]*\\))?\\.serve_forever)\\(")
                .matcher(code)
                .results()
                .findFirst();
    }

    /** The words by which a server is told of it, whose option that is for the folder. */
    String words(String option) {
        return folder.isEmpty() ? name : option + " " + folder + " " + name;
    }

    private static PythonApplication in(PythonFile file, String name) {
        return new PythonApplication(file.folder(), file.module() + ":" + name);
    }

    /** Those that the started file and its neighbours make. */
    static Stream<PythonApplication> made(PackagedStart start) {
        return made(start, code -> asgi(code).or(() -> name(code)));
    }

    private static Stream<PythonApplication> made(PackagedStart start, Function<String, Optional<String>> names) {
        return PythonFile.of(start).flatMap(file -> names.apply(file.code()).map(name -> in(file, name)).stream());
    }

    private static Optional<String> asgi(String code) {
        return Optional.of(ASGI.matcher(code)).filter(Matcher::find).map(made -> made.group(1));
    }

    /** A name with slashes is a path to Flask, which looks in the folder above the packages of modules. */
    private static PythonApplication named(PackagedStart start, Matcher name) {
        String path = name.group(1).replaceFirst("^(?:\\./|" + CodePath.ROOT + "/)", "");
        int slash = path.lastIndexOf('/');
        while (slash > 0 && isThere(start, path.substring(0, slash) + "/__init__.py")) {
            slash = path.lastIndexOf('/', slash - 1);
        }
        String module = path.substring(slash + 1).replace('/', '.');
        String code =
                code(start, path.contains("/") ? path : path.replace('.', '/')).orElse(start.code());
        String folder = path.substring(0, Math.max(0, slash));
        if (name.group(2) == null) {
            return new PythonApplication(folder, module + ":" + name(code).orElse("app"));
        }
        boolean function = Pattern.compile("(?m)^def\\s+" + name.group(2) + "\\b")
                .matcher(code)
                .find();
        String call = name.group(3) == null && function
                ? "()"
                : Optional.ofNullable(name.group(3)).orElse("");
        return new PythonApplication(folder, module + ":" + name.group(2) + call);
    }

    private static boolean isThere(PackagedStart start, String path) {
        return CodePath.find(path).flatMap(start.function()::entry).isPresent();
    }

    private static Optional<String> code(PackagedStart start, String path) {
        return Stream.of(path + "/__init__.py", path + ".py")
                .flatMap(file -> CodePath.find(file).stream())
                .flatMap(file -> start.function().entry(file).stream())
                .map(Entry::text)
                .findFirst();
    }

    private static Optional<String> name(String code) {
        Matcher variable = VARIABLE.matcher(code);
        Matcher factory = FACTORY.matcher(code);
        return variable.find()
                ? Optional.of(variable.group(1))
                : factory.find() ? Optional.of(factory.group(1) + "()") : Optional.empty();
    }
}
