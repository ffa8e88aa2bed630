package io.github.fcmaven.instance;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The environment of a server: what the platform sets, what is shipped, and what this machine adds; nothing of the
 * build's own.
 *
 * <p>As on the platform there is no {@code LANG}, and the time zone is UTC. {@code FC_SERVER_PORT}, which only the
 * platform's emulators set, is set here only where the check moves the port. {@code HOME} and {@code TMPDIR} are
 * folders of the instance, so that no settings of the user who builds are read and nothing is left. There are no
 * credentials: where the platform gives those of a role, {@code ALIBABA_CLOUD_*} says so, and opens nothing.
 */
final class ServerEnvironment {

    /** An account has sixteen digits. */
    static final String ACCOUNT = "1000000000000000";

    /** What the platform says if a custom runtime has no handler. */
    static final String HANDLER = "index.handler";

    /** Those of a function's role. */
    private static final List<String> CREDENTIALS =
            List.of("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN");

    private static final String PLACEHOLDER = "given-on-the-platform";

    private ServerEnvironment() {}

    /** What the platform sets, and over it what is shipped: with the paths of the platform. */
    static Map<String, String> shipped(FunctionPackage function) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", function.runtime().path());
        environment.put("TZ", "UTC");
        environment.put("FC_FUNC_CODE_PATH", CodePath.ROOT);
        environment.put("FC_ACCOUNT_ID", ACCOUNT);
        environment.put("FC_FUNCTION_HANDLER", HANDLER);
        environment.put(
                "FC_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.spec().resources().memoryMegabytes()));
        environment.put("FC_FUNCTION_NAME", function.spec().name());
        environment.put("FC_REGION", function.spec().region());
        environment.put("FC_CUSTOM_LISTEN_PORT", function.port().toString());
        environment.put("FC_INSTANCE_ID", "c-" + UUID.randomUUID());
        boolean old = function.runtime() == CustomRuntime.CUSTOM || function.runtime() == CustomRuntime.CUSTOM_DEBIAN10;
        environment.put(old ? "FC_VER_ID" : "FC_FUNCTION_VERSION", "LATEST");
        if (function.spec().settings().containsKey("role")) {
            CREDENTIALS.forEach(name -> environment.put(name, PLACEHOLDER));
        }
        function.environment().forEach((name, value) -> {
            if (DeployToolVariable.in(value).isEmpty()) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    /**
     * The shipped variables that have a variable of the deploy tool in their value, each with that variable. Nobody has
     * filled it in: only the deployment knows it, and its text is no value.
     *
     * @param known what the launch knows of them
     */
    static Map<String, String> open(FunctionPackage function, Map<String, String> known) {
        Map<String, String> open = new LinkedHashMap<>();
        function.environment().forEach((name, value) -> DeployToolVariable.in(value)
                .filter(variable -> !known.containsKey(name))
                .ifPresent(variable -> open.put(name, variable)));
        return open;
    }

    /**
     * The same with the port that the launch asks for: in the platform's variables, and in those that have the
     * function's port as their value.
     */
    static Map<String, String> onPort(Map<String, String> variables, FunctionPackage function, LaunchOptions launch) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        if (launch.port().equals(function.port())) {
            return environment;
        }
        environment.replaceAll((name, value) -> name.toUpperCase(Locale.ROOT).contains("PORT")
                        && value.strip().equals(function.port().toString())
                ? launch.port().toString()
                : value);
        environment.put("FC_CUSTOM_LISTEN_PORT", launch.port().toString());
        environment.put("FC_SERVER_PORT", launch.port().toString());
        return environment;
    }
}
