package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that pip installed, as its own list beside each package names them: {@code pip install --target} takes a
 * folder of any name. Source: PyPA's specifications of recorded projects and of the origin of distributions.
 */
final class PipRecord {

    private static final String NAME = ".dist-info/RECORD";

    /** Beside the list of what comes from no index: a folder, as the user's own project, or an address. */
    private static final String ORIGIN = "direct_url.json";

    /** More than the largest packages have. */
    private static final int LONGEST = 4 << 20;

    private PipRecord() {}

    /** Those of the files that a list of the package names; what comes from no index may be the user's own. */
    static Set<String> installed(FunctionPackage function, Collection<String> files) {
        Set<String> installed = new HashSet<>();
        for (Entry entry : function.entries().values()) {
            String path = entry.path().value();
            if (!path.endsWith(NAME) || isOfNoIndex(function, entry)) {
                continue;
            }
            String folder = path.substring(0, path.lastIndexOf('/', path.length() - NAME.length()) + 1);
            List<String> below =
                    files.stream().filter(file -> file.startsWith(folder)).toList();
            if (!below.isEmpty()) {
                Set<String> listed = listed(entry);
                below.stream()
                        .filter(file -> listed.contains(file.substring(folder.length())))
                        .forEach(installed::add);
            }
        }
        return installed;
    }

    private static boolean isOfNoIndex(FunctionPackage function, Entry record) {
        return record.path()
                .parent()
                .flatMap(folder -> function.entry(CodePath.of(folder + "/" + ORIGIN)))
                .isPresent();
    }

    /** One that cannot be read is told where it is packed. */
    private static Set<String> listed(Entry record) {
        try {
            return new String(record.content().head(LONGEST), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst(",.*", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
