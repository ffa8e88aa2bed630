package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.gateway.Domain;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayListener;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.gateway.Overload;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.zip.FunctionZip;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals have that run the function behind the gateway, which plays the platform. */
abstract class AbstractGatewayMojo extends AbstractForegroundMojo {

    /**
     * At which domain of the platform's the gateway stands. {@code custom}: at one of your own. {@code default}: at
     * {@code *.fcapp.run}, where browsers download each answer ({@code content-disposition: attachment}), and a
     * redirect is answered 400 {@code ExternalRedirectForbidden}.
     */
    @Parameter(property = "fc.domain", defaultValue = "custom")
    private String domain;

    /**
     * What becomes of a request while {@code instanceConcurrency} others run. {@code queue}: it waits, as on the
     * platform for another instance. {@code reject}: it is answered 429 {@code ResourceExhausted}, as where no more
     * instances may be started.
     */
    @Parameter(property = "fc.overload", defaultValue = "queue")
    private String overload;

    /**
     * Whether the function stands still between requests, as on the platform: threads, timers and sockets. A debugger
     * turns this off.
     */
    @Parameter(property = "fc.freeze", defaultValue = "true")
    private boolean freeze;

    /** How long no request may run until the function is frozen: {@code 1s}, {@code 500ms}. */
    @Parameter(property = "fc.freezeAfter", defaultValue = "1s")
    private String freezeAfter;

    /**
     * How long no request may run until the instance ends, after {@code /pre-stop}; the next request starts a new one:
     * {@code 5m}. The platform takes some minutes. Default: it does not end.
     */
    @Parameter(property = "fc.idleTimeout")
    private String idleTimeout;

    AbstractGatewayMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /**
     * Opens the gateway: no instance is started yet.
     *
     * @param port 0 for a free one
     * @param printed gets each line that the function prints
     */
    final OpenGateway open(int port, Consumer<String> printed) {
        GatewaySettings settings = new GatewaySettings(
                port,
                constant("domain", domain, Domain.values()),
                constant("overload", overload, Overload.values()),
                freezeAfter(),
                Optional.ofNullable(idleTimeout).map(text -> Times.parse("idleTimeout", text)));
        String sha256 = FunctionZip.describe(packaged()).sha256();
        InstanceSource source = source();
        Gateway gateway = Gateway.open(source, settings, console(printed));
        tellUnverified(source);
        return new OpenGateway(gateway, files().gateway(), sha256);
    }

    /** A debugger that holds the function would find it frozen. */
    private Optional<Duration> freezeAfter() {
        Duration time = Times.parse("freezeAfter", freezeAfter);
        return freeze && !isDebugged() ? Optional.of(time) : Optional.empty();
    }

    /** The number of a parameter {@code gatewayPort}; 0 for {@code auto}. */
    static int gatewayPort(String value) {
        if (value.equals("auto")) {
            return 0;
        }
        if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65535) {
            throw FcProblem.local("gatewayPort is '" + value + "'", "give a free port such as 3000, or auto");
        }
        return Integer.parseInt(value);
    }

    /** @throws FcProblem where the value is none of those that there are */
    private static <E extends Enum<E>> E constant(String parameter, String value, E[] all) {
        List<String> names = Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(value);
        if (index < 0) {
            throw FcProblem.local(
                    parameter + " is '" + value + "'", "set " + parameter + " to " + String.join(" or ", names));
        }
        return all[index];
    }

    /** The packaged function, started as often as the gateway needs it. */
    private InstanceSource source() {
        FunctionPackage function = PackagedFunction.read(files());
        return new InstanceSource() {
            @Override
            public FunctionPackage function() {
                return function;
            }

            @Override
            public RunningInstance launch(Consumer<String> lines) {
                return AbstractGatewayMojo.this.launch(debugger(), lines);
            }

            @Override
            public CaPort awaitReady(RunningInstance running) {
                CaPort port = ContractCheck.awaitReady(running, startTimeout());
                running.instance().notes().stream().filter(context()::isFirst).forEach(getLog()::info);
                return port;
            }
        };
    }

    /** Says at the console what happens at the gateway; what the function prints, as the goal wants it. */
    private GatewayListener console(Consumer<String> printed) {
        return new GatewayListener() {
            @Override
            public void printed(String line) {
                printed.accept(line);
            }

            @Override
            public void request(String line) {
                getLog().info(line);
            }

            @Override
            public void event(String line) {
                getLog().info(line);
            }

            @Override
            public void problem(String text) {
                getLog().warn(addressed(text));
            }
        };
    }

    /** Said once: what stands here for the platform does not know who may call. */
    private void tellUnverified(InstanceSource source) {
        source.function()
                .spec()
                .trigger()
                .filter(trigger -> !trigger.authType().equals("anonymous"))
                .ifPresent(trigger -> getLog().info("authType is " + trigger.authType()
                        + ": the gateway does not verify signatures; on Function Compute a call without one is"
                        + " answered 403."));
    }
}
