package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a package by what people know of them. Asked for as often as something is missing, which in a package of
 * others may be a hundred thousand times.
 *
 * @param byPath in small letters, of each the first
 * @param byName the last segment
 * @param byNameInSmallLetters the last segment in small letters
 * @param onlyJar the only jar that there is
 */
record FileNames(
        Map<String, CodePath> byPath,
        Map<String, CodePath> byName,
        Map<String, CodePath> byNameInSmallLetters,
        Optional<CodePath> onlyJar) {

    /** What others wrote; a folder python at the root is where {@code pip install --target} puts it. */
    private static final Pattern LIBRARY = Pattern.compile("(?:^|/)" + Language.INSTALLED + "/|^python/[^/]+/");

    static FileNames of(Collection<CodePath> paths) {
        Map<String, CodePath> byPath = new HashMap<>();
        Map<String, CodePath> byName = new HashMap<>();
        Map<String, CodePath> byNameInSmallLetters = new HashMap<>();
        for (CodePath path :
                paths.stream().filter(one -> !SystemFile.isOne(one)).toList()) {
            byPath.putIfAbsent(small(path.value()), path);
            if (LIBRARY.matcher(path.value()).find()) {
                continue;
            }
            byName.putIfAbsent(path.name(), path);
            byNameInSmallLetters.putIfAbsent(small(path.name()), path);
        }
        List<CodePath> jars =
                byPath.values().stream().filter(FileNames::isJar).limit(2).toList();
        return new FileNames(
                byPath, byName, byNameInSmallLetters, jars.size() == 1 ? Optional.of(jars.get(0)) : Optional.empty());
    }

    /**
     * The file that has that path but for capital letters, or that name in another folder; for a jar, else the only
     * one there is.
     */
    Optional<CodePath> namesake(CodePath missing) {
        return Optional.ofNullable(byPath.get(small(missing.value())))
                .or(() -> Optional.ofNullable(byName.get(missing.name())))
                .or(() -> Optional.ofNullable(byNameInSmallLetters.get(small(missing.name()))))
                .or(() -> onlyJar.filter(jar -> isJar(missing)));
    }

    private static boolean isJar(CodePath path) {
        return path.name().endsWith(".jar");
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
