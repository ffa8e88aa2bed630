package io.github.fcmaven.coldstart.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Classes that a start loads although an archive is there, because the archive cannot hold them.
 *
 * @param byJar how many of which jar, by its path in the package
 * @param made how many the application makes at its start: proxies, lambdas, accessors
 */
record OutsideClasses(Map<String, Integer> byJar, int made) {

    /** Fewer classes of one jar do not make a start slow. */
    private static final int WORTH_TELLING = 10;

    /** Every application makes some. */
    private static final int MANY_MADE = 100;

    private static final int MAX_JARS = 5;
    private static final int OLDEST_ARCHIVED = 50;
    private static final Pattern JAR = Pattern.compile("(?:jar:)?file:.*?/code/(.+?\\.jar)(?:!.*)?");
    private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/[^/]+\\.SF");

    /**
     * Counts them.
     *
     * @param sources where each was loaded from, as the JVM's log says it
     */
    static OutsideClasses of(List<String> sources) {
        Map<String, Integer> byJar = new TreeMap<>();
        int made = 0;
        for (String source : sources) {
            Matcher jar = JAR.matcher(source);
            if (jar.matches()) {
                byJar.merge(jar.group(1), 1, Integer::sum);
            } else if (!source.startsWith("jrt:")) {
                made++;
            }
        }
        return new OutsideClasses(byJar, made);
    }

    /**
     * In a sentence, with the reason and what to do; empty where they are few.
     *
     * @param code the unpacked package
     */
    Optional<String> inWords(Path code) throws IOException {
        List<String> parts = new ArrayList<>();
        List<Map.Entry<String, Integer>> jars = byJar.entrySet().stream()
                .filter(jar -> jar.getValue() >= WORTH_TELLING)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_JARS)
                .toList();
        for (Map.Entry<String, Integer> jar : jars) {
            parts.add(jar.getValue() + " of " + jar.getKey() + reason(code.resolve(jar.getKey())));
        }
        if (made >= MANY_MADE) {
            parts.add(made + " that the application makes at its start, such as proxies and lambdas");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("classes that no archive can contain: " + String.join("; ", parts));
    }

    private static String reason(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.stream()
                    .anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches())) {
                return ", which is signed (set signatures of fc-maven-plugin to drop)";
            }
            Optional<? extends ZipEntry> first = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .findFirst();
            return first.isPresent() && version(zip, first.get()) < OLDEST_ARCHIVED
                    ? ", whose class files are of Java 5 or older (take a newer version of it)"
                    : "";
        }
    }

    private static int version(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] head = in.readNBytes(8);
            return head.length < 8 ? OLDEST_ARCHIVED : (head[6] & 0xff) << 8 | head[7] & 0xff;
        }
    }
}
