package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The profiles in which a package runs; of Spring what its start says, else its files; with what they include and their
 * groups, else the default one. Source: Spring Boot's page on profiles.
 *
 * @param names the last one wins
 * @param certain whether no others may be active; a start script that cannot be read may name some
 */
record ActiveProfiles(List<String> names, boolean certain) {

    /** Nothing is known: what holds without a profile. */
    static final ActiveProfiles UNKNOWN = new ActiveProfiles(List.of(), false);

    private static final String ACTIVE = "spring.profiles.active";
    private static final String INCLUDED = "spring.profiles.include";
    private static final String DEFAULT = "spring.profiles.default";
    private static final String GROUP = "spring.profiles.group.";

    /** Each profile is a file that is looked for, for each key: nobody runs in more. */
    private static final int MOST = 100;

    /** The characters of the longest condition of a document that is read. */
    private static final int LONGEST = 1000;

    private static final String CLOUD = "spring.config.activate.on-cloud-platform";
    private static final Pattern CONDITION =
            Pattern.compile("(?:spring\\.config\\.activate\\.on-profile|spring\\.profiles)(?:\\[\\d+])?");

    /** What Spring Boot and Spring Cloud read besides, without being told. */
    private static final Pattern BESIDE = Pattern.compile("config/[^/]+/[^/]+\\.(?:properties|ya?ml)"
            + "|(?:(?:BOOT-INF|WEB-INF)/classes/)?bootstrap(?:-[^/]+)?\\.(?:properties|ya?ml)");

    ActiveProfiles {
        names = List.copyOf(names);
    }

    /** Whether code or a file that is not followed here may name others, or say more. */
    static boolean mayBeMore(PackagedFiles files) {
        return files.marks(Mark.BOOT_PROFILES)
                || files.any(name -> BESIDE.matcher(name).matches());
    }

    /**
     * Those of a package.
     *
     * @param isOpen whether a key has a value that nobody knows here
     * @param plain the value that a key has without any profile
     * @param isWhole whether that is all that the start says
     */
    static ActiveProfiles of(Predicate<String> isOpen, Function<String, Optional<String>> plain, boolean isWhole) {
        if (Stream.of(ACTIVE, INCLUDED, DEFAULT).anyMatch(isOpen)) {
            return UNKNOWN;
        }
        Set<String> names = new LinkedHashSet<>();
        Stream.of(INCLUDED, ACTIVE).forEach(key -> values(plain, key).forEach(name -> add(plain, name, names)));
        if (names.isEmpty()) {
            List<String> byDefault = values(plain, DEFAULT);
            (byDefault.isEmpty() ? List.of("default") : byDefault).forEach(name -> add(plain, name, names));
        }
        return names.size() > MOST ? UNKNOWN : new ActiveProfiles(new ArrayList<>(names), isWhole);
    }

    /**
     * Those of Quarkus: a package runs in {@code prod}, unless it is told another, or its build was.
     *
     * @param profile what {@code quarkus.profile} says; empty where nothing does
     * @param isWhole whether that is all
     */
    static ActiveProfiles ofQuarkus(Optional<String> profile, boolean isWhole) {
        return new ActiveProfiles(
                List.of(profile.orElse("prod").strip().split("\\s*,\\s*")), isWhole && profile.isPresent());
    }

    /** A profile and those of its group, which come after it. */
    private static void add(Function<String, Optional<String>> plain, String name, Set<String> names) {
        if (names.size() <= MOST && names.add(name)) {
            values(plain, GROUP + name).forEach(member -> add(plain, member, names));
        }
    }

    /** A text with commas, or a list of YAML. */
    private static List<String> values(Function<String, Optional<String>> plain, String key) {
        List<String> all = new ArrayList<>();
        plain.apply(key).ifPresent(all::add);
        for (int i = 0; all.size() == i; i++) {
            plain.apply(key + "[" + i + "]").ifPresent(all::add);
        }
        return all.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** From the one that wins to the one that yields. */
    List<String> winnersFirst() {
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Whether what a document says holds. */
    boolean accept(Map<String, String> document) {
        List<String> conditions = document.entrySet().stream()
                .filter(entry -> CONDITION.matcher(entry.getKey()).matches())
                .flatMap(entry -> Stream.of(entry.getValue().split(",")))
                .toList();
        return !document.containsKey(CLOUD)
                && (conditions.isEmpty()
                        || !names.isEmpty() && conditions.stream().anyMatch(this::matches));
    }

    /** An expression of names with {@code !}, {@code &}, {@code |} and parentheses. */
    private boolean matches(String expression) {
        if (expression.length() > LONGEST) {
            return false;
        }
        String value = Pattern.compile("[^!&|()\\s]+")
                .matcher(expression)
                .replaceAll(name -> names.contains(name.group()) ? "1" : "0")
                .replaceAll("\\s", "");
        for (String before = ""; !before.equals(value); ) {
            before = value;
            value = value.replace("!0", "1")
                    .replace("!1", "0")
                    .replaceAll("\\(([01])\\)", "$1")
                    .replaceAll("(?<!!)1&1", "1")
                    .replaceAll("(?<!!)(?:0&[01]|1&0)", "0")
                    .replaceAll("(?<!!)(?:1\\|[01]|0\\|1)", "1")
                    .replaceAll("(?<!!)0\\|0", "0");
        }
        return value.equals("1");
    }
}
