package io.github.fcmaven.check;

import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.instance.OwnTexts;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.jar.FrameworkNames;
import io.github.fcmaven.jar.PushedShorts;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.ConfiguredPort;
import io.github.fcmaven.server.PackagedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether a package says that its server listens on a port, and nothing of CAPort: in its start command, in its
 * configuration, by its server's default, in its byte code or source. A server of which that is so does not change its
 * mind. Its files are read when they are asked for first: where the server was found on another port, or has failed.
 */
final class NamedPorts {

    private static final Pattern LIBRARY = Pattern.compile(FrameworkNames.LIBRARIES);

    /** Before a port, and not within a time of day. */
    private static final String COLON = "(?::(?=\\d{3})|(?<!(?<![\\d.])\\d\\d):)";

    /** What else is started asks at ports itself: only here a listener is meant. */
    private static final String OF_LISTENER = "(?:\\bhttps?\\b.{0,80}?|0\\.0\\.0\\.0|\\[::]|\\s)";

    /** {@code Listening on http://0.0.0.0:8081}, {@code Server started on port 8081}. */
    private static final Pattern SAID = Pattern.compile("(?i)\\b(?:"
            + "(?:listening|serving)\\b.{0,80}?(?:\\bport\\D{0,5}|" + COLON + ")"
            + "|(?:running|started)\\b.{0,80}?(?:\\bport\\D{0,5}|" + OF_LISTENER + COLON + ")"
            + ")([1-9]\\d{1,4})(?![\\w.:])");

    /** An address in a line of its own, below the one that says what it is. */
    private static final Pattern BELOW = Pattern.compile("(?i)(\\blistening on:)\\s*\n\\s*(?=https?://)");

    /** A number and a text among the constants of a class. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?s)(?=\\x03\\x00\\x00(..)|\\x01\\x00[\\x04\\x05]([1-9]\\d{3,4}))");

    private static final Pattern PORT = Pattern.compile("(?<![\\w.])[1-9]\\d{3,4}(?![\\w.])");

    /** {@code redis://user:word@cache:6379}, {@code localhost:6379}; no address that only a listener can have. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:://(?!0\\.0\\.0\\.0|\\[::]|[*+])[^\\s/'\"]{1,200}|\\blocalhost|\\b127\\.0\\.0\\.1):\\d{1,5}");

    /** Such a line may name its own address: {@code php -S localhost:8000}. */
    private static final Pattern OPENS = Pattern.compile("(?i)bind|listen|\\brun|serve\\b|\\s-[bls]\\s");

    /** How a class file begins. */
    private static final String CLASS = "\u00ca\u00fe\u00ba\u00be";

    private static final int DEPTH = 5;
    private static final int MAX_PORTS = 100;
    private static final int FIRST = 80;
    private static final int MAX_CONSTANTS = 5000;
    private static final int MAX_FILES = 2000;
    private static final int MAX_BYTES = 1 << 20;

    private final RunningInstance running;
    private final PackagedServer packaged;
    private List<String> texts;

    NamedPorts(RunningInstance running, PackagedServer packaged) {
        this.running = running;
        this.packaged = packaged;
    }

    /** @param said where the server says that it listens: the number itself may stand in a library */
    boolean isInsteadOfCaPort(int port, Set<Integer> said) {
        return (said.contains(port) || isNamed(port))
                && !isNamed(running.port().number())
                && !isNamed(running.function().port().number())
                && !asksForCaPort();
    }

    /** The ports besides CAPort that its start command or its configuration may name; none of its code is read. */
    Set<Integer> stated() {
        Stream<Integer> configured = packaged.port().map(ConfiguredPort::number).stream();
        Stream<Integer> byDefault = packaged.defaultPort().stream().boxed();
        Stream<Integer> started = running.function().start().argv().stream()
                .flatMap(word -> PORT.matcher(word).results())
                .map(number -> Integer.parseInt(number.group()));
        return others(Stream.of(configured, byDefault, started).flatMap(ports -> ports));
    }

    /** Those besides CAPort at which a server says that it listens. */
    Set<Integer> saidIn(List<String> lines) {
        return others(said(lines));
    }

    /** The ports at which a server says that it listens. */
    static Stream<Integer> said(List<String> lines) {
        return BELOW.matcher(String.join("\n", lines))
                .replaceAll("$1 ")
                .lines()
                .flatMap(line -> SAID.matcher(line).results())
                .map(said -> Integer.parseInt(said.group(1)));
    }

    private Set<Integer> others(Stream<Integer> ports) {
        return ports.filter(port -> port > 0
                        && port < 1 << 16
                        && port != running.port().number()
                        && port != running.function().port().number())
                .collect(Collectors.toSet());
    }

    /** What its texts name that may be a port of its own. */
    Set<Integer> numbers() {
        return opened(texts());
    }

    /** What texts name that may be a port, which root or any other user may open; none that a line only asks for. */
    static Set<Integer> opened(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.startsWith(CLASS))
                .flatMap(String::lines)
                .map(line ->
                        OPENS.matcher(line).find() ? line : ASKED.matcher(line).replaceAll(""))
                .flatMap(line -> PORT.matcher(line).results())
                .map(found -> Integer.parseInt(found.group()))
                .filter(port -> port < 1 << 16)
                .distinct()
                .limit(MAX_PORTS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What its start command, configuration, sources or byte code may name, as far as numbers there may be ports. */
    Set<Integer> possible() {
        Stream<Integer> constants =
                texts().stream().flatMap(NamedPorts::constants).distinct().limit(MAX_CONSTANTS);
        return others(
                Stream.of(stated().stream(), numbers().stream(), constants).flatMap(ports -> ports));
    }

    /** The numbers in byte code that may be ports, and a few others: bytes of anything else may look the same. */
    static Stream<Integer> constants(String text) {
        return text.startsWith(CLASS)
                ? Stream.concat(
                                CONSTANT.matcher(text).results().map(NamedPorts::value),
                                PushedShorts.of(text.getBytes(StandardCharsets.ISO_8859_1)).stream())
                        .filter(port -> port >= FIRST)
                : Stream.empty();
    }

    private static int value(MatchResult constant) {
        String two = constant.group(1);
        return two == null ? Integer.parseInt(constant.group(2)) : two.charAt(0) << 8 | two.charAt(1);
    }

    private boolean isNamed(int port) {
        Optional<Integer> configured = packaged.port().map(ConfiguredPort::number);
        return configured.isPresent() && configured.get() == port
                || configured.isEmpty() && packaged.defaultPort().equals(OptionalInt.of(port))
                || texts().stream().anyMatch(text -> names(text, port));
    }

    /** By the platform's variables, or by one of the package's that holds the port. */
    private boolean asksForCaPort() {
        String caPort = running.function().port().toString();
        Stream<String> own = running.function().environment().entrySet().stream()
                .filter(variable -> variable.getValue().strip().equals(caPort))
                .map(Map.Entry::getKey);
        return Stream.concat(Stream.of("FC_CUSTOM_LISTEN_PORT", "FC_SERVER_PORT"), own)
                .anyMatch(name -> texts().stream()
                        .anyMatch(text -> word(name).matcher(text).find()));
    }

    private static Pattern word(String word) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(word) + "(?![A-Za-z0-9_])");
    }

    /** In the text of a source, or in byte code: as the operand of sipush, or as a constant. */
    static boolean names(String text, int port) {
        if (!text.startsWith(CLASS)) {
            String minified = port % 1000 == 0 ? "|" + port / 1000 + "e3" : "";
            return Pattern.compile("(?<![0-9.])(?:" + port + minified + ")(?![0-9.])")
                    .matcher(text)
                    .find();
        }
        String two = "" + (char) (port >> 8) + (char) (port & 0xff);
        String digits = Integer.toString(port);
        return port < 1 << 15 && text.contains("\u0011" + two)
                || text.contains("\u0003\u0000\u0000" + two)
                || text.contains("\u0001\u0000" + (char) digits.length() + digits);
    }

    private List<String> texts() {
        if (texts == null) {
            Path code = running.instance().code();
            texts = read(code);
            ProgramStart.of(running.function()).argv().stream()
                    .flatMap(word -> CodePath.named(word).stream())
                    .map(path -> code.resolve(path.value()))
                    .filter(file -> !file.getFileName().toString().contains(".") && Files.isRegularFile(file))
                    .forEach(file -> readProgram(file, texts));
            texts.add(String.join(" ", running.function().start().argv()));
        }
        return texts;
    }

    private static List<String> read(Path code) {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(code, DEPTH)) {
            files.filter(file -> StreamSupport.stream(code.relativize(file).spliterator(), false)
                            .noneMatch(part -> OwnTexts.isForeign(part.toString())))
                    .filter(Files::isRegularFile)
                    .limit(MAX_FILES)
                    .forEach(file -> read(file, texts));
        } catch (IOException | UncheckedIOException e) {
            // What cannot be read names nothing: the wait then only lasts longer.
        }
        return texts;
    }

    private static void read(Path file, List<String> texts) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".jar") || name.endsWith(".war")) {
                readJar(file, texts);
            } else if (name.endsWith(".class") || isText(name)) {
                try (var in = Files.newInputStream(file)) {
                    texts.add(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // As above.
        }
    }

    /** A program without an ending, such as {@code bin/www} of Express' generator; no native one. */
    private static void readProgram(Path file, List<String> texts) {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
            if (text.indexOf('\0') < 0) {
                texts.add(text);
            }
        } catch (IOException e) {
            // As above.
        }
    }

    private static boolean isText(String name) {
        return OwnTexts.isText(name) || name.endsWith(".sh") || name.equals("bootstrap");
    }

    /** The application's own classes; a library's say nothing of the port that they are told. */
    private static void readJar(Path jar, List<String> texts) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> classes = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !LIBRARY.matcher(
                                    entry.getName().replaceFirst("^(?:BOOT-INF|WEB-INF)/classes/", ""))
                            .lookingAt())
                    .limit(MAX_FILES)
                    .toList();
            for (ZipEntry entry : classes) {
                try (var in = zip.getInputStream(entry)) {
                    texts.add(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
                }
            }
        }
    }
}
