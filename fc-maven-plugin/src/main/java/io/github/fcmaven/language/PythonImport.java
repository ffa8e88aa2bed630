package io.github.fcmaven.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An import that is made as soon as its file is imported: one that is in no block.
 *
 * @param module its name as written, with the dots before it
 * @param names what is imported from it; empty where the module itself is imported
 * @param line where it is
 */
record PythonImport(String module, List<String> names, int line) {

    private static final Pattern IMPORT = Pattern.compile("import\\s+(.+)");
    private static final Pattern FROM = Pattern.compile("from\\s+(\\.*[\\w.]*)\\s*import\\s+(.+)");

    PythonImport {
        names = List.copyOf(names);
    }

    static List<PythonImport> of(List<PythonLine> lines) {
        List<PythonImport> imports = new ArrayList<>();
        for (PythonLine line : lines) {
            for (String statement : line.indent() == 0 ? line.text().split(";") : new String[0]) {
                Matcher whole = IMPORT.matcher(statement.strip());
                Matcher from = FROM.matcher(statement.strip());
                if (whole.matches()) {
                    names(whole.group(1))
                            .forEach(module -> imports.add(new PythonImport(module, List.of(), line.number())));
                } else if (from.matches()) {
                    imports.add(new PythonImport(from.group(1), names(from.group(2)), line.number()));
                }
            }
        }
        return imports;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.replaceAll("[()]", " ").split(","))
                .map(name -> name.strip().split("\\s+", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
