package io.github.fcmaven.instance;

import io.github.fcmaven.function.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bash under the name {@code sh}, as in the runtimes; that of this machine may be another shell, which refuses
 * {@code [[}, arrays or {@code pipefail}. A script for {@code /bin/sh} that another one starts by its path still gets
 * that one. Source: the platform's page on errors of custom runtimes.
 */
final class PlatformShell {

    private static final Path BASH = Path.of("/bin/bash");
    private static final String NAME = "sh";
    private static final Pattern SYSTEMS = Pattern.compile("/(?:usr/)?bin/sh");
    private static final Pattern FIRST_LINE =
            Pattern.compile("#![ \t]*(?:/(?:usr/)?bin/sh(?:[ \t]+(\\S+))?|/usr/bin/env[ \t]+sh)[ \t]*");

    private static final int LONGEST_LINE = 256;

    private PlatformShell() {}

    /** Puts it into a folder of the {@code PATH}, where this machine's {@code sh} is another one. */
    static boolean put(Path bin) {
        try {
            if (!Files.isExecutable(BASH) || Files.isSameFile(Path.of("/bin/sh"), BASH)) {
                return false;
            }
            Files.createSymbolicLink(bin.resolve(NAME), BASH);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without links: what dash refuses proves nothing then (OtherShell).
            return false;
        }
    }

    /**
     * A command with it in place of this machine's, where the command begins with that one or with a script for it. It
     * is named by its own path: in a mount namespace the folder of a project below {@code /code} is not there.
     *
     * @param bin the folder into which it may have been put
     * @param program what the first word is on this machine
     */
    static List<String> in(Path bin, List<String> argv, Path program) {
        if (!Files.exists(bin.resolve(NAME))) {
            return argv;
        }
        boolean systems = SYSTEMS.matcher(argv.get(0)).matches();
        Matcher line = FIRST_LINE.matcher(systems ? "" : firstLine(program));
        List<String> words = new ArrayList<>(List.of(BASH.toString(), "--posix"));
        if (line.matches() && line.group(1) != null) {
            words.add(line.group(1));
        }
        words.addAll(argv.subList(systems ? 1 : 0, argv.size()));
        return systems || line.matches() ? words : argv;
    }

    private static String firstLine(Path program) {
        try {
            String head = new String(Content.of(program).head(LONGEST_LINE), StandardCharsets.ISO_8859_1);
            return head.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
