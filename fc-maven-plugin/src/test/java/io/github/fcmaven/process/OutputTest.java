package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server prints: kept whole in a file, shown in part, never waited for. */
class OutputTest {

    @TempDir
    Path work;

    private final List<String> lines = new ArrayList<>();

    private Output drained(byte[] printed, long limit, Map<String, String> secrets) throws Exception {
        return drained(new ByteArrayInputStream(printed), limit, secrets);
    }

    private Output drained(InputStream printed, long limit, Map<String, String> secrets) throws Exception {
        try (LogFile log = LogFile.create(work.resolve("logs/server.log"), limit)) {
            Output output = new Output(log, secrets, lines::add, () -> {});
            output.drain(printed);
            return output;
        }
    }

    private byte[] log() throws Exception {
        return Files.readAllBytes(work.resolve("logs/server.log"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheBytesInTheFileAndTheLastFiftyLinesInMemory() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 120; i++) {
            text.append("line ").append(i).append(" \u00e9\n");
        }
        text.append("without end");
        Output output = drained(utf8(text.toString()), 1_000_000, Map.of());
        assertThat(log()).isEqualTo(utf8(text.toString()));
        assertThat(output.lastLines())
                .hasSize(50)
                .startsWith("line 72 \u00e9")
                .endsWith("line 120 \u00e9", "without end");
        assertThat(lines).hasSize(121);
    }

    @Test
    void dropsColoursAndReplacesWhatElseATerminalWouldObey() throws Exception {
        Output output = drained(
                utf8("\u001b[31mred\u001b[0m\r\n\u001b[38;5;145m12:\u001b[m34\n\u001b[2Ja\tb\u0007\u202e\n"),
                1000,
                Map.of());
        assertThat(output.lastLines()).containsExactly("red", "12:34", "?[2Ja\tb??");
    }

    private static final String SECRET = "p\"a\\s's/w+rd 1\u00e9<&";

    static Stream<String> formsOfASecret() {
        String base64 = Base64.getEncoder().encodeToString(utf8(SECRET));
        String url = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return Stream.of(
                SECRET,
                new Gson().toJson(SECRET),
                new GsonBuilder().disableHtmlEscaping().create().toJson(SECRET),
                "\"p\\\"a\\\\s's\\/w+rd 1\u00e9<&\"",
                "\"p\\\"a\\\\s's/w+rd 1\\u00e9<&\"",
                "'p\"a\\\\s\\'s/w+rd 1\u00e9<&'",
                "'p\"a\\s'\\''s/w+rd 1\u00e9<&'",
                "'p\"a\\s'\"'\"'s/w+rd 1\u00e9<&'",
                "p\\\"a\\\\s\\'s/w+rd\\ 1\\\u00e9\\<\\&",
                url,
                url.replace("+", "%20"),
                url.replace("+", "%20").replace("%2F", "/"),
                url.replace("+", "%20").replace("%27", "'"),
                url.toLowerCase(Locale.ROOT).replace("+", "%20"),
                base64,
                base64.replaceAll("=+$", ""),
                base64.replace("+", "-").replace("/", "_"),
                Base64.getEncoder().encodeToString(utf8("u:" + SECRET)),
                Base64.getEncoder().encodeToString(utf8("us:" + SECRET + ":more")),
                Base64.getUrlEncoder().encodeToString(utf8("use:" + SECRET)),
                "p&quot;a\\s&#39;s/w+rd 1\u00e9&lt;&amp;");
    }

    @ParameterizedTest
    @MethodSource("formsOfASecret")
    void masksASecretInEveryFormInWhichProgramsPrintIt(String form) throws Exception {
        Output output = drained(utf8("it is " + form + " here\n"), 1000, Map.of("DB_PASSWORD", SECRET));
        assertThat(output.lastLines())
                .singleElement()
                .asString()
                .startsWith("it is ")
                .contains("***")
                .endsWith(" here");
        assertThat(new String(log(), StandardCharsets.UTF_8)).doesNotContain(form);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheLogThatWasThereBeforeToo() throws Exception {
        Path log = Files.createDirectories(work.resolve("logs")).resolve("server.log");
        Files.writeString(log, "of an earlier build");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
        drained(utf8("new\n"), 1000, Map.of());
        assertThat(log).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    /** Two builds in one folder: neither writes into the other's log. */
    @Test
    void twoLogsOfOneNameAreTwoFiles() throws Exception {
        Path file = work.resolve("server.log");
        try (LogFile first = LogFile.create(file, 1000);
                LogFile second = LogFile.create(file, 1000)) {
            second.write(utf8("second\n"), 7);
            first.write(utf8("first\n"), 6);
        }
        assertThat(file).hasContent("second\n");
    }

    @Test
    void breaksWhatACiWouldObeyForReadersAndKeepsItInTheFile() throws Exception {
        String printed = "::error::x\n##[group]y\na ##vso[task.complete]z\nstd::string\n";
        Output output = drained(utf8(printed), 1000, Map.of());
        assertThat(output.lastLines())
                .containsExactly(": :error::x", "# #[group]y", "a # #vso[task.complete]z", "std::string");
        assertThat(lines).isEqualTo(output.lastLines());
        assertThat(log()).isEqualTo(utf8(printed));
    }

    @Test
    void cutsALineInMemoryAndKeepsItWholeInTheFile() throws Exception {
        byte[] line = new byte[300_000];
        new Random(1).nextBytes(line);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) 'x' : line[i];
        }
        Output output = drained(line, 1_000_000, Map.of("DB_URL", "a secret that does not occur"));
        assertThat(log()).isEqualTo(line);
        assertThat(output.lastLines()).isNotEmpty().allMatch(shown -> shown.length() <= 8192 + 3);
    }

    @Test
    void keepsTheNewestWithinTheLimitAndSaysWhatWasDropped() throws Exception {
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            flood.writeBytes(utf8("line " + i + "\n"));
        }
        drained(flood.toByteArray(), 10_000, Map.of());
        String kept = new String(log(), StandardCharsets.UTF_8);
        assertThat(kept.length()).isBetween(4_000, 75_000);
        assertThat(kept).startsWith("[fc: the first ").endsWith("line 19999\n");
        long dropped = Long.parseLong(kept.substring(15, kept.indexOf(" bytes")));
        String rest = kept.substring(kept.indexOf('\n') + 1);
        assertThat(dropped + rest.length()).isEqualTo(flood.size());
        assertThat(new String(flood.toByteArray(), StandardCharsets.UTF_8)).endsWith("\n" + rest);
    }

    @Test
    void replacesSecretsWhereverTheyAreCut() throws Exception {
        Random random = new Random(4711);
        String secret = "s3cr3t-canary-" + "x".repeat(200);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 200_000) {
                text.append("y".repeat(random.nextInt(round % 2 == 0 ? 70_000 : 500)))
                        .append(secret);
                if (random.nextInt(4) == 0) {
                    text.append('\n');
                }
            }
            drained(new Slow(utf8(text.toString()), random), 10_000_000, Map.of("ANY", secret, "PROFILE", "dev"));
            assertThat(new String(log(), StandardCharsets.UTF_8))
                    .isEqualTo(text.toString().replace(secret, "***"));
        }
        assertThat(lines).noneMatch(line -> line.contains("canary"));
    }

    @Test
    void doesNotGarbleTheLogForShortValues() throws Exception {
        drained(utf8("dev 1 true\n"), 1000, Map.of("PROFILE", "dev", "SIZE", "1", "ON", "true", "NONE", ""));
        assertThat(log()).isEqualTo(utf8("dev 1 true\n"));
    }

    @Test
    void replacesAShortValueWhoseNameSpeaksOfASecretAndEachLineOfALongOne() throws Exception {
        drained(utf8("abcd 12345678\nxyz\n"), 1000, Map.of("DB_PASSWORD", "abcd", "PRIVATE_KEY", "12345678\nxyz\n"));
        assertThat(log()).isEqualTo(utf8("*** ***\n***\n"));
    }

    @ParameterizedTest
    @MethodSource("io.github.fcmaven.platform.SecretNameTest#names")
    void replacesAShortValueOfEachNameOfASecret(String name) throws Exception {
        drained(utf8("it is abc\n"), 1000, Map.of(name, "abc"));
        assertThat(log()).isEqualTo(utf8("it is ***\n"));
    }

    /** A mark may come late, and whoever sets one may be interrupted: neither ends the log. */
    @Test
    void whatComesBehindTheEndOrFromAnInterruptedThreadIsNoFailure() throws Exception {
        Path file = work.resolve("server.log");
        LogFile log = LogFile.create(file, 1000);
        byte[] line = "words\n".getBytes(StandardCharsets.UTF_8);

        Thread.currentThread().interrupt();
        log.write(line, line.length);
        assertThat(Thread.interrupted()).isTrue();
        log.write(line, line.length);
        log.close();
        log.write(line, line.length);

        assertThat(log.failure()).isEmpty();
        assertThat(file).hasContent("words\nwords\n");
    }

    @Test
    void goesOnWhereTheDiskIsFullAndSaysSoOnce() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        try (LogFile log = LogFile.create(full, 1000)) {
            Output output = new Output(log, Map.of(), lines::add, () -> {});
            output.drain(new ByteArrayInputStream(utf8("one\ntwo\n")));
            output.say("three");
            assertThat(output.lastLines())
                    .startsWith("one", "two")
                    .filteredOn(line -> line.startsWith("[fc: the log cannot be written"))
                    .hasSize(1);
        }
    }

    @Test
    void survivesAListenerThatFails() throws Exception {
        try (LogFile log = LogFile.create(work.resolve("server.log"), 1000)) {
            Output output = new Output(
                    log,
                    Map.of(),
                    line -> {
                        throw new IllegalStateException(line);
                    },
                    () -> {});
            output.drain(new ByteArrayInputStream(utf8("one\ntwo\n")));
            assertThat(output.lastLines()).containsExactly("one", "two");
        }
    }

    @Test
    void neverLetsAFloodWaitOrGrow() throws Exception {
        try (Instance instance = TestFunction.script("yes " + "a".repeat(99) + " | head -c 25000000; echo; echo done")
                        .unpack(work);
                ServerProcess server = instance.launch(new LaunchOptions(
                        CaPort.DEFAULT, Map.of(), Duration.ofSeconds(1), work.resolve("server.log"), line -> {}))) {
            Await.until("the end of the flood", Duration.ofSeconds(60), () -> !server.isAlive());
            assertThat(server.lastLines()).endsWith("done");
            assertThat(Files.size(server.log())).isLessThanOrEqualTo(LogFile.LIMIT + 100);
            assertThat(Files.lines(server.log()).findFirst().orElseThrow()).startsWith("[fc: the first ");
        }
    }

    /** Gives its bytes in pieces of random length. */
    private static final class Slow extends ByteArrayInputStream {

        private final Random random;

        Slow(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 1 + random.nextInt(70_000)));
        }
    }
}
