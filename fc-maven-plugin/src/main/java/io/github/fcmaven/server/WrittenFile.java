package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.List;

/** A file of the package that a start script changes first: what is shipped does not say what is read. */
final class WrittenFile {

    private WrittenFile() {}

    /** Whether these lines change the file, or put another one in its place. */
    static boolean isWritten(CodePath file, String lines) {
        return lines.lines().anyMatch(line -> line.contains(file.name()) && writes(line, file.name()));
    }

    private static boolean writes(String line, String name) {
        List<String> words = List.of(line.split("[\\s\"';&|()]+"));
        boolean inPlace = (words.contains("sed") || words.contains("perl"))
                && words.stream().anyMatch(word -> word.startsWith("-") && word.indexOf('i') > 0);
        boolean replaced = (words.contains("cp") || words.contains("mv"))
                && words.get(words.size() - 1).endsWith(name);
        int at = line.lastIndexOf(name);
        int redirection = line.lastIndexOf('>', at);
        boolean redirected =
                redirection >= 0 && line.substring(redirection + 1, at).strip().indexOf(' ') < 0;
        return inPlace || replaced || redirected || words.contains("tee");
    }
}
