package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The program that an interpreter is given: {@code server.py} after {@code python3}. */
final class FileRule implements Rule {

    private static final Pattern INTERPRETER =
            Pattern.compile("(?:.*/)?(python[0-9.]*|node(?:js)?|php[0-9.]*|ruby|bash|sh|perl)");

    private static final Pattern PROGRAM =
            Pattern.compile("[^\\s-][^\\s]*\\.(?:py|pyz|js|mjs|cjs|php|rb|sh|pl)|\\.?/?[^\\s-][^\\s]*/[^\\s]*");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        List<String> argv = subject.argv();
        if (argv.size() < 2 || !INTERPRETER.matcher(argv.get(0)).matches()) {
            return;
        }
        // Only the word right after it: behind an option it may be that option's value.
        String named = argv.get(1);
        if (named.startsWith("/") && !named.startsWith(CodePath.ROOT + "/")
                || !PROGRAM.matcher(named).matches()) {
            return;
        }
        Optional<CodePath> path = subject.inCode(named);
        if (path.flatMap(subject.function()::entry).isPresent()) {
            findings.met(FC_FILE, named + " is in the package");
        } else {
            findings.violated(
                    FC_FILE,
                    "the start gives " + argv.get(0) + " the program " + named + ", which is not in the package"
                            + path.map(subject::elsewhere).orElse(""),
                    path.map(subject::correctStart).orElseGet(subject::correctStart));
        }
    }
}
