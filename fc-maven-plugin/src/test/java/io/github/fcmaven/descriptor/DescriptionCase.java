package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A case of a table: its name, its change of the description as {@code diff} shows it, and all that is said of it, each
 * with its edit behind an arrow. A line of what is said that begins with blanks goes on with the one above.
 *
 * @param text the description with that change
 * @param said nothing where nothing is said
 */
record DescriptionCase(String name, String text, List<String> said) {

    private static final String NOTHING = "nothing is said";

    static DescriptionCase of(List<String> block, String description) {
        int end = 1;
        while (!Character.isLetter(block.get(end).charAt(0))) {
            end++;
        }
        return new DescriptionCase(
                block.get(0), changed(description, block.subList(1, end)), said(block.subList(end, block.size())));
    }

    private static String changed(String description, List<String> change) {
        if (change.isEmpty()) {
            return description;
        }
        String old = lines(change, line -> line.charAt(0) != '+');
        int at = ("\n" + description).indexOf("\n" + old);
        assertThat(at)
                .as("where %s stands", old)
                .isNotNegative()
                .isEqualTo(("\n" + description).lastIndexOf("\n" + old));
        return description.substring(0, at)
                + lines(change, line -> line.charAt(0) != '-')
                + description.substring(at + old.length());
    }

    private static String lines(List<String> change, Predicate<String> which) {
        StringBuilder lines = new StringBuilder();
        change.stream().filter(which).forEach(line -> lines.append(line.substring(1))
                .append('\n'));
        return lines.toString();
    }

    private static List<String> said(List<String> lines) {
        List<String> said = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("  ")) {
                said.add(said.remove(said.size() - 1) + " " + line.strip());
            } else {
                said.add(line);
            }
        }
        return said.equals(List.of(NOTHING)) ? List.of() : said;
    }

    @Override
    public String toString() {
        return name;
    }
}
