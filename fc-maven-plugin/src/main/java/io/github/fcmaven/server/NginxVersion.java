package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the nginx that a package starts.
 *
 * @param text such as {@code 1.22.1}
 * @param agesConnections whether it closes a connection by its age, and knows {@code keepalive_time}: since 1.19.10
 * @param ofRuntime whether it is that of the runtime's image
 */
record NginxVersion(String text, boolean agesConnections, boolean ofRuntime) {

    /** That of the image of {@code custom}, which alone has one. Source: the platform's table of runtimes. */
    private static final NginxVersion OF_CUSTOM = new NginxVersion("1.10.3", false, true);

    /** More than an nginx with all its modules has. */
    private static final int LARGEST = 16 << 20;

    /** The program that is given a file. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?:^|[\\s'\"])([\\w./$-]*\\bnginx)['\"]?\\s(?:.*\\s)?['\"]?-c");

    private static final Pattern VERSION = Pattern.compile("nginx/((\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}))");

    /**
     * That of the program that these lines start, by the image or by the text within the packaged program.
     *
     * @return empty where nobody knows it: of a layer, behind a {@code PATH} of the user's own, of another build
     */
    static Optional<NginxVersion> of(PackagedStart start, String lines) {
        Matcher program = PROGRAM.matcher(lines);
        if (!program.find()) {
            return Optional.empty();
        }
        String path = program.group(1);
        boolean system = path.matches("(?:/usr)?(?:/local)?/s?bin/nginx") || path.equals("nginx");
        if (!system) {
            return CodePath.find(path.replaceFirst("^(?:" + CodePath.ROOT + "/|\\./|\\$PWD/)", ""))
                    .flatMap(start.function()::entry)
                    .flatMap(NginxVersion::in);
        }
        boolean ownPath = start.function().environment().containsKey("PATH") || lines.contains("PATH=");
        return Optional.of(OF_CUSTOM).filter(image -> start.function().runtime() == CustomRuntime.CUSTOM && !ownPath);
    }

    /** As the program says it of itself. */
    private static Optional<NginxVersion> in(Entry entry) {
        try {
            Matcher version = VERSION.matcher(new String(entry.content().head(LARGEST), StandardCharsets.ISO_8859_1));
            return version.find()
                    ? Optional.of(new NginxVersion(version.group(1), isSince11910(version), false))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isSince11910(Matcher version) {
        int number = 0;
        for (int group = 2; group <= 4; group++) {
            number = number * 1000 + Integer.parseInt(version.group(group));
        }
        return number >= 1_019_010;
    }

    @Override
    public String toString() {
        return "nginx " + text + (ofRuntime ? ", that of the runtime " + CustomRuntime.CUSTOM + "," : "");
    }
}
