package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.SocketTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real servers with limits that are known, and what the check makes of them: no verdict may be wrong, and none merely observed. The whole table, on every JDK
 * and three times, runs behind {@code -Pmatrix}.
 */
class KeepAliveTableIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SOURCES = Path.of("src/test/servers").toAbsolutePath();
    private static final Path SERVERS =
            Path.of(System.getProperty("servers", TARGET.resolve("servers").toString()));
    private static final String BOOT = "-Dspring.main.banner-mode=off -Dserver.port={port} ";
    private static final String TOMCAT_KEEPS = " -Dserver.tomcat.max-keep-alive-requests=-1";

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(SocketTable.readable(), "needs /proc");
        if (System.getProperty("servers") == null) {
            ServerBuilds.build(SOURCES, SERVERS, TARGET, newest());
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void oneRowOfEachFamilyIsRight() throws Exception {
        List<TableRow> rows = List.of(
                boot("tomcat", "25h", "-Dserver.tomcat.keep-alive-timeout=25h" + TOMCAT_KEEPS, "proven"),
                boot("jetty", "default", "", "refuted"),
                boot("undertow", "25h", "-Dserver.undertow.no-request-timeout=25h", "proven"),
                boot("netty", "1h", "-Dserver.netty.idle-timeout=1h", "refuted"),
                quarkus("default", "", "refuted"),
                plain("Vertx", "none", "0", "proven"),
                jdk("25h", "90000", "proven"));
        assertTable(rows, List.of(Host.running()), 1);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void jobsOfASecondAPoolAndTlsDoNotMindTheJump() throws Exception {
        TableRow row = boot("jobs", "25h", "-Dserver.tomcat.keep-alive-timeout=25h" + TOMCAT_KEEPS, "proven");
        Path work = TARGET.resolve("table/jobs");
        TableRow.Seen seen = row.check(Host.running(), work);

        print(List.of(line(row, Host.running(), seen)));
        assertThat(seen.keepAlive()).as(seen.observed()).isEqualTo("proven");
        List<String> log = Files.readAllLines(work.resolve("server-1.log"));
        assertThat(log.stream().filter(line -> line.startsWith("run ")).count()).isBetween(5L, 60L);
        assertThat(log).noneMatch(line -> line.contains("VerifyError") || line.contains("LinkageError"));
    }

    @Test
    @Tag("matrix")
    void theWholeTableIsRightThreeTimes() throws Exception {
        assertTable(rows(), jdks(), Integer.getInteger("table.runs", 3));
    }

    private static List<TableRow> rows() {
        List<TableRow> rows = new ArrayList<>();
        for (String virtual : List.of("", " -Dspring.threads.virtual.enabled=true")) {
            String threads = virtual.isEmpty() ? "" : ", virtual";
            rows.add(boot("tomcat", "default" + threads, virtual, "refuted"));
            rows.add(boot(
                    "tomcat",
                    "1h" + threads,
                    "-Dserver.tomcat.keep-alive-timeout=1h" + TOMCAT_KEEPS + virtual,
                    "refuted"));
            rows.add(boot(
                    "tomcat",
                    "25h" + threads,
                    "-Dserver.tomcat.keep-alive-timeout=25h" + TOMCAT_KEEPS + virtual,
                    "proven"));
            rows.add(boot(
                    "tomcat",
                    "none" + threads,
                    "-Dserver.tomcat.keep-alive-timeout=-1" + TOMCAT_KEEPS + virtual,
                    "proven"));
        }
        rows.add(boot("jetty", "default", "", "refuted"));
        rows.add(boot("jetty", "1h", "-Dserver.jetty.connection-idle-timeout=1h", "refuted"));
        rows.add(boot("jetty", "25h", "-Dserver.jetty.connection-idle-timeout=25h", "proven"));
        rows.add(boot("jetty", "none", "-Dserver.jetty.connection-idle-timeout=-1", "proven"));
        rows.add(boot("undertow", "default", "", "refuted"));
        rows.add(boot("undertow", "1h", "-Dserver.undertow.no-request-timeout=1h", "refuted"));
        rows.add(boot("undertow", "25h", "-Dserver.undertow.no-request-timeout=25h", "proven"));
        rows.add(boot("undertow", "none", "-Dserver.undertow.no-request-timeout=-1", "proven"));
        rows.add(boot("netty", "default", "", "proven"));
        rows.add(boot("netty", "1h", "-Dserver.netty.idle-timeout=1h", "refuted"));
        rows.add(boot("netty", "25h", "-Dserver.netty.idle-timeout=25h", "proven"));
        rows.add(quarkus("default", "", "refuted"));
        rows.add(quarkus("1h", "-Dquarkus.http.idle-timeout=1H", "refuted"));
        rows.add(quarkus("25h", "-Dquarkus.http.idle-timeout=25H", "proven"));
        rows.add(plain("Vertx", "none", "0", "proven"));
        rows.add(plain("Vertx", "1h", "3600", "refuted"));
        rows.add(plain("Vertx", "25h", "90000", "proven"));
        rows.add(plain("Javalin", "default", "", "refuted"));
        rows.add(plain("Javalin", "1h", "3600", "refuted"));
        rows.add(plain("Javalin", "25h", "90000", "proven"));
        rows.add(jdk("default", "", "refuted"));
        rows.add(jdk("1h", "3600", "refuted"));
        rows.add(jdk("25h", "90000", "proven"));
        rows.add(plain("Helidon", "default", "", "refuted"));
        rows.add(plain("Helidon", "1h", "3600", "refuted"));
        rows.add(plain("Helidon", "25h", "90000", "proven"));
        String only = System.getProperty("table.family", "");
        return rows.stream().filter(row -> row.family().contains(only)).toList();
    }

    private static TableRow boot(String server, String setting, String options, String proof) {
        return new TableRow(
                server,
                setting,
                SERVERS.resolve(server).resolve("target/function"),
                List.of((BOOT + options).strip().split(" +")),
                List.of("-jar", "demo.jar"),
                server.equals("jobs") ? Optional.empty() : Optional.of("/slow"),
                proof);
    }

    private static TableRow quarkus(String setting, String options, String proof) {
        return new TableRow(
                "quarkus",
                setting,
                SERVERS.resolve("quarkus/target/function"),
                List.of(("-Dquarkus.http.port={port} -Dquarkus.http.host=0.0.0.0 " + options)
                        .strip()
                        .split(" +")),
                List.of("-jar", "quarkus-run.jar"),
                Optional.of("/slow"),
                proof);
    }

    private static TableRow plain(String main, String setting, String argument, String proof) {
        List<String> program = new ArrayList<>(List.of("-cp", "./*", "demo." + main));
        if (!argument.isEmpty()) {
            program.add(argument);
        }
        return new TableRow(
                main.toLowerCase(Locale.ROOT),
                setting,
                SERVERS.resolve(main.equals("Helidon") ? "helidon" : "plain").resolve("target/function"),
                List.of(),
                program,
                Optional.of("/slow"),
                proof);
    }

    private static TableRow jdk(String setting, String interval, String proof) {
        return new TableRow(
                "jdk",
                setting,
                SERVERS.resolve("plain/target/function"),
                interval.isEmpty() ? List.of() : List.of("-Dsun.net.httpserver.idleInterval=" + interval),
                List.of("-cp", "./*", "demo.Jdk"),
                Optional.of("/slow"),
                proof);
    }

    private static void assertTable(List<TableRow> rows, List<Host> jdks, int runs) throws IOException {
        List<String> table = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            for (TableRow row : rows) {
                for (Host jdk : jdks) {
                    if (row.family().equals("helidon") && feature(jdk) < 21
                            || row.setting().contains("virtual") && feature(jdk) < 21) {
                        continue;
                    }
                    TableRow.Seen seen = row.check(jdk, TARGET.resolve("table/" + row.family()));
                    String line = run + " " + line(row, jdk, seen);
                    System.out.println(line);
                    table.add(line);
                    if (!seen.keepAlive().equals(row.keepAlive()) || !executionIsRight(row, seen)) {
                        wrong.add(line + " " + seen.observed() + " execution " + seen.execution());
                    }
                }
            }
        }
        print(table);
        assertThat(wrong).isEmpty();
    }

    /** A running request is cut by two of them, whose idle timer goes on inside it; {@code keepalive} says the same there. */
    private static boolean executionIsRight(TableRow row, TableRow.Seen seen) {
        boolean timerGoesOn = row.family().equals("quarkus") || row.family().equals("vertx");
        return seen.execution().equals(timerGoesOn ? row.keepAlive() : "proven");
    }

    private static String line(TableRow row, Host jdk, TableRow.Seen seen) {
        return String.format(
                Locale.ROOT,
                "%-9s %-18s JDK %-3d FC-KEEPALIVE %-8s FC-EXECUTION %-8s start %4.1f s, with the clock %4.1f s, proof %4.1f s  %s",
                row.family(),
                row.setting(),
                feature(jdk),
                seen.keepAlive(),
                seen.execution(),
                seconds(seen.first()),
                seconds(seen.second()),
                seconds(seen.proof()),
                seen.observed());
    }

    private static void print(List<String> table) throws IOException {
        Files.createDirectories(TARGET);
        Files.write(TARGET.resolve("keep-alive-table.txt"), table);
        table.forEach(System.out::println);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static int feature(Host jdk) {
        return Integer.parseInt(jdk.javaVersion().replaceFirst("^1\\.", "").replaceAll("\\D.*", ""));
    }

    private static Host newest() throws IOException {
        List<Host> all = jdks();
        return all.get(all.size() - 1);
    }

    /** The JDK that runs this test, and those of Debian's folder, each version once, in their order. */
    private static List<Host> jdks() throws IOException {
        TreeMap<Integer, Host> hosts = new TreeMap<>();
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(installed)) {
                for (Path home : homes) {
                    if (Files.isExecutable(home.resolve("bin/javac")) && Files.isRegularFile(home.resolve("release"))) {
                        Host host = Host.of(home.toRealPath());
                        hosts.put(feature(host), host);
                    }
                }
            }
        }
        hosts.put(feature(Host.running()), Host.running());
        return List.copyOf(hosts.tailMap(17).values());
    }
}
