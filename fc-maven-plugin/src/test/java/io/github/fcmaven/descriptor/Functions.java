package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Function packages to describe. */
final class Functions {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "no",
            "NO",
            "On",
            "y",
            "null",
            "~",
            "true",
            "1",
            "012",
            "0x1f",
            "0o7",
            "1e3",
            "1_000",
            "22:22",
            ".5",
            ".inf",
            ".NaN",
            "+1",
            "-",
            "- a",
            "-jar",
            "---",
            "...",
            "=",
            "<<",
            "2026-11-24",
            "2001-12-14t21:59:43.10-05:00",
            "#x",
            "a #b",
            "a: b",
            "a:",
            ":a",
            "? a",
            "!t",
            "&a",
            "*a",
            "|",
            ">",
            "%d",
            "@a",
            "`a`",
            "[a]",
            "{a: b}",
            "a, b",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "it's \"so\"",
            " lead",
            "trail ",
            "tab\tin",
            "two\nlines",
            "cr\rlf\r\n",
            "\n",
            "\u0000",
            "\u0001",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "é",
            "中文",
            "😀",
            "😀😀 x",
            "${env(DB)}",
            "${env('DB', 'x')}",
            "${vars.a.b}",
            "$HOME",
            "key: ${env(\"A\")}",
            "a".repeat(300),
            "b ".repeat(200));

    private Functions() {}

    /** {@code java -jar demo.jar} on the oldest runtime, with everything else by default. */
    static FunctionPackage demo() {
        return function(
                CustomRuntime.CUSTOM, new StartupCommand(List.of("java"), List.of("-jar", "demo.jar")), Map.of());
    }

    static FunctionPackage function(CustomRuntime runtime, StartupCommand start, Map<String, String> environment) {
        return new FunctionPackage(
                spec("demo", 0.35, Optional.empty(), FunctionSpec.Calls.NONE),
                runtime,
                List.of(),
                CaPort.DEFAULT,
                start,
                environment,
                new TreeMap<>());
    }

    /** A function that says everything that can be said. */
    static FunctionPackage full() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JAVA_HOME", "/opt/java17");
        environment.put("DB_URL", "jdbc:${env('DB_HOST', 'localhost')}:5432");
        environment.put("FLAG", "no");
        return new FunctionPackage(
                spec(
                        "demo",
                        0.5,
                        Optional.of(new HealthCheck("/health?a=b", 1, 3, 1, 3, 1)),
                        new FunctionSpec.Calls(Optional.of(30), Optional.of(20), false)),
                CustomRuntime.CUSTOM_DEBIAN11,
                List.of("acs:fc:cn-hangzhou:official:layers/Java17/versions/3"),
                new CaPort(8080),
                new StartupCommand(List.of("/opt/java17/bin/java"), List.of("-Dgreeting=it's me", "-jar", "demo.jar")),
                environment,
                new TreeMap<>());
    }

    static FunctionPackage hostile(Random random) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            environment.put(random.nextBoolean() ? "K" + i : text(random), text(random));
        }
        StartupCommand start = random.nextInt(5) == 0
                ? StartupCommand.BOOTSTRAP
                : new StartupCommand(texts(random, 1 + random.nextInt(3)), texts(random, random.nextInt(5)));
        List<String> names = List.of("no", "y", "null", "On", "_1", "e3", "demo-1", "True");
        return new FunctionPackage(
                spec(
                        names.get(random.nextInt(names.size())),
                        (7 + random.nextInt(3)) * 0.05,
                        health(random),
                        new FunctionSpec.Calls(hook(random), hook(random), false)),
                CustomRuntime.values()[random.nextInt(CustomRuntime.values().length)],
                texts(random, random.nextInt(3)),
                new CaPort(1 + random.nextInt(65535)),
                start,
                environment,
                new TreeMap<>());
    }

    /** A text that some parser of YAML would misread, were it not quoted. */
    static String text(Random random) {
        if (random.nextInt(3) > 0) {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
                case 1 -> text.append((char) random.nextInt(0xd800));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    private static List<String> texts(Random random, int count) {
        return random.ints(count).mapToObj(i -> text(random)).toList();
    }

    private static Optional<HealthCheck> health(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new HealthCheck("/" + text(random), 120, 1, 3, 120, random.nextInt(120) + 1));
    }

    private static Optional<Integer> hook(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(300) + 1);
    }

    private static FunctionSpec spec(
            String name, double cpu, Optional<HealthCheck> healthCheck, FunctionSpec.Calls calls) {
        return new FunctionSpec(
                name,
                "cn-hangzhou",
                new FunctionSpec.Resources(512, cpu, 512, 60, 1),
                healthCheck,
                new HttpTrigger("function", HttpTrigger.METHODS),
                calls);
    }
}
