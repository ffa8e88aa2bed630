package io.github.fcmaven.diagnosis;

import io.github.fcmaven.language.OnlyProgram;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The application in Python of a package, where the start names a module that is not there:
 * {@code gunicorn mysite.wsgi} beside {@code shop/wsgi.py}, {@code uvicorn main:app} beside {@code app.py}.
 *
 * @param named the module as the start names it
 * @param there the module that the package has
 */
record MeantApplication(String named, String there) {

    private static final Pattern PART = Pattern.compile("\\w+/(?:wsgi|asgi)\\.py");

    /**
     * The only one that there is; empty where there are several, or the start does not name the module as an
     * application: {@code x:y}, or what ends in {@code .wsgi}. Any other name is the server's own, or an option's.
     *
     * @param argv the words of the start
     * @param missing the module that is not found, or the first part of it
     * @param made the only application that a file of the package makes, {@code module:name}
     */
    static Optional<MeantApplication> of(
            Collection<CodePath> files, List<String> argv, String missing, Supplier<Optional<String>> made) {
        Pattern application = Pattern.compile(
                "(" + Pattern.quote(missing) + "(?:\\.\\w+)*)(?::[\\w.]+(?:\\(.*\\))?|(?<=\\.[aw]sgi))");
        return argv.stream()
                .skip(1)
                .map(application::matcher)
                .filter(word -> word.matches())
                .map(word -> word.group(1))
                .findFirst()
                .flatMap(named -> only(files, named)
                        .or(() -> made.get().map(one -> one.replaceFirst(":.*", "")))
                        .map(there -> new MeantApplication(named, there)));
    }

    private static Optional<String> only(Collection<CodePath> files, String named) {
        return (named.contains(".") ? part(files, named) : OnlyProgram.of(files, Language.PYTHON))
                .map(path -> path.value().replaceFirst("\\.py$", "").replace('/', '.'));
    }

    private static Optional<CodePath> part(Collection<CodePath> files, String named) {
        String last = named.substring(named.lastIndexOf('.') + 1) + ".py";
        List<CodePath> all = files.stream()
                .filter(path ->
                        path.name().equals(last) && PART.matcher(path.value()).matches())
                .limit(2)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
