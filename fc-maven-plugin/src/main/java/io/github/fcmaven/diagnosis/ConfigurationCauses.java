package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

import java.util.regex.Pattern;

/** Of what a program is told: arguments, variables, configuration files, the addresses of other services. */
final class ConfigurationCauses {

    static final Cause REPLACED_PROPERTY = new Cause(
            ANY,
            "Property '([^']+)' imported from location '.*' is invalid and should be replaced with '([^']+)'",
            "this Spring Boot does not take the property {1}",
            "write {2} in place of {1} in the application's configuration");
    static final Cause UNKNOWN_OPTION = new Cause(
            THIS,
            "(?:bad option: |[Uu]nknown option:? |flag provided but not defined: "
                    + "|unrecognized arguments?: |No such option:? )(\\S+)",
            "the program does not know the option {1}",
            "remove {1} from the start command");
    static final Cause UNREADABLE_CONFIGURATION = new Cause(
            ANY,
            "(?:while scanning|while parsing|mapping values are not allowed"
                    + "|found character '.' that cannot start any token|DuplicateKeyException|ScannerException"
                    + "|ParserException|Malformed \\\\\\\\u|JSONDecodeError|in JSON at position)",
            "a configuration file cannot be read{file}",
            "correct that file{file}");
    /** A program for an API that hands out events: of AWS Lambda, or of the runtimes of the platform that have one. */
    static final Cause OTHER_RUNTIME = new Cause(
            ANY,
            "(?:expected (?:AWS Lambda|ali FC) environment variables \\[(?:\\w+ )*(\\w+)\\] are not defined"
                    + "|Missing (AWS_LAMBDA_FUNCTION_NAME) env var"
                    + "|\\b((?:AWS_)?LAMBDA_(?:RUNTIME_API|RUNTIME_DIR|TASK_ROOT)|FC_RUNTIME_API|SCF_RUNTIME_API"
                    + "|_HANDLER)(?:'$|: unbound variable))",
            "it asks for {1}, by which other runtimes hand out events, and a custom runtime gets HTTP requests",
            "start an HTTP server in its place (in Go net/http, not lambda.Start or fc.Start), at 0.0.0.0 and the port"
                    + " in FC_CUSTOM_LISTEN_PORT: no value of that variable helps");
    /** The platform gives them with a role. */
    static final Cause NO_ROLE = new Cause(
            ANY,
            "(?:\\bALIBABA_CLOUD_(?:ACCESS_KEY_ID|ACCESS_KEY_SECRET|SECURITY_TOKEN)\\b"
                    + "|(?i)access ?key ?(?:id|secret) (?:should not|must not|can ?not) be (?:null|empty))",
            "without a role the function has no credentials",
            "set role of fc-maven-plugin in pom.xml to a role that may do what the code does: then the platform gives"
                    + " the credentials in ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and"
                    + " ALIBABA_CLOUD_SECURITY_TOKEN");

    /** One that the platform would have to set, because no function may. */
    static final Cause UNSET_OF_PLATFORM = new Cause(
            ANY,
            CauseNames::unsetOfPlatform,
            "{1} is not set: the platform sets no such variable",
            "read FC_CUSTOM_LISTEN_PORT for the port, which the platform sets; what is no port, read from a variable"
                    + " whose name does not begin with FC_, and set that under environmentVariables of"
                    + " fc-maven-plugin");

    /** A word that only a shell would make another one of. */
    static final Cause UNREPLACED_VARIABLE =
            new Cause(ANY, CauseNames::none, "the start command has {1}, which arrives as it is written", "{2}");

    /** The start reads it, and without it that is not whole. */
    static final Cause FOREIGN_VARIABLE = new Cause(
            ANY,
            CauseNames::none,
            "{1} reads {2}, which {3} sets and Function Compute does not",
            "write {4} in place of {2} in {1}");

    static final Cause UNSET_PORT = new Cause(THIS, CauseNames::unsetPort, "{1} is not set", "{port}");
    static final Cause UNSET_PROPERTY = new Cause(
            THIS,
            CauseNames::unset,
            "{1} is not set",
            "set {2} under environmentVariables of fc-maven-plugin, or under checkEnvironment where only the local "
                    + "check needs a value of its own");
    static final Cause UNBOUND_VALUE = new Cause(THIS, CauseNames::unbound, "{1}", "correct the value of {2}{3}");

    /** A service that is there, and knows neither this user nor what he asks for. */
    static final Cause LOGIN_REFUSED = new Cause(
            ANY,
            CauseNames.inLine(Sayings.anyOf("""
                    PostgreSQL  (password authentication failed for user \"[^\"]+\")
                    PostgreSQL  FATAL: +((?:role|database) \"[^\"]+\" does not exist)
                    PostgreSQL  (no pg_hba.conf entry for host [^,]+)
                    MySQL       (Access denied for user '[^']*'@'[^']*')
                    MySQL       (Unknown database '[^']+')
                    SQL Server  (Login failed for user '[^']+')
                    Oracle      (ORA-01017)
                    Redis       ((?:NOAUTH Authentication required|WRONGPASS invalid username-password))
                    RabbitMQ    (ACCESS_REFUSED - Login was refused)
                    MongoDB     (command failed with error 18 \\(AuthenticationFailed\\))
                    """)),
            "a service that it connects to answers and refuses it: {1}",
            "correct the user, the password or the name of the database where its configuration sets them, or set"
                    + " others for the check in checkEnvironment of fc-maven-plugin, which is never shipped;"
                    + " those of the service on Function Compute belong into environmentVariables");

    /** A service that the configuration has on the developer's own machine. */
    static final Cause LOCAL_SERVICE_REFUSED = new Cause(
            ANY,
            CauseNames::refusedHere,
            "it connects to {1}, where nothing answers{3}; on Function Compute {2} is the function's own instance,"
                    + " where nothing else runs",
            "give the address that this service has on Function Compute{4} under environmentVariables of"
                    + " fc-maven-plugin in pom.xml; set what only the check needs in checkEnvironment, which is never"
                    + " shipped, or start the service at {1} before the check");

    /** Something that the server asks for and that is not there, such as a database. */
    static final Cause CONNECTION_REFUSED = new Cause(
            ANY,
            CauseNames::refused,
            "it connects to {1}, where nothing answers{3}",
            "start that service at {1} before the check, or give another address{4} in checkEnvironment"
                    + " of fc-maven-plugin, which is never shipped; on Function Compute the function needs a vpcConfig"
                    + " to reach a private one");

    private static final Pattern NO_SUCH_HOST = Sayings.anyOf("""
            Java        UnknownHostException: (?!Failed to )([\\w.-]+)
            Node.js     (?:ENOTFOUND|EAI_AGAIN) ([\\w.-]+)
            libpq       could not translate host name \"([^\"]+)\"
            urllib3     Failed to resolve '([\\w.-]+)'
            Kafka       Couldn't resolve server ([\\w.-]+)
            Go          lookup ([\\w.-]+)(?: on \\S+)?: no such host
            PHP         getaddrinfo for ([\\w.-]+) failed
            PyMongo     (?<![\\w.-])([\\w.-]+):\\d+: \\[Errno -[235]\\]
            redis-py    Error -[235] connecting to ([\\w.-]+)
            PyMySQL     on '([\\w.-]+)' \\(\\[Errno -[235]\\]
            """);

    /** The name that a service has in a network of containers, most often. */
    static final Cause UNKNOWN_CONTAINER = new Cause(
            ANY,
            CauseNames.nameInLine(NO_SUCH_HOST),
            "it connects to the host {1}, which has no address here{3}: a network of containers may have such a name",
            "give the address that this service has on Function Compute{4} under environmentVariables of"
                    + " fc-maven-plugin in pom.xml; set what only the check needs in checkEnvironment, which is never"
                    + " shipped");

    static final Cause UNKNOWN_HOST = new Cause(
            ANY,
            CauseNames.inLine(NO_SUCH_HOST),
            "it connects to the host {1}, which has no address here{3}",
            "name another one{4} in checkEnvironment of fc-maven-plugin, one that this machine can reach: that is"
                    + " never shipped; on Function Compute the function needs a vpcConfig to reach a private one");
    static final Cause WRONG_ARGUMENTS = new Cause(
            ANY,
            "(?:^|: )[Ee]rror: ((?:argument \\S+|unrecognized arguments|the following arguments are required|ambiguous"
                    + " option)[: ].*|No such (?:option|command)[: ].*|Missing (?:option|argument|parameter)[: ].*"
                    + "|Invalid value for .*)",
            "its arguments are wrong",
            "correct the arguments in command and args of fc-maven-plugin in pom.xml, or in the bootstrap: a variable"
                    + " that is not set is an empty word there");
    /** A variable or property that nobody set, whose name Java does not tell. */
    static final Cause UNSET_INPUT = new Cause(
            THIS,
            "(?:NumberFormatException: (?:Cannot parse null string|null$)"
                    + "|(?:int|float)\\(\\) argument must be .* not 'NoneType'"
                    + "|Failed to parse address \"[^\"]*:\""
                    + "|the return value of \"java\\.lang\\.System\\.(?:getenv|getProperty)\\(String\\)\" is null)",
            "it reads a variable or a system property that is not set",
            "if that is the port: {port}; set any other under environmentVariables or systemPropertyVariables of"
                    + " fc-maven-plugin in pom.xml");

    static final Cause MISSING_ARGUMENT = new Cause(
            ANY,
            CauseNames::argument,
            "it needs an argument that the start command does not have{1}",
            "write what the program needs under arguments of fc-maven-plugin in pom.xml, or after the program in"
                    + " args");
    static final Cause USAGE = new Cause(
            ANY,
            "^(?:[Uu]sage: |Usage of (?=\\S+:$))([^{]{1,100})",
            "the program only printed its usage: {1}",
            "write what its usage asks for, such as a command or a port, under arguments of fc-maven-plugin in pom.xml,"
                    + " or after the program in args");

    /** The same of a server that is known. */
    static final Cause MISSING_COMMAND = new Cause(
            ANY, CauseNames::none, "the program only printed its usage, because the start gives it no command", "{1}");

    /** A service whose address no line tells. */
    static final Cause SERVICE_REFUSED = new Cause(
            ANY,
            CauseNames::unnamedService,
            "it connects to a service that does not answer",
            "start the service that it asks for before the check, or give another address in checkEnvironment of"
                    + " fc-maven-plugin, which is never shipped; on Function Compute the function needs a vpcConfig to"
                    + " reach a private one");

    /** A script or change of a database, whose error names tables and columns alone. */
    static final Cause FAILED_SCRIPT = new Cause(
            ANY,
            CauseNames.inLine(Sayings.anyOf("""
                    Flyway     ^Location *: (\\S+)
                    Spring     SQL script statement #\\d+ of (?:class path resource \\[|URL \\[\\S*/)([^\\s\\]]+)\\]
                    Liquibase  [Mm]igration failed for change ?set (\\S+?):?$
                    """)),
            "{1} fails",
            "correct {1} as that error says; the whole error is in server.log");

    private ConfigurationCauses() {}
}
