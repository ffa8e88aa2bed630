package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a start script does to a file before it starts it: the program is root there, and every folder is writable. */
enum PreparedFile {
    /** Nothing. */
    UNTOUCHED,
    /** It may execute it then. */
    MADE_EXECUTABLE,
    /** It has other bytes then, or may have. */
    WRITTEN;

    private static final int MOST_STARS = 3;

    /** With the mode and the files behind it. */
    private static final Pattern CHMOD = Pattern.compile("(?:^|[\\s;&|(])chmod((?:\\s++-[-\\w]*+)*+)\\s++"
            + "(?:[0-7]{0,4}[1357][0-7]{0,4}|[augo]{0,9}[+=][augorwstx,+=X]{0,20})(?=\\s|$)([^;&|]*+)");

    /** What gives it files that the line does not name. */
    private static final Pattern GIVEN = Pattern.compile("(?:^|[\\s;&|(])(?:find|xargs)\\s");

    private static final Pattern WRITES = Pattern.compile(
            "(?:^|[\\s;&|(])(?:cp|mv|install|ln|sed|dos2unix|tr|tee|curl|wget|tar|unzip|gunzip|gzip)\\s|[^2&]>");

    /** What is done to it by the scripts that start it. */
    static PreparedFile of(RuleContext context, Entry file) {
        PreparedFile prepared = UNTOUCHED;
        for (String line : MakingScript.linesBefore(context, file)) {
            Matcher chmod = CHMOD.matcher(line);
            if (chmod.find() && (GIVEN.matcher(line).find() || means(context, chmod, file.path()))) {
                prepared = MADE_EXECUTABLE;
            } else if (WRITES.matcher(line).find() && line.contains(file.path().name())) {
                return WRITTEN;
            }
        }
        return prepared;
    }

    /** Where the script has left /code, the name alone counts, and a variable may hold any. */
    private static boolean means(RuleContext context, Matcher chmod, CodePath file) {
        boolean elsewhere = context.start().elsewhere().isPresent();
        String path = elsewhere ? file.name() : file.value();
        boolean below = chmod.group(1).matches(".*[rR].*");
        List<String> words = Arrays.asList(chmod.group(2).strip().split("\\s+"));
        return words.stream()
                .map(word ->
                        word.replaceAll("[\"']", "").replaceFirst("^(?:/code|\\.|\\$\\{?PWD}?|\\$\\(.*\\))(?:/|$)", ""))
                .anyMatch(word -> word.contains("$")
                        || isMeant(elsewhere ? CodePath.nameOf(word) : word, path)
                        || below
                                && (elsewhere || word.isEmpty() || path.startsWith(word.replaceFirst("/$", "") + "/")));
    }

    /** With many stars it takes long to say that a name is not meant, so it is taken for one that is. */
    private static boolean isMeant(String word, String path) {
        return word.chars().filter(c -> c == '*').count() > MOST_STARS
                || path.matches(Pattern.quote(word).replace("*", "\\E[^/]*\\Q"));
    }
}
