package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.Map;
import java.util.TreeMap;

/** The files of a package, of their texts. */
public final class TestEntries {

    private TestEntries() {}

    public static Map<CodePath, Entry> of(Map<String, String> files) {
        Map<CodePath, Entry> entries = new TreeMap<>();
        files.forEach((name, text) -> {
            CodePath path = CodePath.of(name);
            entries.put(path, new Entry(path, Content.of(text), FileMode.READABLE));
        });
        return entries;
    }

    /** With {@code ;;} for the end of a line. */
    public static Map<CodePath, Entry> lines(Map<String, String> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, text) -> texts.put(name, text.replace(";;", "\n")));
        return of(texts);
    }
}
