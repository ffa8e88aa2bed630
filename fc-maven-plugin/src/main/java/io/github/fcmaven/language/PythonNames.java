package io.github.fcmaven.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of modules that a file of Python uses as soon as it is imported: {@code math.prod} in no block. */
final class PythonNames {

    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)++)");

    private static final Pattern IMPORT_AS = Pattern.compile("import\\s.*\\sas\\s.*");

    private static final Pattern IMPORTED = Pattern.compile("([\\w.]+)(?:\\s+as\\s+(\\w+))?");

    /** Lines that are not certainly reached, and imports, whose names are known already. */
    private static final Pattern PASSED_OVER =
            Pattern.compile("(?:import|from|if|elif|else|try|while|for|with|async|del)\\b.*"
                    + "|.*\\b(?:lambda|if|and|or|hasattr|getattr)\\b.*");

    private PythonNames() {}

    /**
     * Each name with its module, in the form of an import.
     *
     * @param imports those of the file
     */
    static List<PythonImport> of(List<PythonLine> lines, List<PythonImport> imports) {
        Map<String, String> modules = modules(lines, imports);
        List<PythonImport> names = new ArrayList<>();
        boolean later = PythonLine.evaluatesAnnotationsLater(lines);
        for (PythonLine line : lines) {
            boolean defines = line.text().startsWith("def ") || line.text().startsWith("class ");
            if (line.indent() > 0 || PASSED_OVER.matcher(line.text()).matches() || later && defines) {
                continue;
            }
            Matcher name = NAME.matcher(line.text().startsWith("def ") ? signature(line.text()) : line.text());
            while (name.find()) {
                int dot = name.group(1).lastIndexOf('.');
                String module = modules.get(name.group(1).substring(0, dot));
                if (module != null) {
                    names.add(new PythonImport(module, List.of(name.group(1).substring(dot + 1)), line.number()));
                }
            }
        }
        return names;
    }

    /** What is evaluated when a function is defined, without what follows its colon. */
    private static String signature(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0 && text.charAt(i) == ':') {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The modules, by the names that the file gives them. */
    private static Map<String, String> modules(List<PythonLine> lines, List<PythonImport> imports) {
        Map<String, String> modules = new HashMap<>();
        imports.stream().filter(one -> one.names().isEmpty()).forEach(one -> modules.put(one.module(), one.module()));
        for (PythonLine line : lines) {
            if (line.indent() == 0 && IMPORT_AS.matcher(line.text()).matches()) {
                for (String part : line.text().substring(6).split("[,;]")) {
                    Matcher imported = IMPORTED.matcher(part.strip());
                    if (imported.matches() && imported.group(2) != null) {
                        modules.remove(imported.group(1));
                        modules.put(imported.group(2), imported.group(1));
                    }
                }
            }
        }
        return modules;
    }
}
