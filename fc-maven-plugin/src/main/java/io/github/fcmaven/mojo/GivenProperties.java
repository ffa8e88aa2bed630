package io.github.fcmaven.mojo;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The properties that the user has given to a build.
 *
 * @param typed on the command line, or in {@code .mvn/maven.config}: Maven tells no difference
 * @param jvm to Maven's own JVM, in {@code MAVEN_OPTS} or {@code .mvn/jvm.config}
 */
record GivenProperties(Properties typed, Properties jvm) {

    private static final String TYPED = " on the command line";
    private static final String TO_JVM = " in the options of Maven's JVM (MAVEN_OPTS, .mvn/jvm.config)";

    static GivenProperties of(MavenSession session) {
        return new GivenProperties(session.getUserProperties(), session.getSystemProperties());
    }

    /** All of them; the command line wins. */
    Properties all() {
        Properties all = new Properties();
        all.putAll(jvm);
        all.putAll(typed);
        return all;
    }

    Optional<String> value(String name) {
        return setting(name).map(Setting::value);
    }

    /** The same, or else as the project sets it. */
    Optional<String> value(String name, MavenProject project) {
        return value(name).or(() -> Optional.ofNullable(project.getProperties().getProperty(name)));
    }

    /** With the place where it is set. */
    Optional<Setting> setting(String name) {
        return Optional.ofNullable(typed.getProperty(name))
                .map(value -> new Setting(name, value, TYPED))
                .or(() -> Optional.ofNullable(jvm.getProperty(name)).map(value -> new Setting(name, value, TO_JVM)));
    }

    /** A property that is set. Maven makes true of a bare name on the command line alone, not in its JVM's options. */
    record Setting(String name, String value, String where) {

        boolean isTrue() {
            return value.equalsIgnoreCase("true") || value.isEmpty() && where.equals(TO_JVM);
        }

        String text() {
            return name + " is " + (isTrue() ? "true" : "false") + where;
        }
    }
}
