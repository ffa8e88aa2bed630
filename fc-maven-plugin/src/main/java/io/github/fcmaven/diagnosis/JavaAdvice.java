package io.github.fcmaven.diagnosis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error of Java or Spring leaves open, and the package shows. */
final class JavaAdvice {

    private static final Pattern NO_BEAN =
            Pattern.compile("required a bean of type '([\\w.$]+)' that could not be found");
    private static final Pattern NO_CHANGELOG =
            Pattern.compile("no changelog could be found at '(?:classpath:)?/?([^']+)'");

    /** The class before a method, in the two ways in which Java names both. */
    private static final Pattern OWNER =
            Pattern.compile("^([\\w.$]+?)(?:: (?:static )?(?:method|field) |\\.(?:<init>|[\\w$]+)(?:\\(|$))");

    private static final Pattern ARTIFACT = Pattern.compile("([\\w.-]+)-\\d[\\w.-]*\\.jar");

    private JavaAdvice() {}

    /** Empty where the catalogue's own edit is the best. */
    static Optional<StartCause> of(StartCause cause, PackagedCode code) {
        String name = cause.name();
        return switch (cause.failure()) {
            case MISSING_CLASS ->
                OlderJava.edit(name)
                        .map(edit -> StartCause.of(StartFailure.CLASS_OF_OLDER_JAVA, "", name, edit))
                        .or(() -> code.lostLoaderPath()
                                .map(lost -> StartCause.of(
                                        StartFailure.LOST_LOADER_PATH, "", name, lost.path(), lost.source())))
                        .or(() -> code.own()
                                .beside(name)
                                .map(there -> StartCause.of(StartFailure.OWN_CLASS, "", name, there)))
                        .or(() -> code.jarOf(name).map(jar -> StartCause.of(StartFailure.OTHER_JAR, "", name, jar)));
            case MISSING_METHOD ->
                library(name, code)
                        .map(jar -> StartCause.of(
                                StartFailure.METHOD_OF_OTHER_VERSION, "", whole(name), jar, artifact(jar)));
            case NO_RESOURCE ->
                code.own().near(name).map(there -> StartCause.of(StartFailure.OTHER_RESOURCE, "", name, there));
            case NO_JDBC_DRIVER ->
                Optional.of(name)
                        .filter(database -> code.own().hasDriver(database))
                        .map(database -> StartCause.of(StartFailure.MERGED_DRIVERS, cause.line()));
            case SPRING_BOOT -> spring(name, code).map(edit -> StartCause.of(StartFailure.SPRING_BOOT, "", name, edit));
            default -> Optional.empty();
        };
    }

    private static String artifact(String jar) {
        Matcher named = ARTIFACT.matcher(jar);
        return named.matches() ? named.group(1) : jar;
    }

    /** {@code a.B: method 'void <init>()' not found} is a.B.<init>(). */
    private static String whole(String method) {
        return method.replaceFirst(": (?:static )?method '(?:\\S+ )?([^']+)' not found$", ".$1");
    }

    private static Optional<String> library(String method, PackagedCode code) {
        Matcher owner = OWNER.matcher(method);
        return owner.find() ? code.jarWith(owner.group(1)) : Optional.empty();
    }

    private static Optional<String> spring(String description, PackagedCode code) {
        Matcher bean = NO_BEAN.matcher(description);
        if (bean.find()) {
            return MissingBean.edit(code.own(), bean.group(1));
        }
        Matcher changelog = NO_CHANGELOG.matcher(description);
        return changelog.find()
                ? code.own()
                        .near(changelog.group(1))
                        .map(there -> "write spring.liquibase.change-log=classpath:/" + there
                                + " into src/main/resources/application.properties: the package has that file")
                : Optional.empty();
    }
}
