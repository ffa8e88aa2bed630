package io.github.fcmaven.jar;

import io.github.fcmaven.platform.CodePath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an element of a manifest's {@code Class-Path} leads to in a package. It is a URL relative to the jar: escapes
 * are decoded, a folder ends in {@code /}, and Java ignores every scheme but {@code file}. Source: the JAR file
 * specification.
 *
 * @param element as the manifest has it
 * @param file the file that it names; empty where it names a folder, or something outside of {@code /code}
 * @param folder the folder that it names, in the form in which paths below it begin: nothing for {@code /code} itself
 */
public record Neighbour(String element, Optional<CodePath> file, Optional<String> folder) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");

    /** @param jar the path in the package of the jar with the manifest */
    static Neighbour of(String jar, String element) {
        String path = path(element).orElse("");
        if (path.isEmpty() || path.indexOf('\\') >= 0) {
            return new Neighbour(element, Optional.empty(), Optional.empty());
        }
        String whole = path.startsWith("/") ? path : jar.substring(0, jar.lastIndexOf('/') + 1) + path;
        if (path.matches("(?:.*/)?\\.{0,2}")) {
            return new Neighbour(element, Optional.empty(), CodePath.folderNamed(whole));
        }
        return new Neighbour(element, CodePath.named(whole), Optional.empty());
    }

    /** Whether it names a jar, which can only be in the package. */
    public boolean isJar() {
        return file.map(CodePath::value).orElse(element).endsWith(".jar") && (file.isPresent() || isBackslashed());
    }

    private boolean isBackslashed() {
        return element.indexOf('\\') >= 0;
    }

    private static Optional<String> path(String element) {
        Matcher scheme = SCHEME.matcher(element);
        boolean schemed = scheme.matches();
        if (schemed && !scheme.group(1).equalsIgnoreCase("file")) {
            return Optional.empty();
        }
        String path = schemed ? scheme.group(2).replaceFirst("^//(?=/)", "") : element;
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an escape that is none, at which Java ends
        }
    }
}
