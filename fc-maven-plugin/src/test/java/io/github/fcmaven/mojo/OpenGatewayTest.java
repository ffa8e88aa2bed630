package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewaySettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells other commands of a gateway, from its announcement to its end. */
class OpenGatewayTest {

    @TempDir
    Path work;

    /** As a goal does that Ctrl-C ends while an instance starts. */
    @Test
    void nothingIsAnnouncedOnceItHasEnded() {
        Path file = work.resolve("gateway.properties");
        OpenGateway open =
                new OpenGateway(Gateway.open(null, GatewaySettings.DEFAULTS, new GatewayBuild.Nobody()), file, "abc");

        open.announce();
        assertThat(file).content().contains("sha256=abc");
        open.close();
        assertThat(file).doesNotExist();
        open.announce("def");
        assertThat(file).doesNotExist();
    }
}
