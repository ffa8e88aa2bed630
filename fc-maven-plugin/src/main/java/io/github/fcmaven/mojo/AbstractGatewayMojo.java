package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.gateway.Domain;
import io.github.fcmaven.gateway.GatewayListener;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.gateway.Overload;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals have that run the function behind the gateway, which plays the platform. */
abstract class AbstractGatewayMojo extends AbstractLaunchMojo {

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

    AbstractGatewayMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** How the platform is played, on that port: 0 for a free one. */
    final GatewaySettings settings(int port) {
        return new GatewaySettings(
                port,
                constant("domain", domain, Domain.values()),
                constant("overload", overload, Overload.values()),
                Optional.empty(),
                Optional.empty());
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

    /**
     * The packaged function, started as often as the gateway needs it.
     *
     * @param more words for its variables, by their names
     */
    final InstanceSource source(Map<String, String> more) {
        packaged();
        FunctionPackage function = PackagedFunction.read(files());
        return new InstanceSource() {
            @Override
            public FunctionPackage function() {
                return function;
            }

            @Override
            public RunningInstance launch(Consumer<String> lines) {
                return AbstractGatewayMojo.this.launch(more, lines);
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
    final GatewayListener console(Consumer<String> printed) {
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
    final void tellUnverified(InstanceSource source) {
        source.function()
                .spec()
                .trigger()
                .filter(trigger -> !trigger.authType().equals("anonymous"))
                .ifPresent(trigger -> getLog().info("authType is " + trigger.authType()
                        + ": the gateway does not verify signatures; on Function Compute a call without one is"
                        + " answered 403."));
    }
}
