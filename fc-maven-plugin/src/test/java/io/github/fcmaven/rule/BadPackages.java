package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.*;
import static io.github.fcmaven.platform.Requirement.FC_ARCHIVE;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Packages with one fault each, and all that is found about each: the requirement, and in which words. */
final class BadPackages {

    private static final String SCRIPT = "#!/bin/bash\nexec ./server\n";
    private static final long MEGABYTE = 1024L * 1024;

    private BadPackages() {}

    /**
     * A package with a fault.
     *
     * @param requirement the one that is violated
     * @param observed what is said of it, or how that begins
     * @param besides what is violated with it
     */
    record Bad(String name, Requirement requirement, Pack pack, String observed, List<Requirement> besides) {
        @Override
        public String toString() {
            return requirement.id() + ": " + name;
        }
    }

    static List<Bad> all() {
        return List.of(
                bad(
                        "no bootstrap",
                        FC_BOOTSTRAP,
                        Pack.empty().file("server", "x"),
                        "no start command is configured, and there is no file bootstrap at the root of the zip"),
                bad(
                        "bootstrap.sh",
                        FC_BOOTSTRAP,
                        Pack.empty().program("bootstrap.sh", SCRIPT),
                        "no start command is configured, and there is no file bootstrap at the root of the zip; it is bootstrap.sh there"),
                bad(
                        "execute bit lost",
                        FC_BOOTSTRAP_MODE,
                        Pack.empty().file("bootstrap", SCRIPT),
                        "bootstrap, which is started, has the mode 0644"),
                bad(
                        "for its owner only",
                        FC_BOOTSTRAP_MODE,
                        Pack.empty().entry("bootstrap", Content.of(SCRIPT), new FileMode(0700)),
                        "bootstrap, which is started, has the mode 0700"),
                bad(
                        "a script that is named",
                        FC_BOOTSTRAP_MODE,
                        Pack.empty().file("start.sh", SCRIPT).command("./start.sh"),
                        "start.sh, which is started, has the mode 0644"),
                bad(
                        "no #!",
                        FC_BOOTSTRAP_SHEBANG,
                        Pack.script("exec ./server\n"),
                        "bootstrap line 1 does not begin with #!"),
                bad("empty", FC_BOOTSTRAP_SHEBANG, Pack.script(""), "bootstrap is empty"),
                bad(
                        "a program of Windows",
                        FC_BOOTSTRAP_SHEBANG,
                        Pack.script("MZ..."),
                        "bootstrap is a Windows program"),
                bad(
                        "a program for arm64",
                        FC_BOOTSTRAP_SHEBANG,
                        Pack.empty().program("bootstrap", elf(183)),
                        "bootstrap is an ELF program, but not for x86-64: it is for 64-bit ARM (aarch64)"),
                bad(
                        "a byte order mark",
                        FC_BOOTSTRAP_BOM,
                        Pack.script("\uFEFF" + SCRIPT),
                        "bootstrap line 1 begins with a byte order mark, so that its #! is not at the first byte"),
                bad(
                        "Windows line ends",
                        FC_BOOTSTRAP_CRLF,
                        Pack.script("#!/bin/bash\r\nexec ./server\r\n"),
                        "bootstrap has a carriage return in line 1"),
                bad(
                        "one Windows line end",
                        FC_BOOTSTRAP_CRLF,
                        Pack.script("#!/bin/bash\nsleep 1\r\nexec ./server\n"),
                        "bootstrap has a carriage return in line 2"),
                bad(
                        "a shell nobody has",
                        FC_BOOTSTRAP_INTERPRETER,
                        Pack.script("#!/usr/bin/env zsh\n./server\n"),
                        "bootstrap line 1 names zsh, and no runtime has it"),
                bad(
                        "an interpreter of no layer",
                        FC_BOOTSTRAP_INTERPRETER,
                        Pack.script("#!/opt/nodejs/bin/node\n"),
                        "bootstrap line 1 names /opt/nodejs/bin/node, and no layer is configured that could bring it"),
                bad(
                        "a program for a newer C library",
                        FC_LIBRARY,
                        Pack.empty()
                                .program(
                                        "bootstrap",
                                        TinyElf.linked("GLIBC_2.34").bytes()),
                        "bootstrap needs GLIBC_2.34 of libc.so.6, and the runtime custom has the C library (glibc) 2.24"),
                bad(
                        "java without Java",
                        FC_COMMAND,
                        plain(8).runtime(CustomRuntime.CUSTOM_DEBIAN12),
                        "the start command is java, and neither the runtime custom.debian12 nor one of its layers has it"),
                bad(
                        "a JRE that does not travel",
                        FC_COMMAND,
                        plain(8).command("/code/jre/bin/java", "-jar", "demo.jar"),
                        "the start command is /code/jre/bin/java, which is not in the package"),
                bad(
                        "the Java of another layer",
                        FC_COMMAND,
                        plain(8).layers(JavaLayer.JAVA11).command("/opt/java17/bin/java", "-jar", "demo.jar"),
                        "the start command is /opt/java17/bin/java, and none of the layers acs:fc:cn-hangzhou:official:layers/Java11/versions/3 brings it"),
                bad(
                        "a whole line as a word",
                        FC_COMMAND,
                        plain(8).command("java -jar demo.jar"),
                        "the first word of the start command is 'java -jar demo.jar', a whole line and no program"),
                bad(
                        "a program without its path",
                        FC_COMMAND,
                        Pack.empty().program("server", elf(62)).command("server"),
                        "the start command is server, a file of the package, but without a path it is looked for in PATH only"),
                bad(
                        "a blank in an argument",
                        FC_COMMAND_LINE,
                        plain(8).command("java", "-Dname=a b", "-jar", "demo.jar"),
                        "'-Dname=a b' of the start command is empty or holds a blank"),
                bad(
                        "a program for Python that is elsewhere",
                        FC_FILE,
                        Pack.empty()
                                .file("src/server.py", "")
                                .file("readme", "")
                                .command("python", "server.py"),
                        "the start gives python the program server.py, which is not in the package; it is src/server.py there"),
                bad(
                        "target in the zip",
                        FC_TARGET_PATH,
                        Pack.empty()
                                .file("readme", "")
                                .file(
                                        "target/demo.jar",
                                        TestJar.executable("com.acme.Main", 8).bytes())
                                .command("java", "-jar", "target/demo.jar"),
                        "the start names target/demo.jar, and the zip holds the build's folder with it"),
                bad(
                        "target in the command",
                        FC_JAR,
                        plain(8).command("java", "-jar", "target/demo.jar"),
                        "the start names target/demo.jar, which is not in the package; it is demo.jar there"),
                bad(
                        "an agent that does not travel",
                        FC_JAR,
                        plain(8).command("java", "-javaagent:agent.jar=on", "-jar", "demo.jar"),
                        "the start names agent.jar, which is not in the package"),
                bad(
                        "a jar that is cut",
                        FC_JAR,
                        Pack.empty().file("demo.jar", "PK").command("java", "-jar", "demo.jar"),
                        "demo.jar cannot be read as a jar: "),
                bad(
                        "compressed libraries",
                        FC_JAR,
                        Pack.jar(TestJar.springBoot("2.7.18", 8)
                                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                                .file(
                                        "BOOT-INF/classes/application.properties",
                                        "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n")
                                .deflatingLibraries()),
                        "demo.jar holds BOOT-INF/lib/"),
                bad(
                        "a neighbour that does not travel",
                        FC_JAR,
                        Pack.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/a.jar")),
                        "demo.jar names in its Class-Path what is not beside it: lib/a.jar"),
                bad(
                        "a script that names another jar",
                        FC_JAR,
                        Pack.script("#!/bin/bash\nset -e\nexec java -jar \"app.jar\"\n")
                                .file(
                                        "demo.jar",
                                        TestJar.executable("com.acme.Main", 8).bytes()),
                        "the start names app.jar, which is not in the package"),
                bad(
                        "a jar that was changed after its archive was made",
                        FC_ARCHIVE,
                        plain(8).file("app.sha256", "0".repeat(64) + "  demo.jar\n"),
                        "demo.jar is not the file that the package's archive of classes was made of"),
                bad(
                        "a library that an archive was made of and that is gone",
                        FC_ARCHIVE,
                        plain(8).file("app.sha256", "0".repeat(64) + "  lib/a.jar\n"),
                        "lib/a.jar is not the file that the package's archive of classes was made of"),
                bad(
                        "the jar is the zip",
                        FC_RAW_JAR,
                        Pack.empty()
                                .file("META-INF/MANIFEST.MF", "Main-Class: com.acme.Main\n")
                                .file("com/acme/Main.class", TestJar.classBytes(8))
                                .command("java", "-jar", "demo.jar"),
                        "the start names demo.jar, but the package is that jar itself"),
                bad(
                        "no Main-Class",
                        FC_MAIN_CLASS,
                        Pack.jar(TestJar.empty().classOf("com.acme.Main", 8)),
                        "demo.jar has no Main-Class in its manifest"),
                bad(
                        "a Main-Class that is elsewhere",
                        FC_MAIN_CLASS,
                        Pack.jar(TestJar.empty()
                                .manifest("Main-Class", "com.acme.Other")
                                .classOf("com.acme.Main", 8)),
                        "demo.jar names the Main-Class com.acme.Other, which the package does not hold"),
                bad(
                        "a class that is not on the class path",
                        FC_MAIN_CLASS,
                        plain(8).command("java", "-cp", "/code:demo.jar", "com.acme.Other"),
                        "the start names the class com.acme.Other, which the package does not hold"),
                bad(
                        "the launcher of old",
                        FC_LAUNCHER,
                        Pack.empty()
                                .file(
                                        "org/springframework/boot/loader/launch/JarLauncher.class",
                                        TestJar.classBytes(17))
                                .file("readme", "")
                                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                                .layers(JavaLayer.JAVA17)
                                .command("/opt/java17/bin/java", "org.springframework.boot.loader.JarLauncher"),
                        "the start names the class org.springframework.boot.loader.JarLauncher, which Spring Boot calls org.springframework.boot.loader.launch.JarLauncher since 3.2"),
                bad(
                        "Java 17 on Java 8",
                        FC_JAVA_VERSION,
                        plain(17),
                        "com.acme.Main in demo.jar is Java 17 byte code (class file version 61); the Java that starts it is Java 8"),
                bad(
                        "a fat jar of Java 21 on Java 17",
                        FC_JAVA_VERSION,
                        Pack.jar(TestJar.springBoot("3.5.0", 21))
                                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                                .layers(JavaLayer.JAVA17)
                                .command("/opt/java17/bin/java", "-jar", "demo.jar"),
                        "com.acme.App in demo.jar is Java 21 byte code (class file version 65); the Java that starts it is Java 17"),
                bad(
                        "a dependency of Java 11",
                        FC_DEPENDENCY_VERSION,
                        Pack.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/a.jar"))
                                .file(
                                        "lib/a.jar",
                                        TestJar.empty().classOf("a.A", 11).bytes()),
                        "a.A in lib/a.jar is Java 11 byte code (class file version 55), newer than Java 8"),
                bad(
                        "java of a layer by its bare name",
                        FC_JAVA_PATH,
                        plain(8).layers(JavaLayer.JAVA17),
                        "the start command is java, which the layer Java17 has at /opt/java17/bin/java, and no variable PATH leads there; the image's own Java 8 would start"),
                bad(
                        "all of the memory for the heap",
                        FC_HEAP,
                        plain(8).command("java", "-Xmx512m", "-jar", "demo.jar"),
                        "-Xmx512m leaves little of memorySize 512 MB"),
                bad(
                        "a timer of a minute",
                        FC_KEEPALIVE_CONFIG,
                        Pack.boot("server.tomcat.keep-alive-timeout=60s\n"),
                        "server.tomcat.keep-alive-timeout is 60s (BOOT-INF/classes/application.properties)"),
                bad(
                        "a worker that closes each connection",
                        FC_KEEPALIVE_CONFIG,
                        Pack.empty().file("app.py", "").command("gunicorn", "--bind", "0.0.0.0:9000", "app:app"),
                        "worker_class is not set, so sync"),
                bad(
                        "another port",
                        FC_PORT,
                        Pack.boot("server.port=8080\n"),
                        "CAPort is 9000, but BOOT-INF/classes/application.properties (server.port) says port 8080"),
                bad(
                        "another port in an argument",
                        FC_PORT,
                        Pack.boot("").command("java", "-Dserver.port=8081", "-jar", "demo.jar"),
                        "CAPort is 9000, but the start command (server.port) says port 8081"),
                bad(
                        "loopback",
                        FC_BIND,
                        Pack.boot("server.address=127.0.0.1\n"),
                        "BOOT-INF/classes/application.properties (server.address) says that the server listens on 127.0.0.1 only"),
                bad(
                        "a layer for other runtimes",
                        FC_LAYER,
                        plain(8).layers(JavaLayer.JAVA21).variable("PATH", "/opt/java21/bin"),
                        "the layer Java21 is not made for the runtime custom"),
                bad(
                        "six layers",
                        FC_LAYER,
                        plain(8).layers(arn("a"), arn("b"), arn("c"), arn("d"), arn("e"), arn("f")),
                        "6 layers are configured: "),
                bad(
                        "a layer of another region",
                        FC_LAYER,
                        plain(8).layers("acs:fc:us-east-1:123:layers/mine/versions/1"),
                        "the layer acs:fc:us-east-1:123:layers/mine/versions/1 is one of the region us-east-1, and the function is deployed to cn-hangzhou"),
                bad(
                        "a region that is none",
                        FC_REGION,
                        plain(8).region("cn-hangzou"),
                        "region is 'cn-hangzou', which is none that is known"),
                bad("a name with a blank", FC_NAME, plain(8).name("my function"), "functionName is 'my function'"),
                bad("129 MB", FC_MEMORY, plain(8).resources(129, 0.1, 512, 60, 1), "memorySize is 129"),
                bad("no step", FC_CPU, plain(8).resources(512, 0.33, 512, 60, 1), "cpu is 0.33"),
                bad(
                        "no ratio",
                        FC_CPU,
                        plain(8).resources(512, 1, 512, 60, 1),
                        "cpu is 1.0 with memorySize 512, which is one for each 0.50 GB"),
                bad("1 GB of disk", FC_DISK, plain(8).resources(512, 0.35, 1024, 60, 1), "diskSize is 1024"),
                bad("more than a day", FC_TIMEOUT, plain(8).resources(512, 0.35, 512, 86401, 1), "timeout is 86401"),
                bad(
                        "201 requests",
                        FC_CONCURRENCY,
                        plain(8).resources(512, 0.35, 512, 60, 201),
                        "instanceConcurrency is 201"),
                bad(
                        "four seconds",
                        FC_HEALTHCHECK_CONFIG,
                        plain(8).healthCheck(new HealthCheck("/", 0, 3, 4, 3, 1)),
                        "healthCheckConfig.timeoutSeconds is 4"),
                bad(
                        "no path",
                        FC_HEALTHCHECK_CONFIG,
                        plain(8).healthCheck(new HealthCheck("health", 0, 3, 1, 3, 1)),
                        "healthCheckConfig.httpGetUrl is 'health'"),
                bad(
                        "a hook of two minutes",
                        FC_HOOK_TIMEOUT,
                        plain(8).calls(new FunctionSpec.Calls(Optional.of(10), Optional.of(120), false)),
                        "preStop.timeout is 120"),
                bad(
                        "a variable of the platform",
                        FC_ENVIRONMENT,
                        plain(8).variable("FC_REGION", "x"),
                        "FC_REGION begins with FC_, which the platform keeps for its own variables"),
                bad(
                        "a name that is none",
                        FC_ENVIRONMENT,
                        plain(8).variable("my-key", "x"),
                        "'my-key' is no name of an environment variable"),
                bad(
                        "5 KB of variables",
                        FC_ENVIRONMENT,
                        plain(8).variable("LONG", "x".repeat(5000)),
                        "the environment variables have 5009 bytes together, more than 4096"),
                bad("public to nobody", FC_CONFIG, plain(8).authType("none"), "authType of the trigger is 'none'"),
                bad(
                        "600 MB",
                        FC_SIZE,
                        plain(8).size(600 * MEGABYTE),
                        "the zip has 600.0 MB, more than the 500.0 MB that the region cn-hangzhou takes"),
                bad(
                        "200 MB in a small region",
                        FC_SIZE,
                        plain(8).region("eu-west-1").size(200 * MEGABYTE),
                        "the zip has 200.0 MB, more than the 100.0 MB that the region eu-west-1 takes"),
                bad(
                        "a Java of its own that a small region does not take",
                        FC_SIZE,
                        plain(8).region("eu-west-1")
                                .entry("jre/lib/modules", sparse(150 * MEGABYTE), FileMode.READABLE)
                                .size(120 * MEGABYTE),
                        "the zip has 120.0 MB, more than the 100.0 MB that the region eu-west-1 takes; its largest"
                                + " entries:\n    150.0 MB  jre/lib/modules"),
                bad(
                        "80 MB",
                        FC_UPLOAD,
                        plain(8).size(80 * MEGABYTE),
                        "the zip has 80.0 MB, more than the 74 MB that fit into a request"),
                new Bad(
                        "a folder above all",
                        FC_TOP_FOLDER,
                        Pack.empty().program("app/bootstrap", SCRIPT).program("app/server", elf(62)),
                        "every file of the zip lies below app/, and the start is looked for at the root",
                        List.of(FC_BOOTSTRAP)),
                bad(
                        "much to unpack",
                        FC_UNPACKED,
                        plain(8).entry("data.bin", sparse(600 * MEGABYTE), FileMode.READABLE),
                        "the package unpacks to 600."),
                bad(
                        "a Java of its own that is too large",
                        FC_UNPACKED,
                        plain(8).entry("jre/lib/modules", sparse(700 * MEGABYTE), FileMode.READABLE),
                        "the package unpacks to 700.0 MB, of which its own Java has 700.0 MB"),
                bad(
                        "a zip in the zip",
                        FC_NESTED_ZIP,
                        Pack.empty().file("function.zip", "PK").command("python", "-m", "http.server"),
                        "the zip holds nothing but function.zip, which the platform does not unpack"),
                bad(
                        "keys in the zip",
                        FC_SECRET,
                        plain(8).file(".env", "A=b").file("config/id_rsa", "x"),
                        "the zip holds .env, config/id_rsa, which may hold credentials"));
    }

    private static Bad bad(String name, Requirement requirement, Pack pack, String observed) {
        return new Bad(name, requirement, pack, observed, List.of());
    }

    private static Pack plain(int java) {
        return Pack.jar(TestJar.executable("com.acme.Main", java));
    }

    private static String arn(String name) {
        return "acs:fc:cn-hangzhou:123456:layers/" + name + "/versions/1";
    }

    static byte[] elf(int machine) {
        return TinyElf.program().machine(machine).bytes();
    }

    private static Content sparse(long size) {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return InputStream.nullInputStream();
            }
        };
    }
}
