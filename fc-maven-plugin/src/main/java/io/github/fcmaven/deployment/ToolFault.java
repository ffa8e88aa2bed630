package io.github.fcmaven.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a run of the deploy tool failed of, where that is not the file: its exit code says the same of a missing
 * connection, of missing credentials and of a wrong {@code s.yaml}. Source: what the tool 3.1.10 and its component
 * print, the platform's page on error codes, and the codes of Node.js.
 */
enum ToolFault {
    PROXY(
            "status code 407|statusCode=407",
            " is refused by a proxy",
            "set HTTPS_PROXY with the user and the password of the proxy"),

    CERTIFICATE(
            "self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate",
            " does not trust the certificate that it was shown",
            "set NODE_EXTRA_CA_CERTS to the file of your network's root certificate"),

    NETWORK(
            "\\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|E?(?:SOCKET)?TIMEDOUT|ENETUNREACH|"
                    + "EHOSTUNREACH)\\b|socket disconnected|socket hang up|^(?:Connect|Read)Timeout\\b",
            " cannot reach its server",
            "connect this machine to the internet, and behind a proxy set HTTPS_PROXY; if the server is one of"
                    + " aliyuncs.com, look at the region too"),

    NO_CREDENTIALS(
            "^Not found access\\b",
            " finds no credentials of that name",
            "run s config add with the name that access has in s.yaml as alias, or set the variables AccountID,"
                    + " AccessKeyID and AccessKeySecret; mvn fc:explain -Dfc.page=deploy shows the way"),

    WRONG_CREDENTIALS(
            "^(?:InvalidAccessKeyI[dD]|Signature(?:DoesNot|Not)Match|InvalidSecurityToken|IncompleteSignature)\\b",
            ": the platform does not accept the AccessKey",
            "correct it with s config add, or in the variables AccessKeyID and AccessKeySecret, which win"),

    NO_RIGHT(
            "^(?:AccessDenied|NoPermission|Forbidden)\\b",
            ": the credentials do not allow this",
            "attach the policy that the action needs to the RAM user, or correct the account ID;"
                    + " mvn fc:explain -Dfc.page=deploy lists the policies");

    private static final String BEFORE = "Error Message:";
    private static final String AFTER = "A complete log of this run";

    /** Of an expression in the file the tool says first where it stands. */
    private static final String OF_AN_EXPRESSION = "RuntimeError: ";

    private final Pattern said;
    private final String what;
    private final String fix;

    ToolFault(String said, String what, String fix) {
        this.said = Pattern.compile(said);
        this.what = what;
        this.fix = fix;
    }

    /** What it says that it failed of; not what a function or a build has printed before. */
    static Optional<String> said(List<String> lines) {
        List<String> message = lines.stream()
                .dropWhile(line -> !line.equals(BEFORE))
                .skip(1)
                .takeWhile(line -> !line.startsWith(AFTER))
                .filter(line -> !line.isBlank())
                .toList();
        return message.stream()
                .filter(line -> line.startsWith(OF_AN_EXPRESSION))
                .findFirst()
                .or(() -> message.stream().findFirst());
    }

    /** The fault that the tool says; empty where it is one of the file, or is not known. */
    static Optional<ToolFault> of(String said) {
        return Arrays.stream(values())
                .filter(fault -> fault.said.matcher(said).find())
                .findFirst();
    }

    /** What follows the name of the command. */
    String what() {
        return what;
    }

    String fix() {
        return fix;
    }
}
