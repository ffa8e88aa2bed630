package io.github.fcmaven.mojo;

import io.github.fcmaven.mojo.GivenProperties.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * Whether a goal is skipped. Of what can say so, the strongest that is set decides, be it {@code true} or
 * {@code false}: {@code fc.skip}, {@code fc.GOAL.skip}, {@code fc.skipTests}, and then {@code skipTests},
 * {@code skipITs} and {@code maven.test.skip} where the user has given them to the build. In a POM these three are for
 * unit tests: there they skip nothing of ours.
 *
 * @param by what skips it, and where that is set; empty where it is not skipped
 * @param ignored a property of the POM that a user may take for one that skips it; empty where there is none
 */
record Skip(Optional<String> by, Optional<String> ignored) {

    private static final List<String> OF_TESTS = List.of("skipTests", "skipITs", "maven.test.skip");

    /**
     * For a goal of a project.
     *
     * @param goal its name
     * @param runs whether it starts the function, or judges what such a goal has recorded
     * @param project has the properties of its POM, of its parents and of their profiles
     * @param given the properties that the user has given to this build
     * @param skip the parameter {@code skip}; null where it is not set
     * @param skipTests the parameter {@code skipTests}; null where it is not set
     */
    static Skip of(
            String goal, boolean runs, MavenProject project, GivenProperties given, Boolean skip, Boolean skipTests) {
        return new Skip.Reader(project, given).read(goal, runs, skip, skipTests);
    }

    /** What is to be said of that property; empty where there is none. */
    Optional<String> warning() {
        return ignored.map(property -> property
                + ", and skips unit tests only: the function is checked. To skip the check too, set fc.skipTests"
                + " to true; to silence this warning, set fc.skipTests to false");
    }

    private static final class Reader {

        private final MavenProject project;
        private final GivenProperties given;

        Reader(MavenProject project, GivenProperties given) {
            this.project = project;
            this.given = given;
        }

        private Skip read(String goal, boolean runs, Boolean skip, Boolean skipTests) {
            Stream<Optional<Setting>> ours = Stream.of(parameter("fc.skip", skip), property("fc." + goal + ".skip"));
            Stream<Optional<Setting>> ofTests = !runs
                    ? Stream.of()
                    : Stream.concat(
                            Stream.of(
                                    goal.equals("verify") ? property("fc.integration-test.skip") : Optional.empty(),
                                    parameter("fc.skipTests", skipTests)),
                            OF_TESTS.stream().map(given::setting));
            Optional<Setting> decides =
                    Stream.concat(ours, ofTests).flatMap(Optional::stream).findFirst();
            if (decides.isPresent()) {
                return new Skip(decides.filter(Setting::isTrue).map(Setting::text), Optional.empty());
            }
            return new Skip(Optional.empty(), runs ? ignored() : Optional.empty());
        }

        /** What a goal is given by its configuration, or by a property of that name. */
        private Optional<Setting> parameter(String name, Boolean value) {
            return Optional.ofNullable(value).map(set -> property(name)
                    .filter(property -> property.isTrue() == set)
                    .orElse(new Setting(name, set.toString(), " in the configuration of fc-maven-plugin")));
        }

        private Optional<Setting> property(String name) {
            return given.setting(name)
                    .or(() -> Optional.ofNullable(project.getProperties().getProperty(name))
                            .map(value -> new Setting(name, value, where(name))));
        }

        private Optional<String> ignored() {
            return OF_TESTS.stream()
                    .flatMap(name -> property(name).stream())
                    .filter(Setting::isTrue)
                    .map(Setting::text)
                    .findFirst();
        }

        /** The POM or profile that sets a property, the nearest first. */
        private String where(String name) {
            for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
                String file = pom == project ? "pom.xml" : "the parent " + pom.getGroupId() + ":" + pom.getArtifactId();
                for (Profile profile : pom.getActiveProfiles()) {
                    if (profile.getProperties().containsKey(name)) {
                        return " in the profile " + profile.getId()
                                + (profile.getSource().equals("settings.xml") ? " of settings.xml" : " of " + file);
                    }
                }
                if (pom.getOriginalModel() != null
                        && pom.getOriginalModel().getProperties().containsKey(name)) {
                    return " in the properties of " + file;
                }
            }
            return " in the properties of the project";
        }
    }
}
