package io.github.fcmaven.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.fcmaven.deployment.FirstAnswer.Failed;
import io.github.fcmaven.deployment.FirstAnswer.Redirected;
import io.github.fcmaven.deployment.FirstAnswer.Served;
import io.github.fcmaven.deployment.FirstAnswer.Unknown;
import io.github.fcmaven.deployment.FirstAnswer.Unsigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the server answered, or the platform in its place. */
class FirstAnswerTest {

    private static final String FORBIDDEN = "{\"RequestId\":\"1-2\",\"Code\":\"ExternalRedirectForbidden\"}";

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(200, "", "hello", false, new Served(200)),
                Arguments.of(404, "", "{\"Code\":\"mine\"}", false, new Served(404)),
                Arguments.of(403, "", "", false, new Served(403)),
                Arguments.of(403, "", "required HTTP header Date was not specified", true, new Unsigned(403)),
                Arguments.of(302, "Location: https://other/", "", false, new Redirected(302, "https://other/")),
                Arguments.of(308, "Location: https://other/", "", false, new Redirected(308, "https://other/")),
                Arguments.of(300, "", "", false, new Served(300)),
                Arguments.of(304, "", "", false, new Served(304)),
                Arguments.of(305, "", "", false, new Served(305)),
                Arguments.of(403, "", FORBIDDEN, true, new Redirected(403, "")),
                Arguments.of(412, "", "{\"Code\":\"CAExited\"}", false, new Failed(412, "CAExited")),
                Arguments.of(502, "", "", false, new Failed(502, "")),
                Arguments.of(
                        200,
                        "X-Fc-Error-Type: InitializationError",
                        "",
                        false,
                        new Failed(200, "InitializationError")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isJudgedByWhoGaveIt(int status, String header, String body, boolean signed, FirstAnswer expected)
            throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod());
            if (!header.isEmpty()) {
                exchange.getResponseHeaders().add(header.replaceFirst(": .*", ""), header.replaceFirst("^.*?: ", ""));
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(FirstRequest.send(url, signed)).isEqualTo(expected);
            assertThat(asked).containsExactly("GET");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNotReachedIsNotJudged() {
        assertThat(FirstRequest.send("http://127.0.0.1:1/", false)).isInstanceOf(Unknown.class);
        assertThat(FirstRequest.send("http://not a url", false)).isInstanceOf(Unknown.class);
    }
}
