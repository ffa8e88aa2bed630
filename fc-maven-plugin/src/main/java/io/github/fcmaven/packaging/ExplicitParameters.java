package io.github.fcmaven.packaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters that the user has set, and where; without those that have their default.
 *
 * @param places by the parameters' names, such as {@code trigger.authType} for a nested one
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

        /** The place, in words that follow the value. */
        String where() {
            return where;
        }

        /** How to remove the parameters there, in words that follow "remove". */
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
