package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the platform asks of a code package and of its server: one stable id for a requirement wherever it is named, and what
 * the platform answers where it is not kept.
 *
 * <p>The five that a launched server is judged by come first, in the order in which they are judged.
 */
public enum Requirement {
    /** The server accepts connections within 120 seconds of its launch. Source: the platform's page Principles. */
    FC_STARTUP(
            "the server accepts connections on CAPort within 120 seconds of its launch",
            "FunctionNotStarted: Function instance health check failed on the port in 120 seconds"),

    /** The server listens on CAPort. Source: the platform's page Principles. */
    FC_PORT("the server listens on the port configured as CAPort", "FunctionNotStarted: Ping CA failed"),

    /** The server listens on {@code 0.0.0.0:CAPort} or {@code *:CAPort}. Source: the platform's page Principles. */
    FC_BIND(
            "the server listens on 0.0.0.0:CAPort or *:CAPort, never on 127.0.0.1 only",
            "FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused"),

    /** The server keeps an idle connection for at least 24 hours. Source: the platform's page Principles. */
    FC_KEEPALIVE(
            "the server keeps connections alive, with a timeout of at least 24 hours",
            "connections drop mid-execution: 502 Process exited unexpectedly before completing request"),

    /** A request that runs long is not cut. Source: the platform's page Principles ("connections drop mid-execution"). */
    FC_EXECUTION(
            "a request that runs long without a byte is not cut by the server",
            "connections drop mid-execution: 502 Process exited unexpectedly before completing request"),

    /** {@code /code/bootstrap}, or the file the start command names, may be executed by anyone. Source: the platform's FAQ. */
    FC_BOOTSTRAP_MODE(
            "the start file is readable and executable for everyone",
            "CAFilePermission: The CA process cannot be started due to bootstrap file don't have execute permissions"),

    /** The start file begins with {@code #!} or is an x86-64 ELF program. Source: the platform's troubleshooting page. */
    FC_BOOTSTRAP_SHEBANG(
            "the start file begins with #! and an interpreter, or is an x86-64 ELF program",
            "CAExited: Function instance exited unexpectedly(code 8, message:exec format error)"),

    /** The start script has LF line ends only. Source: the platform's troubleshooting page. */
    FC_BOOTSTRAP_CRLF(
            "the start script has LF line ends only",
            "CAExited: Function instance exited unexpectedly(code 127, message:key has expired) "
                    + "/usr/bin/env: 'bash\\r': No such file or directory"),

    /** What the start command names exists. Source: the platform's troubleshooting page. */
    FC_COMMAND(
            "the start command, or /code/bootstrap where there is none, exists in the runtime",
            "CAFileNotFound: The function cannot be started. Error: the file is not exist"),

    /** The jar that is started can be started. Source: the platform's troubleshooting page. */
    FC_JAR(
            "the jar is executable and everything it needs travels with it",
            "CAExited: Function instance exited unexpectedly(code 1, message:operation not permitted)"),

    /** The runtime's Java reads the package's byte code. Source: the platform's table of runtimes. */
    FC_JAVA_VERSION(
            "the package's byte code is not newer than the Java of the runtime or of its layer",
            "CAExited: Function instance exited unexpectedly(code 1) UnsupportedClassVersionError"),

    /** The runtime takes the layer. Source: the platform's FAQ. */
    FC_LAYER(
            "each layer is made for the runtime, and there are at most 5",
            "InvalidArgument: runtime is not supported by layer"),

    /** The zip is at most 500 MB. Source: the platform's page of limits. */
    FC_SIZE("the code package is at most 500 MB", "EntityTooLarge: payload size exceeds maximum allowed size"),

    /** Each entry has a name and a kind that every program unpacks alike. Source: the platform's FAQ, and the zip format. */
    FC_ENTRY(
            "each entry of the code package is a plain file with a portable UTF-8 name",
            "a file that is missing or garbled below /code"),

    /** The function's own configuration has values that the platform takes. Source: the platform's page of limits. */
    FC_CONFIG("the function's configuration keeps the platform's limits", "InvalidArgument"),

    /** Environment variables keep the platform's rules. Source: the platform's page of environment variables. */
    FC_ENVIRONMENT(
            "environment variables are at most 4 KB together, and none begins with FC_",
            "InvalidArgument: invalid environment variables");

    private final String sentence;
    private final String platform;

    Requirement(String sentence, String platform) {
        this.sentence = sentence;
        this.platform = platform;
    }

    /** The stable id, such as {@code FC-BIND}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** What is asked, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** What the platform answers where it is not kept: its error code, and its words. */
    public String platform() {
        return platform;
    }

    /** Where the documentation explains it. */
    public String anchor() {
        return "contract.html#" + id();
    }

    /** The requirement of that id. */
    public static Optional<Requirement> ofId(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }
}
