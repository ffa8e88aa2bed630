package io.github.fcmaven.diagnosis;

import io.github.fcmaven.platform.CodePath;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file that a program in its own words says it misses, and that a build has and its package has not. */
final class LackingFile {

    /** So many characters of a path, and no more, are looked at; what comes before it is no part of one. */
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w.:/\\\\-])(?:\\./|/code/)?((?:[\\w-][\\w.-]{0,60}/){0,8}[\\w-][\\w.-]{0,60}\\.(?:properties"
                    + "|ya?ml|json|xml|conf|cfg|ini|toml|txt|csv|sql|pem|crt|key|jks|p12|db|dat|html|tpl|lua))"
                    + "(?![\\w/.-]?\\w)");

    private static final Pattern MISSES = Pattern.compile("(?i)not found|\\bno such\\b|\\bmissing\\b|\\bunable to\\b"
            + "|\\bcannot\\b|\\bcan't\\b|could not|couldn't|does not exist|doesn't exist|not exist|\\bfailed to\\b"
            + "|\u4e0d\u5b58\u5728|\u627e\u4e0d\u5230|\u65e0\u6cd5\u8bfb\u53d6");

    private LackingFile() {}

    /** The first one that the line names, as a relative path. */
    static Optional<String> of(String line, Collection<CodePath> packaged) {
        if (!MISSES.matcher(line).find()) {
            return Optional.empty();
        }
        return PATH.matcher(line)
                .results()
                .map(found -> found.group(1))
                .filter(path -> packaged.stream().noneMatch(one -> one.value().equals(path)))
                .findFirst();
    }
}
