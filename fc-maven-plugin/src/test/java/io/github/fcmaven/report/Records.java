package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Records to write. */
public final class Records {

    static final String SHA = "3f2a9c1d4e5f60718293a4b5c6d7e8f9000102030405060708090a0b0c0d0e0f";

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b[2J",
            "\u009b31m",
            "\u0000",
            "\u0001",
            "\b\b\b",
            "\u007f",
            "\r",
            "\n",
            "\r\n",
            "::error file=a::b",
            "\n  ::set-output name=x::y",
            "\u001b[m::warning::",
            "##[error]x",
            "a ##vso[task.setvariable variable=x]y",
            "#\u001b[m#[group]",
            "##teamcity[x]",
            "###[",
            "]]>",
            "<![CDATA[",
            "<script>",
            "&amp;",
            "&#0;",
            "\"",
            "'",
            "\\",
            "\\u0023",
            "{\"a\":1}",
            "\u202etxt.exe",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\udc00\ud800",
            "\ud83f\udffe",
            "é",
            "中文",
            "😀",
            "\t",
            "listens on 127.0.0.1:9000 only",
            "x".repeat(3000));

    private Records() {}

    public static CheckRecord passed(Path log) {
        return CheckRecord.of(
                new CheckReport(
                        List.of(
                                new Finding.Met(
                                        Requirement.FC_STARTUP, "accepted a connection 2.841 s after its launch"),
                                new Finding.Met(Requirement.FC_PORT, "listens on port 9000"),
                                new Finding.Met(Requirement.FC_BIND, "listens on *:9000"),
                                new Finding.Unproven(
                                        Requirement.FC_KEEPALIVE,
                                        "150 requests on one connection, which then held for 65 s",
                                        "read the server's own setting: only it knows of 24 hours"),
                                new Finding.Met(Requirement.FC_EXECUTION, "GET /slow was held for 65 s")),
                        new ColdStart(
                                Duration.ofMillis(412),
                                Optional.of(Duration.ofMillis(231)),
                                Optional.of(Duration.ofMillis(2841)),
                                Optional.of(Duration.ofMillis(3102)),
                                Optional.of(Duration.ofMillis(5200))),
                        List.of("/opt/java17/bin/java 17.0.2 is /usr/lib/jvm/17 17.0.15 here"),
                        List.of(),
                        List.of("Started Demo in 2.7 seconds"),
                        log),
                SHA,
                "check");
    }

    public static CheckRecord failed(Path log) {
        return CheckRecord.of(
                new CheckReport(
                        List.of(
                                new Finding.Met(
                                        Requirement.FC_STARTUP, "accepted a connection 2.841 s after its launch"),
                                new Finding.Met(Requirement.FC_PORT, "listens on port 9000"),
                                new Finding.Violated(
                                        Requirement.FC_BIND,
                                        "listens on 127.0.0.1:9000 only",
                                        "set server.address=0.0.0.0\nin application.properties"),
                                new Finding.Unproven(Requirement.FC_KEEPALIVE, "held for 65 s", ""),
                                new Finding.Skipped(Requirement.FC_EXECUTION, "the server ended before")),
                        new ColdStart(
                                Duration.ofMillis(100),
                                Optional.empty(),
                                Optional.of(Duration.ofMillis(300)),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        List.of("processor time is 14.9 s at cpu 0.35"),
                        List.of("\u001b[32mINFO\u001b[0m bound to 127.0.0.1:9000", "", "::error::gotcha \u0007"),
                        log),
                SHA,
                "check");
    }

    /**
     * Of a server that closes connections, and does all else as it should.
     *
     * @param about a timer, or empty where it has another reason
     */
    static CheckRecord closing(Path log, String how, String about) {
        CheckReport passed = passed(log).report().orElseThrow();
        return CheckRecord.of(
                new CheckReport(
                        List.of(
                                new Finding.Met(Requirement.FC_STARTUP, "accepted a connection"),
                                new Finding.Violated(Requirement.FC_KEEPALIVE, how, "set it").concerning(about)),
                        passed.coldStart(),
                        List.of(),
                        List.of(),
                        passed.lastLines(),
                        log),
                SHA,
                "check");
    }

    /** Of a start that nothing here could show. */
    static CheckRecord inconclusive(Path log) {
        return CheckRecord.of(
                new CheckReport(
                        List.of(
                                new Finding.Unproven(
                                        Requirement.FC_STARTUP,
                                        "its classes need Java 21, and Java 17.0.15 stands for it here",
                                        "name a JDK 21 in jdkToolchain"),
                                new Finding.Skipped(Requirement.FC_PORT, "the server was not started"),
                                new Finding.Skipped(Requirement.FC_BIND, "the server was not started")),
                        new ColdStart(
                                Duration.ofMillis(100),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        List.of(),
                        List.of(),
                        log),
                SHA,
                "check");
    }

    static CheckRecord hostile(Random random, Path log) {
        List<Finding> findings = random.ints(random.nextInt(6), 0, 4)
                .mapToObj(kind -> finding(kind, random))
                .toList();
        ColdStart times = new ColdStart(
                Duration.ofNanos(random.nextLong(1L << 40)), time(random), time(random), time(random), time(random));
        List<Finding> ofPackage = random.ints(random.nextInt(4), 0, 4)
                .mapToObj(kind -> finding(kind, random))
                .toList();
        if (random.nextInt(6) == 0) {
            return CheckRecord.error(text(random), text(random), text(random)).with(ofPackage);
        }
        if (random.nextInt(6) == 0 && !ofPackage.isEmpty()) {
            return CheckRecord.ofPackage(ofPackage, text(random), text(random));
        }
        return CheckRecord.of(
                        new CheckReport(findings, times, texts(random), texts(random), texts(random), log),
                        text(random),
                        text(random))
                .with(ofPackage);
    }

    /** What a static check finds of a package that has one of everything. */
    static List<Finding> ofPackage() {
        return List.of(
                new Finding.Met(Requirement.FC_BOOTSTRAP_MODE, "bootstrap has the mode 0755"),
                new Finding.Violated(
                        Requirement.FC_KEEPALIVE_CONFIG,
                        "server.tomcat.keep-alive-timeout is not set",
                        "set server.tomcat.keep-alive-timeout=25h"),
                new Finding.Unproven(Requirement.FC_TIMEZONE, "nothing sets the time zone", "set TZ"),
                new Finding.Skipped(Requirement.FC_LAYER, "the package has nothing that it asks of"),
                Finding.Skipped.byTheUser(Requirement.FC_SECRET));
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(
                    random.nextInt(4) > 0
                            ? HOSTILE.get(random.nextInt(HOSTILE.size()))
                            : Character.toString(random.nextInt(0x110000)));
        }
        return text.toString();
    }

    private static Finding finding(int kind, Random random) {
        Requirement requirement = Requirement.values()[random.nextInt(5)];
        return switch (kind) {
            case 0 -> new Finding.Met(requirement, text(random), proof(random));
            case 1 -> new Finding.Violated(requirement, text(random), text(random), text(random), proof(random));
            case 2 -> new Finding.Unproven(requirement, text(random), text(random), proof(random));
            default -> new Finding.Skipped(requirement, text(random));
        };
    }

    private static Optional<Proof> proof(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Proof.values()[random.nextInt(Proof.values().length)]);
    }

    private static Optional<Duration> time(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofNanos(random.nextLong(1L << 38)));
    }

    private static List<String> texts(Random random) {
        return random.ints(random.nextInt(4)).mapToObj(i -> text(random)).toList();
    }
}
