package io.github.fcmaven.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The forms in which programs print a value: as it is, and as JSON, URLs, shells, HTML and headers write it. */
final class PrintedForms {

    /** An ordinary text could contain a shorter piece of Base64 by chance. */
    private static final int SHORTEST_PIECE = 8;

    private static final char MOST_OF_ASCII = '~';
    private static final String OF_HTML = "<>&='";

    private PrintedForms() {}

    /** All forms of a value, with the value itself. */
    static Set<String> of(String value) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        inQuotes(value, forms);
        percent(value, forms);
        base64(value.getBytes(StandardCharsets.UTF_8), forms);
        forms.add(value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
        return forms;
    }

    /**
     * As JSON writes it, with and without escapes for HTML and for what is not ASCII; as Python and Java do; as a shell
     * does.
     */
    private static void inQuotes(String value, Set<String> forms) {
        String backslashes = value.replace("\\", "\\\\");
        String json = backslashes.replace("\"", "\\\"").replace("\t", "\\t");
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        forms.add(escaped(json, MOST_OF_ASCII, ""));
        forms.add(escaped(json, MOST_OF_ASCII, OF_HTML));
        forms.add(escaped(json, Character.MAX_VALUE, OF_HTML));
        forms.add(backslashes.replace("\t", "\\t"));
        forms.add(backslashes.replace("'", "\\'").replace("\t", "\\t"));
        forms.add(value.replace("'", "'\\''"));
        forms.add(value.replace("'", "'\"'\"'"));
        forms.add(value.replaceAll("([^A-Za-z0-9_@%+=:,./-])", "\\\\$1"));
        forms.add(value.replaceAll("([\"\\\\$`])", "\\\\$1"));
    }

    private static String escaped(String json, char last, String alsoThese) {
        StringBuilder text = new StringBuilder();
        for (char c : json.toCharArray()) {
            if (c > last || alsoThese.indexOf(c) >= 0) {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** As forms encode it, as URLs do, and as a program does that knows neither rule. */
    private static void percent(String value, Set<String> forms) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String url = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        String path = url.replace("%2F", "/");
        String most = url.replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2A", "*");
        for (String one : List.of(form, url, path, most)) {
            forms.add(one);
            forms.add(lowerCase(one));
        }
    }

    private static String lowerCase(String percent) {
        StringBuilder text = new StringBuilder(percent);
        for (int i = 0; i + 2 < text.length(); i++) {
            if (text.charAt(i) == '%') {
                text.setCharAt(i + 1, Character.toLowerCase(text.charAt(i + 1)));
                text.setCharAt(i + 2, Character.toLowerCase(text.charAt(i + 2)));
            }
        }
        return text.toString();
    }

    /**
     * Alone, and within a longer text such as {@code user:password} of Basic authentication. Three bytes become four
     * letters, so the value begins at one of three places; the letters that depend on its neighbours are left out.
     */
    private static void base64(byte[] value, Set<String> forms) {
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            forms.add(encoder.encodeToString(value));
            for (int before = 0; before < 3; before++) {
                byte[] padded = new byte[before + value.length];
                System.arraycopy(value, 0, padded, before, value.length);
                String text = encoder.withoutPadding().encodeToString(padded);
                int own = (before * 8 + 5) / 6;
                int end = padded.length * 8 / 6;
                if (end - own >= SHORTEST_PIECE) {
                    forms.add(text.substring(own, end));
                }
            }
        }
    }
}
