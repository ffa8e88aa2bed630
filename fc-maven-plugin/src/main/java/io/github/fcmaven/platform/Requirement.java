package io.github.fcmaven.platform;

import static io.github.fcmaven.platform.CheckedBy.PROBE;
import static io.github.fcmaven.platform.CheckedBy.READER;
import static io.github.fcmaven.platform.CheckedBy.RULE;
import static io.github.fcmaven.platform.CheckedBy.VALUE;
import static io.github.fcmaven.platform.Evidence.documented;
import static io.github.fcmaven.platform.Evidence.inferred;
import static io.github.fcmaven.platform.Evidence.reported;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue: all that the platform asks of a code package, of its configuration and of its server. One stable id
 * for a requirement wherever it is named, what the platform answers where it is not kept, how that is known, and which
 * check holds it.
 *
 * <p>Those that every launched server is judged by come first, in the order in which they are judged.
 */
public enum Requirement {
    FC_STARTUP(
            documented("Principles").error(PROBE),
            "the server accepts connections on CAPort within 120 seconds of its launch",
            "FunctionNotStarted: Function instance health check failed on the port in 120 seconds"),
    FC_PORT(
            documented("Principles").error(PROBE, RULE, VALUE),
            "the server listens on the port configured as CAPort",
            "FunctionNotStarted: Ping CA failed"),
    FC_BIND(
            documented("Principles").error(PROBE, RULE),
            "the server listens on 0.0.0.0:CAPort or *:CAPort, never on 127.0.0.1 only",
            "FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused"),
    FC_HTTP(
            inferred("Principles").error(PROBE, RULE),
            "the server answers plain HTTP/1.1 on CAPort: neither TLS, nor HTTP/2 alone, nor another protocol",
            "each request fails: 502 BadResponse"),
    FC_KEEPALIVE(
            documented("Principles").error(PROBE),
            "the server keeps connections alive, with a timeout of at least 24 hours",
            "connections drop mid-execution: 502 Process exited unexpectedly before completing request"),
    FC_EXECUTION(
            inferred("Principles").error(PROBE),
            "the server does not cut a request that runs for long without sending a byte",
            "connections drop mid-execution: 502 Process exited unexpectedly before completing request"),
    FC_PARALLEL(
            inferred("page of limits").warning(PROBE),
            "the server answers as many requests at the same time as instanceConcurrency says",
            "requests that wait inside an instance: Function time out after the function's timeout"),
    FC_REDIRECT(
            reported("users, since April 2025").warning(PROBE),
            "the server answers no redirect where the platform's own domain leads to it",
            "400 ExternalRedirectForbidden"),
    FC_MEMORY_USE(
            inferred("exit code 137 on the troubleshooting page").warning(PROBE),
            "the server's processes hold at most nine tenths of memorySize",
            CaExited.KILLED),
    FC_FREEZE(
            documented("page on the lifecycle of instances").warning(PROBE),
            "the server serves as before after it was frozen, as an instance is between requests",
            "a request after a pause that fails with the function's own error, or 502"),
    FC_HEALTHCHECK(
            documented("page on instance health checks").error(PROBE),
            "the server answers the first health check in time, with a status from 200 to 399",
            "FunctionNotStarted: The function http server cannot be started. check function health failed with status"
                    + " code"),
    FC_INITIALIZER(
            documented("page on lifecycle hooks").error(PROBE),
            "the server answers POST /initialize with 2xx within the hook's timeout, at most 300 seconds",
            "InitializationError: in the header X-Fc-Error-Type of every answer"),
    FC_INVOKE(
            documented("page on event functions").error(PROBE),
            "the server has the path POST /invoke, which brings the events",
            "events count as handled, and nothing happened: the status of the answer is dropped"),
    FC_PRE_STOP(
            documented("page on lifecycle hooks").warning(PROBE),
            "the server answers GET /pre-stop with 2xx within the hook's timeout, at most 90 seconds",
            "the hook is cut off, and the instance stops"),
    FC_BOOTSTRAP(
            documented("troubleshooting page").error(RULE),
            "a file bootstrap is at the root of the zip where no start command is configured",
            "CAFileNotFound: The function cannot be started. Error: the file /code/bootstrap is not exist"),
    FC_BOOTSTRAP_MODE(
            documented("FAQ").error(RULE, VALUE),
            "the start file is readable and executable for everyone",
            "CAFilePermission: The CA process cannot be started due to bootstrap file don't have execute permissions"),
    FC_BOOTSTRAP_SHEBANG(
            documented("troubleshooting page").error(RULE),
            "the start file begins with #! and an interpreter, or is an x86-64 ELF program",
            CaExited.EXEC_FORMAT),
    FC_BOOTSTRAP_BOM(
            inferred("troubleshooting page").error(RULE),
            "the start script has no byte order mark",
            CaExited.EXEC_FORMAT),
    FC_BOOTSTRAP_CRLF(
            documented("troubleshooting page").error(RULE),
            "the start script has LF line ends only",
            CaExited.KEY_EXPIRED + " /usr/bin/env: 'bash\\r': No such file or directory"),
    FC_BOOTSTRAP_INTERPRETER(
            documented("troubleshooting page").error(RULE),
            "the interpreter of the start script, or the loader of the program, is in the runtime, in a layer or in"
                    + " the package",
            CaExited.KEY_EXPIRED),
    FC_LIBRARY(
            inferred("table of runtimes, and the releases of Debian").error(RULE),
            "the runtime's C library is as new as the program needs, and each library it needs is there or in the"
                    + " package",
            CaExited.KEY_EXPIRED + " Logs: error while loading shared libraries"),
    FC_COMMAND(
            documented("troubleshooting page").error(RULE),
            "the start command names a program of the runtime, of a layer or of the package",
            "CAFileNotFound: The function cannot be started. Error: the file is not exist"),
    FC_COMMAND_LINE(
            inferred("an error that users report: invalid start command").warning(RULE, VALUE),
            "no argument of the start command has a blank or a character that a shell interprets",
            "Function not ready: failed to start container. Error: invalid start command"),
    FC_FILE(
            documented("troubleshooting page").error(RULE),
            "the script or module that an interpreter runs is in the package",
            CaExited.NO_SUCH_FILE),
    FC_TARGET_PATH(
            documented("troubleshooting page").warning(RULE),
            "the start command names no path below target that is not in the zip",
            CaExited.NOT_PERMITTED),
    FC_JAR(
            documented("troubleshooting page").error(RULE),
            "the jar is executable and everything it needs is shipped with it",
            CaExited.NOT_PERMITTED),
    FC_ARCHIVE(
            inferred("JDK-8377932").error(RULE),
            "the CDS archive or AOT cache was made of the jars that are in the package",
            "nothing: the server runs the code of the old jar, or starts as slowly as without the archive"),
    FC_RAW_JAR(
            reported("the deploy tool's issue 890").error(RULE),
            "the jar to start is in the zip, and is not the zip itself",
            CaExited.NOT_PERMITTED),
    FC_MAIN_CLASS(
            inferred("Java's own messages").error(RULE),
            "the class to start is named and is in the package",
            CaExited.NOT_PERMITTED),
    FC_LAUNCHER(
            reported("the deploy tool's example of Spring Boot").error(RULE),
            "the start command names Spring Boot's launcher as its version does: since 3.2 in the package"
                    + " loader.launch",
            CaExited.NOT_PERMITTED),
    FC_CONFIG_FILE(
            inferred("the readers of Spring Boot").error(RULE),
            "the application's configuration files can be read",
            CaExited.NOT_PERMITTED),
    FC_JAVA_VERSION(
            inferred("table of runtimes").error(RULE),
            "the Java of the runtime or of its layer reads the package's byte code, and knows the options of the start",
            CaExited.CODE_1 + " UnsupportedClassVersionError"),
    FC_DEPENDENCY_VERSION(
            inferred("table of runtimes").warning(RULE),
            "no ordinary class of a dependency is newer than the Java of the runtime or of its layer",
            "UnsupportedClassVersionError once that class is loaded"),
    FC_LANGUAGE_VERSION(
            inferred("table of runtimes").error(RULE),
            "the runtime's Python, Node.js or PHP has what the program uses when it begins",
            CaExited.NOT_PERMITTED),
    FC_JAVA_PATH(
            documented("catalogue of layers").warning(RULE),
            "the start command names the java of a layer by its path, or PATH has its folder",
            "CAFileNotFound: The function cannot be started. Error: the file java is not exist"),
    FC_HEAP(
            inferred("troubleshooting page").warning(RULE),
            "the heap leaves a fifth of memorySize to the rest of the JVM",
            CaExited.KILLED),
    FC_KEEPALIVE_CONFIG(
            documented("FAQ").warning(RULE),
            "no setting of the server closes an idle connection before 24 hours",
            "connections drop mid-execution: 502 Process exited unexpectedly before completing request"),
    FC_LAYER(
            documented("FAQ").error(RULE),
            "each layer is made for the runtime, and there are at most 5",
            "InvalidArgument: runtime is not supported by layer"),
    FC_RUNTIME(
            documented("schema of the deploy tool").error(READER),
            "the runtime is custom, custom.debian10, custom.debian11 or custom.debian12",
            "InvalidArgument: the runtime is not supported"),
    FC_REGION(
            documented("schema of the deploy tool").error(RULE),
            "the region is one that the platform has",
            "InvalidArgument: the region is not supported"),
    FC_NAME(
            documented("API reference").error(RULE),
            "the function's name has 1 to 64 letters, digits, _ and -, and begins with a letter or _",
            "InvalidArgument: functionName"),
    FC_MEMORY(
            documented("page of limits").error(RULE),
            "memorySize is 128 to 32768 MB in steps of 64",
            "InvalidArgument: ContainerMemory is set to an invalid value. The value must be a multiple of 64 MB"),
    FC_CPU(
            documented("page of limits").error(RULE),
            "cpu is 0.05 to 16 in steps of 0.05, and one for each 1 to 4 GB of memory",
            "InvalidArgument: cpu"),
    FC_DISK(
            documented("page of limits").error(RULE),
            "diskSize is 512 or 10240 MB, and is given where cpu is",
            "InvalidArgument: Disk is required but not provided."),
    FC_TIMEOUT(documented("page of limits").error(RULE), "timeout is 1 to 86400 seconds", "InvalidArgument: timeout"),
    FC_CONCURRENCY(
            documented("page of limits").error(RULE),
            "instanceConcurrency is 1 to 200",
            "InvalidArgument: instanceConcurrency"),
    FC_HEALTHCHECK_CONFIG(
            documented("API reference").error(RULE),
            "the health check's path begins with / and its numbers keep their ranges",
            "InvalidArgument: healthCheckConfig"),
    FC_HOOK_TIMEOUT(
            documented("page of limits").error(RULE),
            "the timeout of the initializer is 1 to 300 seconds, that of pre-stop 1 to 90",
            "InvalidArgument: instanceLifecycleConfig"),
    FC_ENVIRONMENT(
            documented("page of environment variables").error(RULE),
            "environment variables are at most 4 KB together, and none begins with FC_",
            "InvalidArgument: invalid environment variables"),
    FC_TIMEZONE(
            documented("FAQ").warning(RULE),
            "the time zone is set, for the platform's is UTC",
            "local times that are hours off"),
    FC_CONFIG(
            documented("API reference").error(RULE, VALUE),
            "the function's configuration has values that the platform takes",
            "InvalidArgument"),
    FC_TRIGGER(
            documented("pages on triggers").error(RULE),
            "each trigger has a name, a source and a configuration that the platform takes",
            "InvalidArgument: triggerConfig"),
    FC_LOGS(
            documented("page on logs").warning(RULE),
            "what the function prints is kept in a log store",
            "no logs: a failed start and a failed call leave no trace"),
    FC_MANIFEST(
            reported("the schema of the deploy tool, which lets every key pass").error(RULE, READER),
            "each key of s.yaml is one that the deploy tool reads, with a value of its kind",
            "a setting that is silently ignored"),
    FC_CODE(
            inferred("schema of the deploy tool").warning(READER),
            "s.yaml deploys the zip that is checked",
            "another package than the one that was checked"),
    FC_SIZE(
            documented("page of limits").error(RULE),
            "the code package is at most 500 MB, in some regions 100 MB",
            "EntityTooLarge: payload size exceeds maximum allowed size"),
    FC_UPLOAD(
            documented("page of limits").warning(RULE),
            "the code package is at most 74 MB, so that it can be uploaded without OSS",
            "EntityTooLarge: payload size exceeds maximum allowed size (104857600 bytes)"),
    FC_UNPACKED(
            inferred("pages that contradict each other").warning(RULE),
            "the unpacked code package is at most 500 MB",
            "a disk that is full, or an instance that is not made"),
    FC_ENTRY(
            documented("FAQ").error(READER, VALUE),
            "each entry of the code package is a plain file with a portable UTF-8 name",
            "a file that is missing or garbled below /code"),
    FC_TOP_FOLDER(
            inferred("FAQ on other runtimes").error(RULE),
            "the files are at the root of the zip, not in one folder above all",
            "CAFileNotFound: The function cannot be started. Error: the file is not exist"),
    FC_NESTED_ZIP(
            reported("the SDK's issue 52").error(RULE),
            "the zip is not inside another zip",
            "CAFileNotFound: The function cannot be started. Error: the file /code/bootstrap is not exist"),
    FC_SYMLINK(
            inferred("no page says what becomes of one").warning(READER),
            "no entry of the code package is a symbolic link",
            "a file with the text of the link in it, or none"),
    FC_SECRET(
            inferred("no requirement of the platform").warning(RULE),
            "no file that contains credentials is shipped with the function",
            "nothing: who may read the code may read it");

    /** What a user types to have something explained, in a project that declares the plugin. */
    public static final String EXPLAIN = "mvn fc:explain";

    private final Evidence basis;
    private final String sentence;
    private final String platform;

    Requirement(Evidence basis, String sentence, String platform) {
        this.basis = basis;
        this.sentence = sentence;
        this.platform = platform;
    }

    /** The stable id, such as {@code FC-BIND}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** What is asked, in one sentence, with its limit. */
    public String sentence() {
        return sentence;
    }

    /** What the platform answers where it is not kept: its error code, and its words. */
    public String platform() {
        return platform;
    }

    /** What follows where it is not kept and {@code checks} says nothing of it. */
    public Severity severity() {
        return basis.severity();
    }

    /** What holds it. */
    public Set<CheckedBy> holders() {
        return basis.holders();
    }

    /** Whether the static check judges it. */
    public boolean isStatic() {
        return isHeldBy(CheckedBy.RULE) || isHeldBy(CheckedBy.READER);
    }

    public boolean isHeldBy(CheckedBy holder) {
        return holders().contains(holder);
    }

    /** How it is known. */
    public Certainty certainty() {
        return basis.certainty();
    }

    /** Where it is known from: a page of the platform, or what else the sentence says. */
    public String source() {
        return basis.source();
    }

    /**
     * The command that explains it, offline, in a project that declares the plugin; elsewhere its prefix {@code fc}
     * means nothing.
     */
    public String see() {
        return EXPLAIN + " -Dfc.requirement=" + id();
    }

    /** The requirement of that id. */
    public static Optional<Requirement> ofId(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }
}
