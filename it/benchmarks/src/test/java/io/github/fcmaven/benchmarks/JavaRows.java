package io.github.fcmaven.benchmarks;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.JavaLayer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Servers in Java: 24 hours pass for each in virtual time, so that each is proven or refuted. */
final class JavaRows {

    private static final String BOOT = "-Dspring.main.banner-mode=off -Dserver.port={port} ";
    private static final String TOMCAT_KEEPS = " -Dserver.tomcat.max-keep-alive-requests=-1";
    private static final Pattern ALL = Pattern.compile(".*");
    private static final Pattern ITSELF = Pattern.compile("plain-.*");
    private static final Pattern WITH_VERTX = Pattern.compile("(plain|vertx|netty|jackson)-.*");
    private static final TableRow.Asked ASKED = new TableRow.Asked(Duration.ofSeconds(1), Optional.of("/slow"));
    private static final TableRow.Asked WITHOUT_SLOW_PATH = new TableRow.Asked(Duration.ofSeconds(1), Optional.empty());

    private final Path servers;
    private final Host jdk;

    private JavaRows(Path servers, Host jdk) {
        this.servers = servers;
        this.jdk = jdk;
    }

    /** One row of each family. */
    static List<TableRow> oneOfEach(Path servers, Host jdk) {
        JavaRows rows = new JavaRows(servers, jdk);
        List<TableRow> all = new ArrayList<>(List.of(
                rows.boot("tomcat", "25h", "-Dserver.tomcat.keep-alive-timeout=25h" + TOMCAT_KEEPS, "proven"),
                rows.boot("jetty", "default", "", "refuted"),
                rows.boot("undertow", "25h", "-Dserver.undertow.no-request-timeout=25h", "proven"),
                rows.boot("netty", "1h", "-Dserver.netty.idle-timeout=1h", "refuted"),
                rows.quarkus("default", "", ASKED, "refuted", "refuted"),
                rows.plain("Vertx", "none", "0", WITH_VERTX, ASKED, "proven", "proven"),
                rows.plain("Javalin", "25h", "90000", ALL, ASKED, "proven", "proven"),
                rows.jdk("25h", "90000", ASKED, "proven", "proven")));
        if (Jdks.feature(jdk) >= 21) {
            all.add(rows.plain("Helidon", "1h", "3600", ALL, ASKED, "refuted", "proven"));
        }
        return all;
    }

    /**
     * A server of Spring Boot with jobs, a pool of connections and TLS;
     * one whose jobs are those of Netty's event loops.
     */
    static List<TableRow> jobs(Path servers, Host jdk) {
        JavaRows rows = new JavaRows(servers, jdk);
        TableRow row = rows.boot("jobs", "25h", "-Dserver.tomcat.keep-alive-timeout=25h" + TOMCAT_KEEPS, "proven");
        return List.of(
                new TableRow(
                        row.family(),
                        row.setting(),
                        row.on(),
                        jdk,
                        row.shipped(),
                        WITHOUT_SLOW_PATH,
                        "proven",
                        "unproven"),
                rows.plain("Vertx", "none", "0", WITH_VERTX, WITHOUT_SLOW_PATH, "proven", "unproven"));
    }

    /** All of them on that JDK. */
    static List<TableRow> all(Path servers, Host jdk) {
        JavaRows rows = new JavaRows(servers, jdk);
        List<TableRow> all = new ArrayList<>(rows.tomcat(""));
        if (Jdks.feature(jdk) >= 21) {
            all.addAll(rows.tomcat(" -Dspring.threads.virtual.enabled=true"));
            all.addAll(rows.helidon());
        }
        all.addAll(rows.springBoot());
        all.addAll(rows.timersThatGoOnInRequests());
        all.addAll(rows.others());
        return all;
    }

    private List<TableRow> tomcat(String virtual) {
        String threads = virtual.isEmpty() ? "" : ", virtual";
        String keeps = TOMCAT_KEEPS + virtual;
        return List.of(
                boot("tomcat", "default" + threads, virtual, "refuted"),
                boot("tomcat", "1h" + threads, "-Dserver.tomcat.keep-alive-timeout=1h" + keeps, "refuted"),
                boot("tomcat", "25h" + threads, "-Dserver.tomcat.keep-alive-timeout=25h" + keeps, "proven"),
                boot("tomcat", "none" + threads, "-Dserver.tomcat.keep-alive-timeout=-1" + keeps, "proven"));
    }

    private List<TableRow> springBoot() {
        return List.of(
                boot("jetty", "default", "", "refuted"),
                boot("jetty", "1h", "-Dserver.jetty.connection-idle-timeout=1h", "refuted"),
                boot("jetty", "25h", "-Dserver.jetty.connection-idle-timeout=25h", "proven"),
                boot("jetty", "none", "-Dserver.jetty.connection-idle-timeout=-1", "proven"),
                boot("undertow", "default", "", "refuted"),
                boot("undertow", "1h", "-Dserver.undertow.no-request-timeout=1h", "refuted"),
                boot("undertow", "25h", "-Dserver.undertow.no-request-timeout=25h", "proven"),
                boot("undertow", "none", "-Dserver.undertow.no-request-timeout=-1", "proven"),
                boot("netty", "default", "", "proven"),
                boot("netty", "1h", "-Dserver.netty.idle-timeout=1h", "refuted"),
                boot("netty", "25h", "-Dserver.netty.idle-timeout=25h", "proven"));
    }

    /** FC-EXECUTION of these follows from their idle timers, with a slow path and without one. */
    private List<TableRow> timersThatGoOnInRequests() {
        String quiet = ", no slow path";
        return List.of(
                quarkus("default", "", ASKED, "refuted", "refuted"),
                quarkus("1h", "-Dquarkus.http.idle-timeout=1H", ASKED, "refuted", "refuted"),
                quarkus("25h", "-Dquarkus.http.idle-timeout=25H", ASKED, "proven", "proven"),
                quarkus("default" + quiet, "", WITHOUT_SLOW_PATH, "refuted", "refuted"),
                quarkus("25h" + quiet, "-Dquarkus.http.idle-timeout=25H", WITHOUT_SLOW_PATH, "proven", "unproven"),
                plain("Vertx", "none", "0", WITH_VERTX, ASKED, "proven", "proven"),
                plain("Vertx", "1h", "3600", WITH_VERTX, ASKED, "refuted", "refuted"),
                plain("Vertx", "25h", "90000", WITH_VERTX, ASKED, "proven", "proven"),
                plain("Vertx", "1h" + quiet, "3600", WITH_VERTX, WITHOUT_SLOW_PATH, "refuted", "refuted"),
                plain("Vertx", "none" + quiet, "0", WITH_VERTX, WITHOUT_SLOW_PATH, "proven", "unproven"));
    }

    private List<TableRow> others() {
        return List.of(
                plain("Javalin", "default", "", ALL, ASKED, "refuted", "proven"),
                plain("Javalin", "1h", "3600", ALL, ASKED, "refuted", "proven"),
                plain("Javalin", "25h", "90000", ALL, ASKED, "proven", "proven"),
                jdk("default", "", ASKED, "refuted", "proven"),
                jdk("default, no slow path", "", WITHOUT_SLOW_PATH, "refuted", "unproven"),
                jdk("1h", "3600", ASKED, "refuted", "proven"),
                jdk("25h", "90000", ASKED, "proven", "proven"));
    }

    private List<TableRow> helidon() {
        return List.of(
                plain("Helidon", "default", "", ALL, ASKED, "refuted", "proven"),
                plain("Helidon", "1h", "3600", ALL, ASKED, "refuted", "proven"),
                plain("Helidon", "25h", "90000", ALL, ASKED, "proven", "proven"));
    }

    private TableRow boot(String server, String setting, String options, String proof) {
        return row(
                server,
                setting,
                new TableRow.Shipped(folder(server), ALL, java(BOOT + options, "-jar", "demo.jar"), true),
                ASKED,
                proof,
                "proven");
    }

    private TableRow quarkus(String setting, String options, TableRow.Asked asked, String keepAlive, String execution) {
        String port = "-Dquarkus.http.port={port} -Dquarkus.http.host=0.0.0.0 ";
        List<String> command = java(port + options, "-jar", "quarkus-run.jar");
        return row(
                "quarkus",
                setting,
                new TableRow.Shipped(folder("quarkus"), ALL, command, true),
                asked,
                keepAlive,
                execution);
    }

    private TableRow plain(
            String main,
            String setting,
            String argument,
            Pattern files,
            TableRow.Asked asked,
            String keepAlive,
            String execution) {
        Path folder = folder(main.equals("Helidon") ? "helidon" : "plain");
        List<String> command = java("", ("-cp ./* demo." + main + " " + argument).split(" "));
        return row(
                main.toLowerCase(Locale.ROOT),
                setting,
                new TableRow.Shipped(folder, files, command, true),
                asked,
                keepAlive,
                execution);
    }

    private TableRow jdk(String setting, String interval, TableRow.Asked asked, String keepAlive, String execution) {
        String option = interval.isEmpty() ? "" : "-Dsun.net.httpserver.idleInterval=" + interval;
        List<String> command = java(option, "-cp", "./*", "demo.Jdk");
        return row(
                "jdk",
                setting,
                new TableRow.Shipped(folder("plain"), ITSELF, command, true),
                asked,
                keepAlive,
                execution);
    }

    private TableRow row(
            String family,
            String setting,
            TableRow.Shipped shipped,
            TableRow.Asked asked,
            String keepAlive,
            String execution) {
        return new TableRow(family, setting, "JDK " + Jdks.feature(jdk), jdk, shipped, asked, keepAlive, execution);
    }

    private Path folder(String server) {
        return servers.resolve(server).resolve("target/function");
    }

    private static List<String> java(String options, String... program) {
        List<String> command = new ArrayList<>(List.of(JavaLayer.JAVA17.javaCommand(), "-XX:TieredStopAtLevel=1"));
        if (!options.isBlank()) {
            command.addAll(List.of(options.strip().split(" +")));
        }
        command.addAll(List.of(program));
        return command;
    }
}
