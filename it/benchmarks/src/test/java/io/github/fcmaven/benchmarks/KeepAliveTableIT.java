package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.process.SocketTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real servers with limits that are known, and what the check makes of them: no verdict may be wrong, and of a JVM none
 * merely observed. The whole table, on every JDK and three times, runs behind {@code -Pmatrix}.
 */
class KeepAliveTableIT {

    private static final int AT_ONCE = Integer.getInteger("table.parallel", 2);
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SOURCES = Path.of("src/test/servers").toAbsolutePath();
    private static final Path SCRIPTS = SOURCES.resolve("scripts");
    private static final Path SERVERS =
            Path.of(System.getProperty("servers", TARGET.resolve("servers").toString()));

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(SocketTable.readable(), "needs /proc");
        if (System.getProperty("servers") == null) {
            SortedMap<Integer, Host> jdks = Jdks.all();
            ServerBuilds.build(SOURCES, SERVERS, TARGET, jdks.get(jdks.lastKey()));
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void oneRowOfEachFamilyIsRight() throws Exception {
        Table java = new Table(TARGET, "one-of-each", AT_ONCE);
        java.run(JavaRows.oneOfEach(SERVERS, Host.running()), 1);
        Table scripts = new Table(TARGET, "one-of-each-script", 10); // these wait, and do little else
        scripts.run(ScriptRows.oneOfEach(SCRIPTS, TARGET), 1);
        java.assertRight();
        scripts.assertRight();
    }

    @Tag("matrix")
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void jobsOfASecondAPoolAndTlsDoNotMindTheJump() throws Exception {
        Table table = new Table(TARGET, "jobs", AT_ONCE);
        table.run(JavaRows.jobs(SERVERS, Host.running()), 1);
        table.assertRight();
        assertRuns(table.work(1, 0), "run \\d+ 1 [1-9]\\d*");
        assertRuns(table.work(1, 1), "run \\d+");
    }

    /** Of a job of each second there are some, and not the 86,400 of a day. */
    private static void assertRuns(Path work, String line) throws IOException {
        List<String> log = Files.readAllLines(work.resolve("server-1.log"));
        assertThat(log.stream().filter(one -> one.matches(line)).count()).isBetween(5L, 60L);
        assertThat(log).noneMatch(one -> one.contains("VerifyError") || one.contains("LinkageError"));
    }

    @Test
    @Tag("matrix")
    void theWholeTableIsRightThreeTimes() throws Exception {
        List<TableRow> rows = new ArrayList<>();
        for (Host jdk : Jdks.all().tailMap(17).values()) {
            rows.addAll(JavaRows.all(SERVERS, jdk));
        }
        rows.addAll(ScriptRows.all(SCRIPTS, TARGET));
        String only = System.getProperty("table.family", "");
        Table table = new Table(TARGET, "keep-alive-table", AT_ONCE);
        for (int run = 1; run <= Integer.getInteger("table.runs", 3); run++) {
            table.run(rows.stream().filter(row -> row.family().contains(only)).toList(), run);
        }
        table.assertRight();
    }
}
