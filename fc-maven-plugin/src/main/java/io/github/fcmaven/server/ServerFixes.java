package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to change so that a kind of server keeps each requirement: a sentence each, without a full stop. {@code {port}}
 * stands for CAPort.
 *
 * <p>25 hours stand for the 24 that are asked, so that a timer that is a little early is not early.
 *
 * @param bind that it listens on every address
 * @param port that it listens on CAPort
 * @param keepAlive that it keeps an idle connection for a day, and any number of requests on it
 * @param execution that it cuts no request that runs for long
 */
record ServerFixes(String bind, String port, String keepAlive, String execution) {

    static final String OR_IN_POM = ", or under systemPropertyVariables of fc-maven-plugin in pom.xml";
    static final String OR_CA_PORT = "; or set caPort of fc-maven-plugin to " + PackagedServer.ITS_PORT;
    static final String IN_START = " in the start command: args of fc-maven-plugin in pom.xml, or the bootstrap";
    static final String IN_ENVIRONMENT = " under environmentVariables of fc-maven-plugin in pom.xml";
    static final String UNDER_JVM_ARGUMENTS =
            "under jvmArguments of fc-maven-plugin in pom.xml (before -jar in a command of your own)";
    static final String UNDER_PROPERTIES = "under systemPropertyVariables of fc-maven-plugin in pom.xml";

    private static final String IN_COMMAND = "as -Dname=value before -jar in the start command (command of"
            + " fc-maven-plugin in pom.xml, or the bootstrap)";

    private static final String PROPERTIES = "src/main/resources/application.properties";

    /** Where most frameworks read their settings. */
    static final String IN_PROPERTIES = " in " + PROPERTIES + OR_IN_POM;

    /** The same in whatever file. */
    private static final Pattern IN_FILE = Pattern.compile(",? in [^,;]*" + Pattern.quote(OR_IN_POM));

    /** Where a fat jar and a war have what lies in src/main/resources. */
    static final Pattern CLASSES = Pattern.compile("^(?:BOOT-INF|WEB-INF)/classes/");

    /** The port as Java code reads it. */
    static final String PORT_IN_JAVA =
            "Integer.parseInt(System.getenv().getOrDefault(\"FC_CUSTOM_LISTEN_PORT\", \"{port}\"))";

    /**
     * Of a server of others that takes options, which only its documentation knows.
     *
     * @param keepAlive what its timeout of idle connections should be
     */
    static ServerFixes ofOptions(String name, String keepAlive) {
        String own = ", by an option of " + name + " (see its --help) or in its configuration";
        return new ServerFixes(
                option(name, "address", "0.0.0.0"),
                option(name, "port", "{port}") + OR_CA_PORT,
                keepAlive + own,
                "turn off every timeout that ends a running request" + own);
    }

    /** What to give to a program in its start command. */
    static String option(String name, String of, String value) {
        return "pass the option of " + name + " for the " + of + ", with " + value + " (see its --help)" + IN_START;
    }

    /** The same, where a class is known that makes the server. */
    ServerFixes inClass(String name) {
        String where = " (class " + name + ")";
        return new ServerFixes(
                bind + where, port.replace(OR_CA_PORT, where + OR_CA_PORT), keepAlive + where, execution + where);
    }

    /** The same in another configuration file. */
    ServerFixes in(String file) {
        String place = file.endsWith(".properties") ? file : file + " (as YAML)";
        return new ServerFixes(
                bind.replace(PROPERTIES, place),
                port.replace(PROPERTIES, place),
                keepAlive.replace(PROPERTIES, place),
                execution.replace(PROPERTIES, place));
    }

    /** The same, where the file of that name is the one at that path. */
    ServerFixes inFile(String name, String path) {
        return new ServerFixes(
                bind.replace(name, path),
                port.replace(name, path),
                keepAlive.replace(name, path),
                execution.replace(name, path));
    }

    ServerFixes withPort(String other) {
        return new ServerFixes(bind, other, keepAlive, execution);
    }

    ServerFixes withBind(String other) {
        return new ServerFixes(other, port, keepAlive, execution);
    }

    ServerFixes withKeepAlive(String other) {
        return new ServerFixes(bind, port, other, execution);
    }

    /** The same, where a setting must go first that ends connections. */
    ServerFixes without(Setting ending) {
        return withKeepAlive("remove " + ending.key() + " (" + ending.source() + "), and " + keepAlive);
    }

    /** For a requirement that no server decides, the requirement's own sentence. */
    String of(Requirement requirement, CaPort caPort) {
        String text =
                switch (requirement) {
                    case FC_BIND -> bind;
                    case FC_PORT -> port;
                    case FC_KEEPALIVE, FC_KEEPALIVE_CONFIG -> keepAlive;
                    case FC_EXECUTION -> execution;
                    default -> "make sure that " + requirement.sentence();
                };
        return text.replace("{port}", caPort.toString());
    }

    /**
     * The same fix where the setting is.
     *
     * @param byStart whether the start makes it: it overrides every file
     */
    static String whereItIs(String fix, Setting told, boolean byStart) {
        return byStart ? at(fix, told.source()) : inFileOf(fix, told);
    }

    private static String at(String fix, String source) {
        String there = "where it is set now (" + source + ")";
        return IN_FILE.matcher(fix)
                .replaceFirst(Matcher.quoteReplacement(", " + there))
                .replace(UNDER_PROPERTIES, there);
    }

    /** Nothing changes but for another file than the fix names, or for a profile. */
    private static String inFileOf(String fix, Setting told) {
        String resources = "src/main/resources/";
        String documented = told.key().replaceFirst("^%[^.]+\\.", "");
        if (documented.equals(told.key())
                && fix.contains(resources + CLASSES.matcher(told.source()).replaceFirst(""))) {
            return fix;
        }
        String file = CLASSES.matcher(told.source()).replaceFirst(resources);
        return at(fix.replace(documented + "=", told.key() + "="), file);
    }

    /** The same fix where the user says the start: a parameter of Java has no effect beside it. */
    static String inCommand(String fix) {
        return fix.replace(OR_IN_POM, ", or " + IN_COMMAND).replace(UNDER_PROPERTIES, IN_COMMAND);
    }
}
