package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others have made to talk to the platform, and now talks to the gateway. */
@Tag("matrix")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GatewayIT {

    /** Its jars, 11 MB, are downloaded by this build alone. */
    @Test
    void theSdkOfThePlatformInvokesTheFunction() {
        BuildResult result =
                MavenBuild.of("called-by-sdk", "sdk").run("verify").succeeded();

        assertThat(result.log()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }
}
