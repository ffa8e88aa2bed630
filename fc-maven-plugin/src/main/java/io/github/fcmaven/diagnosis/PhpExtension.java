package io.github.fcmaven.diagnosis;

import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.OfficialLayer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The extensions of PHP by the classes and functions that they bring. Source: PHP's manual and PECL's package pages.
 */
final class PhpExtension {

    private static final Map<String, Pattern> NAMES = Map.ofEntries(
            extension("swoole", "(?:open)?swoole(?:\\\\.*|_\\w+)?|co(?:\\\\.*)?"),
            extension("redis", "redis(?:cluster|array|exception|sentinel)?"),
            extension("memcached", "memcached?(?:exception)?|memcache_\\w+"),
            extension("mongodb", "mongodb\\\\(?:driver|bson)\\\\.*"),
            extension("imagick", "imagick(?:draw|pixel|exception)?"),
            extension(
                    "gd",
                    "image(?:create|copy|color|jpeg|png|gif|webp|ttf|string|fill|sx|sy|destroy|line|filter)\\w*|"
                            + "gd_info|gdimage"),
            extension("curl", "curl(?:opt|info|e|m)?_\\w+|curlfile|curlhandle"),
            extension("mbstring", "mb_\\w+"),
            extension(
                    "intl",
                    "numberformatter|intl\\w+|collator|normalizer|transliterator|locale|idn_\\w+|messageformatter"),
            extension("zip", "ziparchive|zip_\\w+"),
            extension("bcmath", "bc(?:add|sub|mul|div|comp|mod|pow|powmod|sqrt|scale)"),
            extension("gmp", "gmp(?:_\\w+)?"),
            extension("soap", "soap(?:client|server|fault|header|param|var)"),
            extension("dom", "dom[a-z]+"),
            extension("simplexml", "simplexml\\w+"),
            extension("xml", "xml_\\w+|xmlreader|xmlwriter|xmlwriter_\\w+|utf8_(?:en|de)code"),
            extension("xsl", "xsltprocessor"),
            extension("mysqli", "mysqli(?:_\\w+)?"),
            extension("pdo", "pdo(?:exception|statement)?"),
            extension("pdo_mysql", "pdo\\\\mysql|(?:pdo::)?mysql_attr_\\w+"),
            extension("pdo_pgsql", "pdo\\\\pgsql|(?:pdo::)?pgsql_attr_\\w+"),
            extension("pdo_sqlite", "pdo\\\\sqlite|(?:pdo::)?sqlite_\\w+"),
            extension("pgsql", "pg_\\w+"),
            extension("sqlite3", "sqlite3(?:stmt|result)?"),
            extension("sockets", "socket_\\w+"),
            extension("pcntl", "pcntl_\\w+"),
            extension("posix", "posix_\\w+"),
            extension("event", "event(?:base|buffer|http|listener|util|config)?|event_\\w+"),
            extension("ev", "ev(?:loop|io|timer|signal)"),
            extension("uv", "uv_\\w+"),
            extension("grpc", "grpc\\\\.*"),
            extension("protobuf", "google\\\\protobuf\\\\internal\\\\.*"),
            extension("amqp", "amqp(?:connection|channel|exchange|queue|envelope|exception)"),
            extension("yaml", "yaml_\\w+"),
            extension("apcu", "apcu_\\w+|apcuiterator"),
            extension("igbinary", "igbinary_\\w+"),
            extension("msgpack", "msgpack_\\w+|messagepack"),
            extension("exif", "exif_\\w+"),
            extension("ldap", "ldap_\\w+"),
            extension("imap", "imap_\\w+"),
            extension("tidy", "tidy(?:_\\w+)?"),
            extension("sodium", "sodium_\\w+"),
            extension("openssl", "openssl_\\w+"),
            extension("ctype", "ctype_\\w+"),
            extension("iconv", "iconv(?:_\\w+)?"),
            extension("fileinfo", "finfo(?:_\\w+)?|mime_content_type"),
            extension("gettext", "gettext|ngettext|dgettext|bindtextdomain"),
            extension("parallel", "parallel\\\\.*"),
            extension("opcache", "opcache_\\w+"));

    /** Those that no list of an official layer has. Source: the changelogs of the layers PHP72 to PHP81-Debian10. */
    private static final Set<String> IN_NO_LAYER =
            Set.of("xsl pgsql pdo_pgsql event ev uv grpc amqp yaml apcu igbinary msgpack ldap imap tidy sodium parallel"
                    .split(" "));

    /** Those that only the lists of the layers for custom.debian10 have. */
    private static final Set<String> ON_DEBIAN10 = Set.of("intl", "mongodb");

    /** Which one it looks for, PDO does not say. */
    private static final List<String> DRIVERS = List.of("pdo_mysql", "pdo_pgsql", "pdo_sqlite");

    /** Composer names those that are not there, and no other. */
    private static final Pattern COMPOSERS = Pattern.compile("php extensions to be installed: (\\w+)");

    private static final String NAME = "(?<![\\w.])(" + String.join("|", NAMES.keySet()) + ")\\b";

    /** A line that says no more than that an extension is used is of a program that has it. */
    private static final Pattern LACKS = Pattern.compile(NAME
            + "['\"]?\\s+(?:php\\s+)?(?:(?:extension|ext|module|class)\\b.*)?"
            + "(?:is\\s+)?(?:missing|required|needed|not\\s+(?:be\\s+)?(?:loaded|installed|found|available|enabled))"
            + "|(?:install|enable|requires?|needs?)\\b.*" + NAME
            + "['\"]?\\s+(?:php\\s+)?(?:extension|ext|module)\\b"
            + "|(?:install|enable|load|requires?|needs?)\\b.*\\bextension\\W+" + NAME
            + "|(?:extension\\W+|ext-|class\\W+)" + NAME + ".*(?:missing|require|not\\s|install)");

    private PhpExtension() {}

    /**
     * The extension that brings a class or function, by its name with its namespace; empty for one that none brings.
     */
    static Optional<String> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("^\\\\", "");
        // A function that a namespace does not have is looked for without it.
        String bare = lower.substring(lower.lastIndexOf('\\') + 1);
        return NAMES.entrySet().stream()
                .filter(one -> one.getValue().matcher(lower).matches()
                        || bare.contains("_") && one.getValue().matcher(bare).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What to do where the list of the platform's layer does not have an extension; empty where it may have it. */
    static Optional<String> otherThan(Interpreter platform, String extension) {
        String layer = platform.layer().map(OfficialLayer::name).orElse("");
        if (layer.isEmpty() || !IN_NO_LAYER.contains(extension) && !ON_DEBIAN10.contains(extension)) {
            return Optional.empty();
        }
        return IN_NO_LAYER.contains(extension)
                ? Optional.of("put the extension " + extension + " itself into the package, with a php.ini that loads"
                        + " it (php -c /code), or do without it")
                : Optional.of("take the layer PHP81-Debian10 with the runtime custom.debian10, whose list has "
                                + extension)
                        .filter(edit -> !layer.endsWith("Debian10"));
    }

    /** The extension that a program asks for, by its own name or by what it brings. */
    static Stream<String> asked(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("^zend ", "");
        return NAMES.containsKey(lower) ? Stream.of(lower) : of(name).stream();
    }

    /**
     * The extension that a program says it lacks, in the last line that does: {@code The redis extension is required},
     * {@code imagick missing}; or each that it may mean.
     */
    static Stream<String> lacking(List<String> printed) {
        return printed.stream().anyMatch(line -> line.contains("could not find driver"))
                ? DRIVERS.stream()
                : named(COMPOSERS, printed).or(() -> named(LACKS, printed)).stream();
    }

    private static Optional<String> named(Pattern says, List<String> printed) {
        return printed.stream()
                .map(line -> says.matcher(line.toLowerCase(Locale.ROOT)))
                .filter(Matcher::find)
                .map(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .reduce((before, last) -> last);
    }

    private static Map.Entry<String, Pattern> extension(String name, String brings) {
        return Map.entry(name, Pattern.compile(brings));
    }
}
