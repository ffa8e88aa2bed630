package io.github.fcmaven.language;

import io.github.fcmaven.platform.CodePath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a native module of Python: {@code _b.cpython-311-x86_64-linux-gnu.so}. Source: PEP 3149.
 *
 * @param module its own name, {@code _b}
 * @param only the only release that loads it; empty where the name does not say it
 * @param tagged whether it says anything
 */
public record NativeTag(String module, Optional<Release> only, boolean tagged) {

    private static final Pattern NAME = Pattern.compile("([^.]+)\\.(?:(.+)\\.)?(?:so|pyd|dylib)");

    /** Most files are told by their last letters, without a pattern. */
    private static final List<String> ENDS = List.of(".so", ".pyd", ".dylib");

    private static final Pattern VERSION = Pattern.compile("(?:cpython-|cp)(\\d)(\\d+).*");

    /** The tag of a file; empty where it is not a native module. */
    public static Optional<NativeTag> of(CodePath file) {
        Matcher name = NAME.matcher(file.name());
        if (ENDS.stream().noneMatch(file.value()::endsWith) || !name.matches()) {
            return Optional.empty();
        }
        String tag = name.group(2) == null ? "" : name.group(2);
        Matcher version = VERSION.matcher(tag);
        Optional<Release> only = version.matches()
                ? Optional.of(Release.of(version.group(1) + "." + version.group(2)))
                : Optional.empty();
        return Optional.of(new NativeTag(name.group(1), only, !tag.isEmpty()));
    }

    /** Whether one of the files is the native module of that name and its packages, for that release and no other. */
    public static boolean isOnlyFor(Collection<CodePath> files, String module, Release release) {
        String path = "/" + module.replace('.', '/') + ".";
        return files.stream()
                .filter(file -> ("/" + file.value()).contains(path))
                .flatMap(file -> of(file).stream())
                .anyMatch(tag -> tag.only().isPresent() && tag.isFor(release));
    }

    /** Whether that release loads it, as far as its name says. */
    public boolean isFor(Release release) {
        return only.map(one -> one.compareTo(release) == 0).orElse(true);
    }
}
