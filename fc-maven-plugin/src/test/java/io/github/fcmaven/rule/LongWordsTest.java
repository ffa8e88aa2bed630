package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No word of a start has so many parts that the stack or the time of a build ends at it. */
class LongWordsTest {

    private static final int PARTS = 10_000;

    /** Processor time of one package and all its fixes: most take a twentieth of it. */
    private static final Duration MOST = Duration.ofSeconds(3);

    private static final Set<Requirement> OF_SERVERS =
            EnumSet.of(Requirement.FC_BIND, Requirement.FC_PORT, Requirement.FC_KEEPALIVE, Requirement.FC_EXECUTION);

    /** {@code WORD} stands for the long one. */
    private static final List<String> STARTS = List.of(
            "WORD",
            "java WORD",
            "java -jar WORD",
            "java -cp WORD com.acme.Main",
            "java -DWORD",
            "java @WORD",
            "python3 WORD",
            "python3 -m WORD",
            "python3 -m gunicorn WORD:app",
            "gunicorn -b WORD app:app",
            "uvicorn WORD:app --port WORD",
            "node WORD",
            "node --import WORD server.js",
            "npm run WORD",
            "npx pm2 start WORD",
            "php -S WORD WORD",
            "nginx -c WORD",
            "haproxy -f WORD",
            "caddy run -c WORD",
            "httpd -f WORD",
            "uwsgi WORD",
            "timeout WORD node WORD",
            "env A=WORD node server.js",
            "sh -c WORD",
            "bash WORD");

    @Test
    void aWordOfManyNamesIsJudgedWhereverItStands() {
        assertEachIsJudged("a.");
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/",
                "./",
                "../",
                "a:",
                "a,",
                "a=",
                "-a",
                "--",
                " ",
                "a ",
                "' ",
                "'a'",
                "\"a\" ",
                "\\",
                "$a",
                "${a}",
                "$(a)",
                "`a` ",
                "a; ",
                "a && ",
                "a | ",
                "> a ",
                "< a ",
                "(",
                "{",
                "[",
                "*",
                "%20",
                "9",
                "\n",
                "a\n",
                "a() { ",
                "if a; then ",
                "A=1 "
            })
    void aWordOfManySuchPartsIsJudgedWhereverItStands(String part) {
        assertEachIsJudged(part);
    }

    private static void assertEachIsJudged(String part) {
        String word = "a" + part.repeat(PARTS);
        List<String> late = new ArrayList<>();
        for (String start : STARTS) {
            List<String> argv = List.of(start.split(" ")).stream()
                    .map(one -> one.replace("WORD", word))
                    .toList();
            Pack command = Pack.empty()
                    .command(argv.get(0), argv.subList(1, argv.size()).toArray(String[]::new))
                    .file("server.js", "");
            Pack script = Pack.script("#!/bin/sh\nexec " + String.join(" ", argv) + "\n");
            if (judged(command).compareTo(MOST) > 0 || judged(script).compareTo(MOST) > 0) {
                late.add(start);
            }
        }
        assertThat(late).isEmpty();
    }

    /** How long it took. */
    private static Duration judged(Pack pack) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        pack.check();
        PackagedServer server = new ServerReader().read(pack.packed().function());
        OF_SERVERS.forEach(
                requirement -> server.fix(requirement, pack.packed().function().port()));
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}
