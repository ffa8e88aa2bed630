package io.github.fcmaven.instance;

import io.github.fcmaven.platform.JavaLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which folder of this machine stands in for which folder of the platform.
 *
 * @param code the folder for {@code /code}
 * @param homes the folder for the home of each Java and interpreter of the function
 */
record PathMapping(Path code, Map<String, Path> homes) {

    /** What may come before a path in an argument or a value; a single-letter option, such as {@code -I/code}, too. */
    private static final String BEFORE = "(?<![A-Za-z0-9_.~*/})%-])|(?<=^-[A-Za-z])|(?<=file://)";

    /** What may follow: the end, a separator, or the path below. */
    private static final String AFTER = "(?![A-Za-z0-9_.-])";

    private static final Pattern CODE = Pattern.compile("(?:" + BEFORE + ")/code" + AFTER);

    /** The places of a function with these layers. */
    static PathMapping of(Path code, List<JavaLayer> layers, Path javaHome) {
        Map<String, Path> java = new LinkedHashMap<>();
        layers.forEach(layer -> java.put(layer.home(), javaHome));
        return new PathMapping(code, java);
    }

    /** The same with more homes. */
    PathMapping plus(Map<String, Path> more) {
        Map<String, Path> all = new LinkedHashMap<>(homes);
        all.putAll(more);
        return new PathMapping(code, all);
    }

    /** The text, with the paths of this machine instead of those of the platform. */
    String map(String text) {
        String mapped = CODE.matcher(text).replaceAll(Matcher.quoteReplacement(code.toString()));
        for (Map.Entry<String, Path> home : homes.entrySet()) {
            mapped = Pattern.compile("(?:" + BEFORE + ")" + Pattern.quote(home.getKey()) + AFTER)
                    .matcher(mapped)
                    .replaceAll(Matcher.quoteReplacement(home.getValue().toString()));
        }
        return mapped;
    }
}
