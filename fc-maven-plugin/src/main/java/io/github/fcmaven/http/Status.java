package io.github.fcmaven.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/** What an answer's status says by its number alone. */
public final class Status {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private Status() {}

    /** Whether a browser goes on to another address: the platform refuses these on its own domain. */
    public static boolean isRedirect(int status) {
        return REDIRECTS.contains(status);
    }

    /** The first line of such an answer; a status that no standard knows, such as 499, has no words there. */
    public static String line(int status) {
        String words = Optional.ofNullable(EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT))
                .orElse("");
        return "HTTP/1.1 " + status + " " + words;
    }
}
