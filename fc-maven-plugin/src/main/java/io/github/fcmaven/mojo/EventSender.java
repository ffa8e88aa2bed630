package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.invocation.Event;
import io.github.fcmaven.invocation.EventSource;
import io.github.fcmaven.invocation.GatewayCall;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.zip.FunctionZip;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;

/**
 * Sends an event for {@code invoke}: to the gateway of a {@code run} of this project, else to an instance of its own.
 *
 * @param goal says where the zip is, and launches it
 */
record EventSender(AbstractForegroundMojo goal) {

    InvocationResult send(EventSource source, InvocationType type) {
        Path zip = goal.packaged();
        FunctionPackage function = PackagedFunction.read(goal.files());
        byte[] bytes = source.event(function.spec(), type.limit(), new FileInputStream(FileDescriptor.in));
        Event event = new Event(function, bytes, type);
        return GatewayFile.ofRunning(goal.files().gateway())
                .map(gateway -> toGateway(event, gateway, zip))
                .orElseGet(() -> toOwnInstance(event));
    }

    private InvocationResult toGateway(Event event, GatewayFile gateway, Path zip) {
        log().info("Sending the event to fc:run at " + gateway.url() + " (PID " + gateway.pid() + ")");
        if (!gateway.sha256().equals(FunctionZip.sha256(zip))) {
            log().warn("fc:run runs another zip than " + goal.shown(zip) + " is now; end it and start it again");
        }
        if (goal.isDebugged()) {
            log().warn("debugPort has no effect: the function runs already. Give it to fc:run");
        }
        return new GatewayCall(event, gateway, log()::info).send();
    }

    private InvocationResult toOwnInstance(Event event) {
        if (event.type() == InvocationType.ASYNC) {
            log().info("The platform answers an asynchronous invocation at once, and sends the event again where the"
                    + " function fails; here it is sent once, and the function is awaited");
        }
        GatewaySettings settings = GatewaySettings.DEFAULTS.debugged(goal.isDebugged());
        Gateway gateway = Gateway.open(new PackagedInstances(goal), settings, new EventConsole(goal));
        try (OpenGateway open = new OpenGateway(gateway, goal.files().gateway(), "")) {
            gateway.startInstance();
            return InvocationResult.of(event.type(), gateway.invoke(event.bytes()));
        }
    }

    private Log log() {
        return goal.getLog();
    }
}
