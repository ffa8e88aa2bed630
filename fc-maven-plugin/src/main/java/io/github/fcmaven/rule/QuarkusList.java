package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The list from which the fast-jar of Quarkus reads what it starts, before anything else: {@code
 * quarkus/quarkus-application.dat}.
 */
final class QuarkusList {

    private static final String LIST = "quarkus/quarkus-application.dat";

    /** The jars of the application, each as a text whose length stands before it; libraries may never be needed. */
    private static final Pattern OWN = Pattern.compile("(?s)\\x00.((?:app|quarkus)/[\\w.+-]+\\.jar)");

    /** Beyond it no list of an application's own jars goes. */
    private static final int LONGEST = 1 << 22;

    private QuarkusList() {}

    /** What it lacks, or names and is not there; a list that nobody can read tells nothing. */
    static Optional<FcProblem> fault(RuleContext context, CodePath runner) throws IOException {
        String folder = runner.parent().map(parent -> parent + "/").orElse("");
        Optional<Entry> list = entry(context, folder + LIST);
        if (list.isEmpty()) {
            return Optional.of(absent(context, runner, folder + LIST));
        }
        String text = new String(list.get().content().head(LONGEST), StandardCharsets.ISO_8859_1);
        return OWN.matcher(text)
                .results()
                .filter(QuarkusList::isWhole)
                .map(jar -> folder + jar.group(1))
                .filter(jar -> entry(context, jar).isEmpty())
                .findFirst()
                .map(jar -> absent(context, runner, jar));
    }

    private static boolean isWhole(MatchResult jar) {
        return jar.group().charAt(1) == jar.group(1).length();
    }

    private static Optional<Entry> entry(RuleContext context, String path) {
        return context.inCode(path).flatMap(context.function()::entry);
    }

    private static FcProblem absent(RuleContext context, CodePath runner, String file) {
        return Jar.problem(
                runner + " reads " + file + ", which is not in the package",
                "java.nio.file.NoSuchFileException: /code/" + file,
                "ship the whole folder target/quarkus-app: " + context.origin().files());
    }
}
