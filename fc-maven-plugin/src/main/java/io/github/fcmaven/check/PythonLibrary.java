package io.github.fcmaven.check;

import java.util.Map;

/**
 * The modules of Python's own library that a later Python has not any more. Source: PEP 594, PEP 632 and What's new in
 * Python.
 */
final class PythonLibrary {

    /** By the minor version of Python 3 that has it not any more. */
    private static final Map<String, Integer> REMOVED = Map.ofEntries(
            Map.entry("formatter", 10),
            Map.entry("parser", 10),
            Map.entry("symbol", 10),
            Map.entry("macpath", 8),
            Map.entry("asynchat", 12),
            Map.entry("asyncore", 12),
            Map.entry("smtpd", 12),
            Map.entry("imp", 12),
            Map.entry("distutils", 12),
            Map.entry("aifc", 13),
            Map.entry("audioop", 13),
            Map.entry("cgi", 13),
            Map.entry("cgitb", 13),
            Map.entry("chunk", 13),
            Map.entry("crypt", 13),
            Map.entry("imghdr", 13),
            Map.entry("lib2to3", 13),
            Map.entry("mailcap", 13),
            Map.entry("msilib", 13),
            Map.entry("nis", 13),
            Map.entry("nntplib", 13),
            Map.entry("ossaudiodev", 13),
            Map.entry("pipes", 13),
            Map.entry("sndhdr", 13),
            Map.entry("spwd", 13),
            Map.entry("sunau", 13),
            Map.entry("telnetlib", 13),
            Map.entry("uu", 13),
            Map.entry("xdrlib", 13));

    /** By the minor version of Python 3 that has it first. */
    private static final Map<String, Integer> ADDED =
            Map.of("dataclasses", 7, "contextvars", 7, "zoneinfo", 9, "graphlib", 9, "tomllib", 11);

    private PythonLibrary() {}

    /** Whether the platform's Python has a module that the one here has not yet. */
    static boolean isNewer(String module, String platform, String here) {
        Integer first = ADDED.get(module.split("\\.")[0]);
        return first != null && minor(platform) >= first && minor(here) < first;
    }

    /** Whether the platform's Python has a module that the one here has not any more. */
    static boolean isRemoved(String module, String platform, String here) {
        Integer gone = REMOVED.get(module.split("\\.")[0]);
        return gone != null && minor(platform) < gone && minor(here) >= gone;
    }

    /** {@code 12} of {@code 3.12.4}. */
    private static int minor(String version) {
        String[] numbers = (version + ".0").split("[^0-9]+");
        return Integer.parseInt(numbers[1]);
    }
}
