package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.*;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;

/** How a package of Java can fail: one fault each, and what is found about it. */
enum BadJar implements BadPackage {
    TARGET_IN_THE_COMMAND(
            FC_JAR,
            Pack.plain(8).command("java", "-jar", "target/demo.jar"),
            "the start command names target/demo.jar, which is not in the package; it is demo.jar there"),
    AN_AGENT_THAT_DOES_NOT_TRAVEL(
            FC_JAR,
            Pack.plain(8).command("java", "-javaagent:agent.jar=on", "-jar", "demo.jar"),
            "the start command names agent.jar, which is not in the package"),
    A_JAR_THAT_IS_CUT(
            FC_JAR,
            Pack.empty().file("demo.jar", "PK").command("java", "-jar", "demo.jar"),
            "demo.jar cannot be read as a jar: "),
    COMPRESSED_LIBRARIES(
            FC_JAR,
            Pack.jar(TestJar.springBoot("2.7.18", 8)
                    .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                    .file(
                            "BOOT-INF/classes/application.properties",
                            "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n")
                    .deflatingLibraries()),
            "demo.jar holds BOOT-INF/lib/"),
    A_NEIGHBOUR_THAT_DOES_NOT_TRAVEL(
            FC_JAR,
            Pack.jar(TestJar.empty()
                    .manifest("Main-Class", "com.acme.Main")
                    .manifest("Class-Path", "lib/a.jar")
                    .program("com.acme.Main", 8, "a/Library")),
            "demo.jar names in its Class-Path files that do not exist: lib/a.jar"),
    A_NEIGHBOUR_IN_OTHER_CAPITALS(
            FC_JAR,
            Pack.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/A.jar"))
                    .file("lib/a.jar", TestJar.empty().bytes()),
            "demo.jar names in its Class-Path files that do not exist: lib/A.jar (lib/a.jar is there"),
    A_CLASS_THAT_NOTHING_HOLDS(
            FC_JAR,
            Pack.jar(TestJar.empty().manifest("Main-Class", "a.Main").program("a.Main", 8, "io/javalin/Javalin")),
            "a.Main uses io.javalin.Javalin, which is neither in demo.jar nor in its Class-Path"),
    A_SCRIPT_THAT_NAMES_ANOTHER_JAR(
            FC_JAR,
            Pack.script("#!/bin/bash\nset -e\nexec java -jar \"app.jar\"\n")
                    .file("demo.jar", TestJar.executable("com.acme.Main", 8).bytes()),
            "the start command names app.jar, which is not in the package"),
    A_JAR_THAT_WAS_CHANGED_AFTER_ITS_ARCHIVE_WAS_MADE(
            FC_ARCHIVE,
            Pack.plain(8).file("app.sha256", "0".repeat(64) + "  demo.jar\n"),
            "demo.jar is not the file that package put there"),
    A_LIBRARY_THAT_AN_ARCHIVE_WAS_MADE_OF_AND_THAT_IS_GONE(
            FC_ARCHIVE,
            Pack.plain(8).file("app.sha256", "0".repeat(64) + "  lib/a.jar\n"),
            "lib/a.jar is not the file that package put there"),
    THE_JAR_IS_THE_ZIP(
            FC_RAW_JAR,
            Pack.empty()
                    .file("META-INF/MANIFEST.MF", "Main-Class: com.acme.Main\n")
                    .file("com/acme/Main.class", TestJar.classBytes(8))
                    .command("java", "-jar", "demo.jar"),
            "the start command names demo.jar, but the package is that jar itself"),
    NO_MAIN_CLASS(
            FC_MAIN_CLASS,
            Pack.jar(TestJar.empty().classOf("com.acme.Main", 8)),
            "demo.jar has no Main-Class in its manifest"),
    A_MAIN_CLASS_THAT_IS_ELSEWHERE(
            FC_MAIN_CLASS,
            Pack.jar(TestJar.empty().manifest("Main-Class", "com.acme.Other").classOf("com.acme.Main", 8)),
            "demo.jar names the Main-Class com.acme.Other, which is not in the package"),
    A_CLASS_THAT_IS_NOT_ON_THE_CLASS_PATH(
            FC_MAIN_CLASS,
            Pack.plain(8).command("java", "-cp", "/code:demo.jar", "com.acme.Other"),
            "the start command names the class com.acme.Other, which is not in the package"),
    THE_LAUNCHER_OF_OLD(
            FC_LAUNCHER,
            Pack.empty()
                    .file("org/springframework/boot/loader/launch/JarLauncher.class", TestJar.classBytes(17))
                    .file("readme", "")
                    .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                    .layers(JavaLayer.JAVA17)
                    .command("/opt/java17/bin/java", "org.springframework.boot.loader.JarLauncher"),
            "the start command names the class org.springframework.boot.loader.JarLauncher, which Spring Boot calls"
                    + " org.springframework.boot.loader.launch.JarLauncher since 3.2"),
    YAML_THAT_SPRING_BOOT_CANNOT_READ(
            FC_CONFIG_FILE,
            Pack.jar(TestJar.springBoot("2.7.18", 8)
                    .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                    .file(
                            "BOOT-INF/classes/application.properties",
                            "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n")
                    .file("BOOT-INF/classes/application.yml", "server:\n  port: @app.port@\n")),
            "BOOT-INF/classes/application.yml, line 2: a value begins with @, which YAML reserves"),
    PROPERTIES_WITH_A_PATH_OF_WINDOWS(
            FC_CONFIG_FILE,
            Pack.boot("files=C:\\users\n"),
            "BOOT-INF/classes/application.properties, line 3: a backslash before u begins an escape"),
    JAVA_17_ON_JAVA_8(
            FC_JAVA_VERSION,
            Pack.plain(17),
            "com.acme.Main in demo.jar is Java 17 byte code (class file version 61); the Java that starts it"
                    + " is Java 8"),
    A_FAT_JAR_OF_JAVA_21_ON_JAVA_17(
            FC_JAVA_VERSION,
            Pack.jar(TestJar.springBoot("3.5.0", 21))
                    .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                    .layers(JavaLayer.JAVA17)
                    .command("/opt/java17/bin/java", "-jar", "demo.jar"),
            "com.acme.App in demo.jar is Java 21 byte code (class file version 65); the Java that starts it"
                    + " is Java 17"),
    A_DEPENDENCY_OF_JAVA_11(
            FC_DEPENDENCY_VERSION,
            Pack.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/a.jar"))
                    .file("lib/a.jar", TestJar.empty().classOf("a.A", 11).bytes()),
            "a.A in lib/a.jar is Java 11 byte code (class file version 55), newer than Java 8"),
    JAVA_OF_A_LAYER_BY_ITS_BARE_NAME(
            FC_JAVA_PATH,
            Pack.plain(8).layers(JavaLayer.JAVA17),
            "the start command is java, which the layer Java17 has at /opt/java17/bin/java, and no variable"
                    + " PATH leads there; the image's own Java 8 would start"),
    ALL_OF_THE_MEMORY_FOR_THE_HEAP(
            FC_HEAP,
            Pack.plain(8).command("java", "-Xmx512m", "-jar", "demo.jar"),
            "-Xmx512m leaves little of memorySize 512 MB"),
    A_TIMER_OF_A_MINUTE(
            FC_KEEPALIVE_CONFIG,
            Pack.boot("server.tomcat.keep-alive-timeout=60s\n"),
            "server.tomcat.keep-alive-timeout is 60s (BOOT-INF/classes/application.properties)"),
    A_WORKER_THAT_CLOSES_EACH_CONNECTION(
            FC_KEEPALIVE_CONFIG,
            Pack.empty().file("app.py", "").command("gunicorn", "--bind", "0.0.0.0:9000", "app:app"),
            "worker_class is not set, so sync"),
    ANOTHER_PORT(
            FC_PORT,
            Pack.boot("server.port=8080\n"),
            "CAPort is 9000, but BOOT-INF/classes/application.properties (server.port) says port 8080"),
    ANOTHER_PORT_IN_AN_ARGUMENT(
            FC_PORT,
            Pack.boot("").command("java", "-Dserver.port=8081", "-jar", "demo.jar"),
            "CAPort is 9000, but the start command (server.port) says port 8081"),
    LOOPBACK(
            FC_BIND,
            Pack.boot("server.address=127.0.0.1\n"),
            "BOOT-INF/classes/application.properties (server.address) says that the server listens on 127.0.0.1 only"),
    TLS_ON_CAPORT(
            FC_HTTP,
            Pack.boot("server.ssl.key-store=classpath:k.p12\n"),
            "BOOT-INF/classes/application.properties (server.ssl.key-store) lets the server accept TLS alone");

    private final Fault fault;

    BadJar(Requirement requirement, Pack pack, String observed, Requirement... besides) {
        this.fault = new Fault(requirement, pack, observed, besides);
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
