package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Finds a package's kind of server: by the words that start it, those of the package's start file included; then by the code of the
 * interpreter's program that they start; then by the files of a Java program.
 */
final class ServerFinder {

    private final SortedMap<CodePath, Entry> entries;
    private final List<String> lines;

    private ServerFinder(SortedMap<CodePath, Entry> entries, List<String> argv) {
        this.entries = entries;
        this.lines = (String.join(" ", argv) + "\n" + startFile(entries))
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
    }

    /** @param argv the program and arguments; empty where only the start file knows them */
    static ServerKind find(SortedMap<CodePath, Entry> entries, List<String> argv, PackagedFiles files) {
        ServerFinder finder = new ServerFinder(entries, argv);
        return ServerKind.first(server -> finder.lines.stream().anyMatch(server::isStartedBy))
                .or(finder::byLanguage)
                .or(() -> ServerKind.first(server -> server.isAmong(files)))
                .orElse(ServerKind.UNKNOWN);
    }

    private Optional<ServerKind> byLanguage() {
        return language().flatMap(language -> {
            String code = language == Language.PYTHON ? pythonScripts() : "";
            return ServerKind.first(server -> server.isRunBy(language, code));
        });
    }

    /** The first program that the lines call and that is an interpreter. */
    private Optional<Language> language() {
        return lines.stream()
                .flatMap(line -> List.of(line.split("[\\s'\"&|;()]+")).stream())
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .flatMap(word -> Language.ofProgram(word).stream())
                .findFirst();
    }

    private static String startFile(SortedMap<CodePath, Entry> entries) {
        return Optional.ofNullable(entries.get(CodePath.BOOTSTRAP))
                .map(EntryText::of)
                .filter(text -> text.startsWith("#!"))
                .orElse("");
    }

    /** The scripts at the root: what they import of others tells no more. */
    private String pythonScripts() {
        StringBuilder all = new StringBuilder();
        entries.forEach((path, entry) -> {
            if (path.value().matches("[^/]+\\.py")) {
                all.append(EntryText.of(entry)).append('\n');
            }
        });
        return all.toString();
    }
}
