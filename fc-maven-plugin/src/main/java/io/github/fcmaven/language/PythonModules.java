package io.github.fcmaven.language;

import java.util.Map;
import java.util.Optional;

/**
 * Modules of Python's own library, and names in them, that not every release has. Source: the "New in version" marks of
 * the library's manual, PEP 594, PEP 632.
 */
public final class PythonModules {

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

    /** By the minor version of Python 3 that has it first; a name behind its module and a colon. */
    private static final Map<String, Integer> ADDED = Map.ofEntries(
            Map.entry("dataclasses", 7),
            Map.entry("contextvars", 7),
            Map.entry("importlib.metadata", 8),
            Map.entry("zoneinfo", 9),
            Map.entry("graphlib", 9),
            Map.entry("tomllib", 11),
            Map.entry("importlib:metadata", 8),
            Map.entry("functools:cached_property", 8),
            Map.entry("functools:cache", 9),
            Map.entry("typing:Literal", 8),
            Map.entry("typing:Final", 8),
            Map.entry("typing:Protocol", 8),
            Map.entry("typing:TypedDict", 8),
            Map.entry("typing:Annotated", 9),
            Map.entry("typing:ParamSpec", 10),
            Map.entry("typing:TypeAlias", 10),
            Map.entry("typing:TypeGuard", 10),
            Map.entry("typing:Concatenate", 10),
            Map.entry("typing:Self", 11),
            Map.entry("typing:Never", 11),
            Map.entry("typing:NotRequired", 11),
            Map.entry("typing:Required", 11),
            Map.entry("typing:LiteralString", 11),
            Map.entry("typing:Unpack", 11),
            Map.entry("typing:override", 12),
            Map.entry("enum:StrEnum", 11),
            Map.entry("datetime:UTC", 11),
            Map.entry("itertools:pairwise", 10),
            Map.entry("itertools:batched", 12),
            Map.entry("asyncio:to_thread", 9),
            Map.entry("asyncio:TaskGroup", 11),
            Map.entry("asyncio:timeout", 11),
            Map.entry("contextlib:aclosing", 10),
            Map.entry("math:prod", 8),
            Map.entry("math:lcm", 9));

    private PythonModules() {}

    /** The first release that has a module, or a name {@code module:name}; empty where all have it. */
    static Optional<Release> added(String name) {
        return Optional.ofNullable(ADDED.get(name)).map(minor -> new Release(3, minor));
    }

    /** The first release that has it not any more. */
    static Optional<Release> removed(String module) {
        return Optional.ofNullable(REMOVED.get(module.split("\\.")[0])).map(minor -> new Release(3, minor));
    }

    /** Whether the platform's Python has a module that the one here has not yet. */
    public static boolean isNewer(String module, String platform, String here) {
        Optional<Release> first = added(module.split("\\.")[0]);
        return first.isPresent()
                && Release.of(platform).has(first.get())
                && !Release.of(here).has(first.get());
    }

    /** Whether the platform's Python has a module that the one here has not any more. */
    public static boolean isRemoved(String module, String platform, String here) {
        Optional<Release> gone = removed(module);
        return gone.isPresent()
                && !Release.of(platform).has(gone.get())
                && Release.of(here).has(gone.get());
    }
}
