package io.github.fcmaven.jar;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of a manifest's {@code Class-Path} that names nothing that exists, and what was probably meant.
 *
 * @param why in words that follow the element
 * @param fix what to change, and where
 */
public record ClassPathElement(String why, String fix) {

    private static final Pattern TIMESTAMP = Pattern.compile("(.*)-\\d{8}\\.\\d{6}-\\d+(.*\\.jar)");

    /**
     * Looks for what exists instead.
     *
     * @param element as the manifest has it
     * @param there the paths of the files beside the jar
     * @return empty where nothing similar exists
     */
    public static Optional<ClassPathElement> of(String element, Collection<String> there) {
        return backslash(element)
                .or(() -> snapshot(element, there))
                .or(() -> runTogether(element, there))
                .or(() -> otherCase(element, there))
                .or(() -> otherVersion(element, there));
    }

    private static Optional<ClassPathElement> backslash(String element) {
        return element.indexOf('\\') < 0
                ? Optional.empty()
                : Optional.of(new ClassPathElement(
                        " (a backslash separates nothing: Java reads a URL)",
                        "write " + element.replaceAll("\\\\+", "/")
                                + " in Class-Path: <classpathPrefix>lib/</classpathPrefix>"
                                + " of maven-jar-plugin in pom.xml"));
    }

    /** Maven deploys a snapshot with its time, and copies it with its base version. */
    private static Optional<ClassPathElement> snapshot(String element, Collection<String> there) {
        Matcher unique = TIMESTAMP.matcher(element);
        String base = unique.matches() ? unique.group(1) + "-SNAPSHOT" + unique.group(2) : "";
        if (there.contains(base)) {
            return Optional.of(new ClassPathElement(
                    " (" + base + " is there)",
                    "set <useUniqueVersions>false</useUniqueVersions> beside <addClasspath> of"
                            + " maven-jar-plugin in pom.xml"));
        }
        Optional<String> timed = there.stream()
                .filter(other ->
                        TIMESTAMP.matcher(other).replaceFirst("$1-SNAPSHOT$2").equals(element)
                                && !other.equals(element))
                .findFirst();
        return timed.map(other -> new ClassPathElement(
                " (" + other + " is there)",
                "set <useBaseVersion>true</useBaseVersion> of maven-dependency-plugin's goal"
                        + " copy-dependencies in pom.xml"));
    }

    /** A line of the manifest that was continued without a second blank. */
    private static Optional<ClassPathElement> runTogether(String element, Collection<String> there) {
        for (int i = element.indexOf(".jar"); i >= 0; i = element.indexOf(".jar", i + 1)) {
            String first = element.substring(0, i + ".jar".length());
            String second = element.substring(first.length());
            if (there.contains(first) && there.contains(second)) {
                return Optional.of(new ClassPathElement(
                        " (" + first + " and " + second + " run together)",
                        "write a blank between " + first + " and " + second
                                + " in Class-Path: a line that continues another one begins with a"
                                + " blank that does not count"));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClassPathElement> otherCase(String element, Collection<String> there) {
        return there.stream()
                .filter(other -> other.equalsIgnoreCase(element))
                .findFirst()
                .map(other -> new ClassPathElement(
                        " (" + other + " is there, and Linux distinguishes capital letters from small ones)",
                        "name the file as Class-Path has it: " + element + " instead of " + other));
    }

    private static Optional<ClassPathElement> otherVersion(String element, Collection<String> there) {
        Matcher versioned = Pattern.compile("(.*?)-\\d.*\\.jar").matcher(element);
        List<String> others = versioned.matches()
                ? there.stream()
                        .filter(other -> other.matches(Pattern.quote(versioned.group(1)) + "-\\d[^/]*\\.jar"))
                        .toList()
                : List.of();
        return others.size() == 1
                ? Optional.of(new ClassPathElement(
                        " (" + others.get(0) + " is there)",
                        "run mvn clean package, so that the jars beside it are those that it names"))
                : Optional.empty();
    }
}
