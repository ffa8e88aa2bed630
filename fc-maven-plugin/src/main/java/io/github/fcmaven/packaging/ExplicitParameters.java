package io.github.fcmaven.packaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which parameters the user has set, and where; one that has its default is not among them.
 *
 * @param places by the parameters' names; a nested one is {@code trigger.authType}
 */
public record ExplicitParameters(Map<String, Place> places) {

    public ExplicitParameters {
        places = Map.copyOf(places);
    }

    /** A place where a parameter is set; the first one wins. */
    public enum Place {
        /** The plugin's configuration. */
        POM("in pom.xml", "", "from the configuration of fc-maven-plugin in pom.xml"),
        /** A property of this command. */
        COMMAND_LINE("on the command line", "-Dfc.", "from the command line"),
        /** A property of the project. */
        PROPERTY("in the properties of pom.xml", "fc.", "from the properties of pom.xml");

        private final String where;
        private final String prefix;
        private final String from;

        Place(String where, String prefix, String from) {
            this.where = where;
            this.prefix = prefix;
            this.from = from;
        }

        /** Where it stands, after its value. */
        String where() {
            return where;
        }

        /** The parameters as they are removed there, after the word remove. */
        String removal(List<String> parameters) {
            return parameters.stream().map(parameter -> prefix + parameter).collect(Collectors.joining(", ")) + " "
                    + from;
        }
    }

    /** Where a parameter is set; empty where it has its default. */
    public Optional<Place> place(String parameter) {
        return Optional.ofNullable(places.get(parameter));
    }
}
