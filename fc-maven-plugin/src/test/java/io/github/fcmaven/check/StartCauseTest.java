package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.startup.RefusedConnection;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What servers of many languages print when they do not start, the cause that follows, and the change that corrects it.
 */
class StartCauseTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A start that failed.
     *
     * @param name of the row
     * @param says what the cause says
     * @param mends a part of the edit
     */
    private record Row(String name, StartFailure failure, int code, String log, String says, String mends) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(JAVA, INTERPRETERS, PROGRAMS, SERVICES).flatMap(Arrays::stream);
    }

    private static final Row[] JAVA = {
        row(
                "jar of a path with backslashes",
                StartFailure.JAR_NOT_FOUND,
                1,
                "Error: Unable to access jarfile targetapp.jar",
                "targetapp.jar",
                "with / between folders"),
        row(
                "an experiment that is not unlocked",
                StartFailure.REFUSED_JAVA_OPTION,
                1,
                "Error: VM option 'UseEpsilonGC' is experimental and must be enabled via"
                        + " -XX:+UnlockExperimentalVMOptions.\nError: Could not create the Java Virtual Machine.",
                "UseEpsilonGC",
                "correct that option"),
        row(
                "a heap that begins above its end",
                StartFailure.REFUSED_JAVA_OPTION,
                1,
                "Error occurred during initialization of VM\n"
                        + "Initial heap size set to a larger value than the maximum heap size",
                "Initial heap size",
                "correct that option"),
        row(
                "an agent that is not there",
                StartFailure.AGENT_NOT_FOUND,
                1,
                "Error opening zip file or JAR manifest missing : agent.jar\n"
                        + "Error occurred during initialization of VM",
                "the agent agent.jar",
                "-javaagent"),
        row(
                "a module that is on no path",
                StartFailure.MISSING_JAVA_MODULE,
                1,
                "Error occurred during initialization of boot layer\n"
                        + "java.lang.module.FindException: Module demo not found",
                "the module demo",
                "--module-path"),
        row(
                "a key that Spring Boot 3 refuses",
                StartFailure.REPLACED_PROPERTY,
                1,
                "Exception in thread \"main\" org.springframework.boot.context.config."
                        + "InvalidConfigDataPropertyException: Property 'spring.profiles' imported from location"
                        + " 'class path resource [application.properties]' is invalid and should be replaced with"
                        + " 'spring.config.activate.on-profile' [origin: class path resource - 4:17]",
                "the property spring.profiles",
                "write spring.config.activate.on-profile in place of spring.profiles"),
        row(
                "jar that is not there",
                StartFailure.JAR_NOT_FOUND,
                1,
                "Error: Unable to access jarfile app-1.1.jar",
                "app-1.1.jar",
                "write the path of the jar"),
        row(
                "plain jar",
                StartFailure.NO_MAIN_ATTRIBUTE,
                1,
                "no main manifest attribute, in app.jar",
                "app.jar",
                "repackage"),
        row(
                "misspelt main class",
                StartFailure.MAIN_CLASS_NOT_FOUND,
                1,
                "Error: Could not find or load main class f.Mian\nCaused by: java.lang.ClassNotFoundException: f.Mian",
                "f.Mian",
                "name of the main class"),
        row(
                "class without main",
                StartFailure.NO_MAIN_METHOD,
                1,
                "Error: Main method not found in class f.App, please define the main method as:",
                "f.App",
                "public static void main"),
        row(
                "class that no signature covers",
                StartFailure.MERGED_SIGNATURES,
                1,
                "Exception in thread \"main\" java.lang.SecurityException: "
                        + "no manifest section for signature file entry demo/Main.class",
                "signatures",
                "META-INF/*.SF"),
        row(
                "signer that differs",
                StartFailure.MERGED_SIGNATURES,
                1,
                "Exception in thread \"main\" java.lang.SecurityException: "
                        + "class \"org.bouncycastle.A\"'s signer information does not match",
                "signatures",
                "META-INF/*.SF"),
        row(
                "digest of a changed class",
                StartFailure.MERGED_SIGNATURES,
                1,
                "Exception in thread \"main\" java.lang.SecurityException: "
                        + "SHA-256 digest error for demo/Main.class",
                "signatures",
                "META-INF/*.SF"),
        row(
                "merged signatures",
                StartFailure.MERGED_SIGNATURES,
                1,
                "Exception in thread \"main\" java.lang.SecurityException: Invalid signature file digest for "
                        + "Manifest main attributes",
                "signatures",
                "META-INF/*.SF"),
        row(
                "classes of Java 21",
                StartFailure.NEWER_CLASSES,
                1,
                "java.lang.UnsupportedClassVersionError: f/App has been compiled by a more recent version of the "
                        + "Java Runtime (class file version 65.0), this version of the Java Runtime only "
                        + "recognizes class file versions up to 61.0",
                "class file version 65",
                "maven.compiler.release"),
        row(
                "preview classes",
                StartFailure.PREVIEW_CLASSES,
                1,
                "java.lang.UnsupportedClassVersionError: Preview features are not enabled for f/App (class file "
                        + "version 61.65535)",
                "preview",
                "--enable-preview"),
        row(
                "option of another Java",
                StartFailure.UNKNOWN_JAVA_OPTION,
                1,
                "Unrecognized option: --frobnicate\nError: Could not create the Java Virtual Machine.",
                "--frobnicate",
                "remove --frobnicate"),
        row(
                "switch of another VM",
                StartFailure.UNKNOWN_JAVA_OPTION,
                1,
                "Unrecognized VM option 'UseFoo'",
                "UseFoo",
                "JAVA_TOOL_OPTIONS"),
        row(
                "Spring Boot's port taken",
                StartFailure.PORT_IN_USE,
                1,
                "Web server failed to start. Port 8080 was already in use.",
                "in use",
                "fix FC-PORT"),
        row(
                "port taken",
                StartFailure.PORT_IN_USE,
                1,
                "java.net.BindException: Address already in use",
                "in use",
                "fix FC-PORT"),
        row(
                "threads of Java",
                StartFailure.NO_MORE_THREADS,
                1,
                "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource"
                        + " limits reached",
                "no more threads or processes",
                "1,024"),
        row(
                "threads of a JVM that begins",
                StartFailure.NO_MORE_THREADS,
                1,
                "[0.010s][warning][os,thread] Failed to start thread \"GC Thread#1\" - pthread_create failed (EAGAIN)"
                        + " for attributes: stacksize: 1024k",
                "no more threads or processes",
                "1,024"),
        row(
                "files of Java",
                StartFailure.TOO_MANY_FILES,
                1,
                "java.io.IOException: Too many open files",
                "no more files",
                "100,000"),
        row(
                "disk of Java",
                StartFailure.DISK_FULL,
                1,
                "java.io.IOException: No space left on device",
                "no room on the disk",
                "diskSize"),
        row(
                "address space",
                StartFailure.OUT_OF_MEMORY,
                1,
                "Error occurred during initialization of VM\nCould not reserve enough space for 524288KB object heap",
                "too little memory",
                "fix FC-MEMORY"),
        row(
                "heap too small",
                StartFailure.HEAP_TOO_SMALL,
                1,
                "java.lang.OutOfMemoryError: Java heap space",
                "heap is too small",
                "fix FC-HEAP"),
        row(
                "no room for classes",
                StartFailure.OUT_OF_MEMORY,
                1,
                "java.lang.OutOfMemoryError: Metaspace",
                "too little memory",
                "fix FC-MEMORY"),
        row(
                "machine too small for Java",
                StartFailure.OUT_OF_MEMORY,
                1,
                "# There is insufficient memory for the Java Runtime Environment to continue.",
                "too little memory",
                "MaxRAMPercentage"),
        row(
                "YAML of Spring Boot",
                StartFailure.UNREADABLE_CONFIGURATION,
                1,
                "org.yaml.snakeyaml.scanner.ScannerException: mapping values are not allowed here\n in 'reader', "
                        + "line 3, column 9:\n\tat o.s.b.env.OriginTrackedYamlLoader\nclasspath:application.yml",
                "application.yml, line 3",
                "correct that file"),
        row(
                "placeholder",
                StartFailure.UNSET_PROPERTY,
                1,
                "Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder 'shop.key' in "
                        + "value \"${shop.key}\"",
                "shop.key",
                "set SHOP_KEY under environmentVariables"),
        row(
                "placeholder with a dash",
                StartFailure.UNSET_PROPERTY,
                1,
                "Caused by: org.springframework.util.PlaceholderResolutionException: Could not resolve placeholder "
                        + "'pay.api-key' in value \"${pay.api-key}\"",
                "pay.api-key",
                "set PAY_API_KEY under environmentVariables"),
        row(
                "property of Quarkus",
                StartFailure.UNSET_PROPERTY,
                1,
                "java.util.NoSuchElementException: SRCFG00014: The config property greeting.message is required but "
                        + "it could not be found in any config source",
                "greeting.message",
                "set GREETING_MESSAGE under environmentVariables"),
        row(
                "property of Micronaut",
                StartFailure.UNSET_PROPERTY,
                1,
                "Message: Error resolving property value [${shop.key}]. Property doesn't exist",
                "shop.key",
                "set SHOP_KEY under environmentVariables"),
        row(
                "substitution of HOCON",
                StartFailure.UNSET_PROPERTY,
                1,
                "com.typesafe.config.ConfigException$UnresolvedSubstitution: application.conf: 3: Could not resolve "
                        + "substitution to a value: ${DB_URL}",
                "DB_URL",
                "set DB_URL under environmentVariables"),
        row(
                "variable that the code asks for",
                StartFailure.UNSET_PROPERTY,
                1,
                "java.lang.IllegalStateException: environment variable PAY_TOKEN is not set",
                "PAY_TOKEN",
                "set PAY_TOKEN under environmentVariables"),
        row(
                "port 80 of Tomcat",
                StartFailure.PORT_FORBIDDEN,
                1,
                "***************************\nAPPLICATION FAILED TO START\n***************************\n\n"
                        + "Description:\n\nThe Tomcat connector configured to listen on port 80 failed to start. The "
                        + "port may already be in use or the connector may be misconfigured.\n\nAction:\n\nVerify "
                        + "the connector's configuration.\n",
                "below 1024",
                "fix FC-PORT"),
        row(
                "port 80 of Java",
                StartFailure.PORT_FORBIDDEN,
                1,
                "Exception in thread \"main\" java.net.SocketException: Permission denied\n\tat java.base/sun.nio.ch"
                        + ".Net.bind0(Native Method)",
                "below 1024",
                "fix FC-PORT"),
        row(
                "duplicate bean after a refused connection that did no harm",
                StartFailure.SPRING_BOOT,
                1,
                "WARN nacos: Connection refused: localhost/127.0.0.1:8848, going on\nAPPLICATION FAILED TO START\n\n"
                        + "Description:\n\nParameter 0 of method name in f.One required a single bean, but 2 were "
                        + "found:\n\t- utc: defined in f.One\n\t- local: defined in f.One\n\nThis may be due to "
                        + "missing parameter name information\n\nAction:\n\n"
                        + "Consider marking one of the beans as @Primary.\n",
                "local: defined in f.One",
                "@Primary"),
        row(
                "value that cannot be bound",
                StartFailure.UNBOUND_VALUE,
                1,
                "Description:\n\nFailed to bind properties under 'shop.timeout' to java.time.Duration:\n\n    Property:"
                        + " shop.timeout\n    Value: \"abc\"\n    Origin: class path resource [application.properties]"
                        + " - 1:14\n    Reason: failed to convert\n\nAction:\n\n"
                        + "Update your application's configuration\n",
                "Origin: class path resource [application.properties] - 1:14",
                "correct the value of shop.timeout in src/main/resources/application.properties, line 1"),
        row(
                "port that no shell replaced",
                StartFailure.UNBOUND_VALUE,
                1,
                "Description:\n\nFailed to bind properties under 'server.port' to java.lang.Integer:\n\n    Property: "
                        + "server.port\n    Value: \"$PORT\"\n    Origin: \"server.port\" from property source "
                        + "\"systemProperties\"\n    Reason: failed to convert\n\nAction:\n\nUpdate your application's "
                        + "configuration\n",
                "Value: \"$PORT\"",
                "correct the value of server.port in the start command"),
        row(
                "class that an optional feature looked for before",
                StartFailure.UNSET_PROPERTY,
                1,
                "DEBUG f.App: java.lang.ClassNotFoundException: org.joda.Time\nERROR SpringApplication: Application "
                        + "run failed\nCaused by: java.lang.IllegalArgumentException: Could not resolve placeholder "
                        + "'a.b' in",
                "a.b",
                "set A_B under environmentVariables"),
        row(
                "duplicate bean",
                StartFailure.SPRING_BOOT,
                1,
                "***************************\nAPPLICATION FAILED TO "
                        + "START\n***************************\n\nDescription:\n\nThe bean 'clock', defined in f."
                        + "B, could not be registered.\n\nAction:\n\nConsider renaming one of the beans.\n",
                "The bean 'clock'",
                "Consider renaming one of the beans"),
        row(
                "missing dependency",
                StartFailure.MISSING_CLASS,
                1,
                "Exception in thread \"main\" java.lang.NoClassDefFoundError: io/undertow/Undertow",
                "io/undertow/Undertow",
                "scope compile"),
        row(
                "two versions of a library",
                StartFailure.MISSING_METHOD,
                1,
                "java.lang.NoSuchMethodError: 'void com.google.common.base.Preconditions.check(int)'",
                "the wrong version",
                "dependency:tree"),
        row("main program that returns", StartFailure.RETURNED, 0, "", "", "fix FC-STARTUP"),
        row("killed", StartFailure.KILLED, 137, "", "", "fix FC-MEMORY"),
    };

    private static final Row[] INTERPRETERS = {
        row(
                "module that was never installed",
                StartFailure.MISSING_PYTHON_MODULE,
                1,
                "Traceback (most recent call last):\n  File \"/code/app.py\", line 1, in "
                        + "<module>\nModuleNotFoundError: No module named 'flask'",
                "flask",
                "pip install --target src/main/function/python flask"),
        row(
                "module of -m",
                StartFailure.MISSING_PYTHON_MODULE,
                1,
                "/usr/bin/python3: No module named gunicorn",
                "gunicorn",
                "pip install"),
        row(
                "Python's syntax",
                StartFailure.SYNTAX_ERROR,
                1,
                "  File \"/code/app.py\", line 7\n    def f(:\nSyntaxError: invalid syntax",
                "/code/app.py, line 7",
                "correct it"),
        row(
                "variable that Python reads",
                StartFailure.UNSET_PROPERTY,
                1,
                "KeyError: 'DATABASE_URL'",
                "DATABASE_URL",
                "checkEnvironment"),
        row(
                "node_modules that were not shipped",
                StartFailure.MISSING_NODE_MODULE,
                1,
                "Error: Cannot find module 'express'\nRequire stack:\n- /code/server.js",
                "express",
                "npm install"),
        row(
                "import in a common module",
                StartFailure.NODE_MODULE_KIND,
                1,
                "SyntaxError: Cannot use import statement outside a module",
                "the wrong kind of module",
                "\"type\""),
        row(
                "Node's port taken",
                StartFailure.PORT_IN_USE,
                1,
                "Error: listen EADDRINUSE: address already in use :::3000",
                "in use",
                "fix FC-PORT"),
        row(
                "Node's port 80",
                StartFailure.PORT_FORBIDDEN,
                1,
                "Error: listen EACCES: permission denied 0.0.0.0:80",
                "below 1024",
                "fix FC-PORT"),
        row(
                "processes of a shell",
                StartFailure.NO_MORE_THREADS,
                254,
                "bootstrap: fork: retry: Resource temporarily unavailable",
                "no more threads or processes",
                "1,024"),
        row(
                "threads of Python",
                StartFailure.NO_MORE_THREADS,
                1,
                "RuntimeError: can't start new thread",
                "no more threads or processes",
                "1,024"),
        row(
                "files of Node",
                StartFailure.TOO_MANY_FILES,
                1,
                "Error: EMFILE: too many open files, open '/code/a.js'",
                "no more files",
                "100,000"),
        row(
                "disk of Python",
                StartFailure.DISK_FULL,
                1,
                "OSError: [Errno 28] No space left on device: '/code/x'",
                "no room on the disk",
                "diskSize"),
        row(
                "Node's heap",
                StartFailure.HEAP_TOO_SMALL,
                134,
                "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
                "heap is too small",
                "fix FC-HEAP"),
        row(
                "Node's option",
                StartFailure.UNKNOWN_OPTION,
                9,
                "node: bad option: --frobnicate",
                "--frobnicate",
                "remove --frobnicate"),
        row(
                "misspelt class of PHP",
                StartFailure.MISSING_IN_PHP,
                255,
                "PHP Fatal error:  Uncaught Error: Class \"App\\Kernl\" not found in /code/server.php:3",
                "App\\Kernl",
                "composer install"),
        row(
                "vendor that composer never made",
                StartFailure.MISSING_VENDOR,
                255,
                "PHP Fatal error:  Uncaught Error: Failed opening required '/code/public/../vendor/autoload.php'"
                        + " (include_path='.:/usr/share/php') in /code/public/index.php:15",
                "vendor/autoload.php",
                "composer install --no-dev"),
        row(
                "PHP's syntax",
                StartFailure.SYNTAX_ERROR,
                255,
                "PHP Parse error:  syntax error, unexpected token \"}\" in /code/server.php on line 12",
                "/code/server.php, line 12",
                "correct it"),
        row(
                "file that PHP is given",
                StartFailure.FILE_NOT_FOUND,
                1,
                "Could not open input file: servr.php",
                "servr.php",
                "relative ones begin at /code"),
        row(
                "file that Python is given",
                StartFailure.FILE_NOT_FOUND,
                2,
                "python3: can't open file '/code/ap.py': [Errno 2] No such file or directory",
                "/code/ap.py",
                "correct its path"),
    };

    private static final Row[] PROGRAMS = {
        row(
                "library that is missing",
                StartFailure.MISSING_LIBRARY,
                127,
                "./app: error while loading shared libraries: libfoo7.so: cannot open shared object file: No "
                        + "such file or directory",
                "libfoo7.so",
                "LD_LIBRARY_PATH"),
        row(
                "newer C library",
                StartFailure.NEWER_GLIBC,
                1,
                "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by ./app)",
                "GLIBC_2.38",
                "build it on the system of the runtime"),
        row(
                "other processor",
                StartFailure.FOREIGN_PROGRAM,
                126,
                "bootstrap: 2: ./app: Exec format error",
                "another processor",
                "linux/amd64"),
        row(
                "program on no list",
                StartFailure.PROGRAM_NOT_FOUND,
                127,
                "bootstrap: 2: gunicorn: not found",
                "gunicorn",
                "python3 -m gunicorn"),
        row(
                "program whose module has another name",
                StartFailure.PROGRAM_NOT_FOUND,
                127,
                "bootstrap: 2: waitress-serve: not found",
                "waitress-serve",
                "and start python3 -m waitress"),
        row(
                "server that is none of ours",
                StartFailure.PROGRAM_NOT_FOUND,
                127,
                "bootstrap: 2: hypercorn: not found",
                "hypercorn",
                "pip install --target src/main/function/python hypercorn"),
        row(
                "program that a script names",
                StartFailure.PROGRAM_NOT_FOUND,
                127,
                "bootstrap: line 2: frob: command not found",
                "frob",
                "./frob"),
        row(
                "interpreter that env looks for",
                StartFailure.PROGRAM_NOT_FOUND,
                127,
                "env: 'deno': No such file or directory",
                "deno",
                "deno"),
        row(
                "file without mode",
                StartFailure.PERMISSION_DENIED,
                126,
                "bootstrap: 2: ./run.sh: Permission denied",
                "./run.sh",
                "0755"),
        row(
                "shell's syntax",
                StartFailure.SYNTAX_ERROR,
                2,
                "bootstrap: 4: Syntax error: end of file unexpected (expecting \"fi\")",
                "line 4",
                "correct it"),
        row("server in the background", StartFailure.BACKGROUND, 0, "", "", "exec"),
        row("nothing that is known", StartFailure.UNKNOWN, 3, "boom", "", "its last error"),
    };

    private static final Row[] SERVICES = {
        row(
                "PostgreSQL by JDBC",
                StartFailure.CONNECTION_REFUSED,
                1,
                "org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the "
                        + "hostname and port are correct",
                "localhost:5432",
                "checkEnvironment"),
        row(
                "SQL Server by JDBC",
                StartFailure.CONNECTION_REFUSED,
                1,
                "The TCP/IP connection to the host localhost, port 1433 has failed. Error: \"Connection refused.\"",
                "localhost:1433",
                "checkEnvironment"),
        row(
                "MariaDB by JDBC",
                StartFailure.CONNECTION_REFUSED,
                1,
                "java.sql.SQLNonTransientConnectionException: Could not connect to address=(host=localhost)(port=3306)"
                        + "(type=master) : Socket fail to connect to host:localhost, port:3306. Connection refused",
                "localhost:3306",
                "checkEnvironment"),
        row(
                "Oracle by JDBC",
                StartFailure.CONNECTION_REFUSED,
                1,
                "java.sql.SQLRecoverableException: ORA-12541: Cannot connect. No listener at host localhost port 1521.",
                "localhost:1521",
                "checkEnvironment"),
        row(
                "configuration server",
                StartFailure.CONNECTION_REFUSED,
                1,
                "ResourceAccessException: I/O error on GET request for \"http://localhost:8888/application/default\": "
                        + "Connection refused",
                "localhost:8888",
                "checkEnvironment"),
        row(
                "Kafka in the log of Spring Boot",
                StartFailure.CONNECTION_REFUSED,
                1,
                "2026-11-28T12:51:03.726Z  WARN 23473 --- [main] o.a.k.NetworkClient : Connection to node -1 "
                        + "(localhost/127.0.0.1:9092) could not be established. Broker may not be available.",
                "localhost:9092",
                "checkEnvironment"),
        row(
                "Eureka with the line of its source",
                StartFailure.CONNECTION_REFUSED,
                1,
                "2026-11-28 12:51:03,726 [main] ERROR (EurekaHttp.java:83) Connection refused: http://localhost:8761",
                "localhost:8761",
                "checkEnvironment"),
        row(
                "Redis by Lettuce",
                StartFailure.CONNECTION_REFUSED,
                1,
                "RedisConnectionException: Unable to connect to localhost/<unresolved>:6379",
                "localhost:6379",
                "checkEnvironment"),
        row(
                "Redis by Netty",
                StartFailure.CONNECTION_REFUSED,
                1,
                "io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: localhost/127.0."
                        + "0.1:6379",
                "localhost:6379",
                "checkEnvironment"),
        row(
                "MongoDB",
                StartFailure.CONNECTION_REFUSED,
                1,
                "com.mongodb.MongoSocketOpenException: Exception opening socket, address=localhost:27017",
                "localhost:27017",
                "checkEnvironment"),
        row(
                "Kafka",
                StartFailure.CONNECTION_REFUSED,
                1,
                "Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Broker may not be "
                        + "available.",
                "localhost:9092",
                "checkEnvironment"),
        row(
                "PostgreSQL of Node.js",
                StartFailure.CONNECTION_REFUSED,
                1,
                "Error: connect ECONNREFUSED 127.0.0.1:5432",
                "127.0.0.1:5432",
                "checkEnvironment"),
        row(
                "PostgreSQL of Node.js by IPv6",
                StartFailure.CONNECTION_REFUSED,
                1,
                "Error: connect ECONNREFUSED ::1:5432",
                "[::1]:5432",
                "checkEnvironment"),
        row(
                "PostgreSQL of Python",
                StartFailure.CONNECTION_REFUSED,
                1,
                "psycopg2.OperationalError: connection to server at \"localhost\" (127.0.0.1), port 5432 failed: "
                        + "Connection refused",
                "localhost:5432",
                "checkEnvironment"),
        row(
                "Redis of Python",
                StartFailure.CONNECTION_REFUSED,
                1,
                "redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.",
                "localhost:6379",
                "checkEnvironment"),
        row(
                "Go",
                StartFailure.CONNECTION_REFUSED,
                1,
                "dial tcp 127.0.0.1:3306: connect: connection refused",
                "127.0.0.1:3306",
                "checkEnvironment"),
        row(
                "host without address",
                StartFailure.UNKNOWN_HOST,
                1,
                "Caused by: java.net.UnknownHostException: db.internal",
                "db.internal",
                "checkEnvironment"),
        row(
                "host without address of Node.js",
                StartFailure.UNKNOWN_HOST,
                1,
                "Error: getaddrinfo ENOTFOUND mysql",
                "mysql",
                "checkEnvironment"),
    };

    @ParameterizedTest
    @MethodSource("rows")
    void eachCauseIsNamedWithTheEditThatMendsIt(Row row) {
        List<String> left = row.failure() == StartFailure.BACKGROUND ? List.of("PID 1 (server)") : List.of();
        StartLog log =
                new StartLog(OptionalInt.of(row.code()), row.log().lines().toList(), Optional.empty());
        StartCause cause = StartCause.of(new StartOutcome.Ended(SECOND, "exited", left, log));

        assertThat(cause.failure()).isEqualTo(row.failure());
        assertThat(cause.what()).contains(row.says()).doesNotContain("{");
        assertThat(cause.fix(requirement -> "fix " + requirement.id()))
                .contains(row.mends())
                .doesNotContain("{");
    }

    @Test
    void aServiceThatTheLogDoesNotNameIsTheOneOfTheConfiguration() {
        List<String> lines = List.of(
                "com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure",
                "Caused by: java.net.ConnectException: Connection refused");
        Optional<RefusedConnection> configured = Optional.of(new RefusedConnection("db.shop", 3306));
        StartLog log = new StartLog(OptionalInt.of(1), lines, Optional.empty(), configured, List.of());
        StartCause cause = StartCause.of(new StartOutcome.Ended(SECOND, "exited", List.of(), log));

        assertThat(cause.failure()).isEqualTo(StartFailure.CONNECTION_REFUSED);
        assertThat(cause.what()).contains("db.shop:3306");
    }

    @Test
    void everyCauseOfTheCatalogueHasARow() {
        Set<StartFailure> shown = EnumSet.noneOf(StartFailure.class);
        rows().map(Row::failure).forEach(shown::add);
        shown.addAll(Set.of(StartFailure.SLOW, StartFailure.LISTENS_NOWHERE)); // of a server that still runs

        assertThat(shown).containsExactlyInAnyOrder(StartFailure.values());
    }

    @Test
    void aServerThatStillRunsIsSlowOrListensNowhere() {
        StartOutcome.Silent silent = new StartOutcome.Silent(Duration.ofSeconds(120), Optional.empty());

        assertThat(StartCause.of(silent, true).failure()).isEqualTo(StartFailure.SLOW);
        assertThat(StartCause.of(silent, false).failure()).isEqualTo(StartFailure.LISTENS_NOWHERE);
        assertThat(StartCause.of(silent, false).fix(requirement -> "fix " + requirement.id()))
                .isEqualTo("fix FC-PORT");
    }

    private static Row row(String name, StartFailure failure, int code, String log, String says, String mends) {
        return new Row(name, failure, code, log, says, mends);
    }
}
