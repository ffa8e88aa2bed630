package io.github.fcmaven.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The functions of several modules, a line each. */
public final class FunctionTable {

    private static final List<String> HEADER =
            List.of("module", "function", "region", "runtime", "CPU, memory", "port", "triggers", "zip", "check");

    private FunctionTable() {}

    /**
     * A function.
     *
     * @param cells what stands below each of the table's headings; a short row says why the rest is not known
     */
    public record Row(List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The table: its heading, then a line for each function, in columns. */
    public static List<String> lines(List<Row> rows) {
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> all.add(row.cells));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> all.stream()
                        .filter(cells -> cells.size() == HEADER.size())
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        widths[0] = all.stream().mapToInt(cells -> cells.get(0).length()).max().orElse(0);
        return all.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
        }
        return line.toString().stripTrailing();
    }
}
