package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application in Python that a server serves, as servers of such applications take it: {@code module:name}, or
 * {@code module:create_app()} for one that a function makes.
 */
final class PythonApplication {

    private static final Pattern VARIABLE = Pattern.compile(
            "(?m)^([A-Za-z_]\\w*)\\s*=\\s*(?:\\w+\\.)?(?:Flask|Bottle|default_app|app|create_app|make_app)\\(");

    /** Frameworks of ASGI, whose applications uvicorn serves. */
    private static final Pattern ASGI = Pattern.compile(
            "(?m)^([A-Za-z_]\\w*)\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(?:\\w+\\.)?(?:FastAPI|Starlette|Quart|Litestar)\\(");

    private static final Pattern WSGI = Pattern.compile("(?m)^[A-Za-z_]\\w*\\s*=\\s*(?:\\w+\\.)?(?:Flask|Bottle)\\(");

    private static final Pattern FACTORY = Pattern.compile("(?m)^def\\s+(create_app|make_app)\\s*\\(");
    private static final Pattern SCRIPT = Pattern.compile("(?:\\./|" + CodePath.ROOT + "/)?(?:\\w+/)*\\w+\\.py");
    private static final Pattern NAMED = Pattern.compile("([\\w./]+?)(?:\\.py)?(?::(\\w+)(\\(.*\\))?)?");

    private PythonApplication() {}

    /** What the start names, else what the code shows; {@code server:app} where neither does. */
    static String of(PackagedStart start) {
        PythonStart python = PythonStart.of(start);
        List<String> words = start.argv().isEmpty() ? List.of(start.script().split("[\\s'\"=]+")) : start.argv();
        Optional<String> named = python.argument(List.of("--app", "-A"), words, "", "")
                .map(Setting::value)
                .or(() -> python.variable("FLASK_APP"));
        return named.map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(name -> named(start, name))
                .orElseGet(() -> script(start) + ":" + name(start.code()).orElse("app"));
    }

    /** The application of ASGI that the started file makes; empty where it makes none. */
    static Optional<String> asgi(PackagedStart start) {
        return Optional.of(ASGI.matcher(start.code()))
                .filter(Matcher::find)
                .map(made -> script(start) + ":" + made.group(1));
    }

    /** The same of WSGI. */
    static Optional<String> wsgi(PackagedStart start) {
        return Optional.of(of(start)).filter(made -> WSGI.matcher(start.code()).find());
    }

    private static String named(PackagedStart start, Matcher name) {
        String module = name.group(1)
                .replaceFirst("^(?:\\./|" + CodePath.ROOT + "/)", "")
                .replace('/', '.');
        String code = code(start, module.replace('.', '/')).orElse(start.code());
        if (name.group(2) == null) {
            return module + ":" + name(code).orElse("app");
        }
        boolean function = Pattern.compile("(?m)^def\\s+" + name.group(2) + "\\b")
                .matcher(code)
                .find();
        String call = name.group(3) == null && function
                ? "()"
                : Optional.ofNullable(name.group(3)).orElse("");
        return module + ":" + name.group(2) + call;
    }

    private static Optional<String> code(PackagedStart start, String path) {
        return Stream.of(path + "/__init__.py", path + ".py")
                .flatMap(file -> CodePath.find(file).stream())
                .flatMap(file -> start.function().entry(file).stream())
                .map(EntryText::of)
                .findFirst();
    }

    private static Optional<String> name(String code) {
        Matcher variable = VARIABLE.matcher(code);
        Matcher factory = FACTORY.matcher(code);
        return variable.find()
                ? Optional.of(variable.group(1))
                : factory.find() ? Optional.of(factory.group(1) + "()") : Optional.empty();
    }

    private static String script(PackagedStart start) {
        int option = start.argv().indexOf("-m");
        return option >= 0 && option + 1 < start.argv().size()
                ? start.argv().get(option + 1)
                : start.argv().stream()
                        .filter(word -> SCRIPT.matcher(word).matches())
                        .findFirst()
                        .map(word -> word.replaceFirst("^(?:\\./|" + CodePath.ROOT + "/)", "")
                                .replaceFirst("\\.py$", "")
                                .replace('/', '.'))
                        .orElse("server");
    }
}
