package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.fc20230330.Client;
import com.aliyun.fc20230330.models.InvokeFunctionHeaders;
import com.aliyun.fc20230330.models.InvokeFunctionRequest;
import com.aliyun.fc20230330.models.InvokeFunctionResponse;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The platform's own SDK: nothing of it is changed but the endpoint. */
class InvokeIT {

    private static final URI GATEWAY = URI.create(System.getProperty("url"));

    @Test
    void aSynchronousEventIsAnsweredWithTheBody() throws Exception {
        InvokeFunctionResponse response = invoke("demo", "{\"a\":\"\u00e4\"}", "Sync");

        assertEquals(200, response.getStatusCode());
        assertEquals("/invoke {\"a\":\"\u00e4\"}", text(response.getBody()));
        assertNotNull(response.getHeaders().get("x-fc-request-id"));
        assertNotNull(response.getHeaders().get("x-fc-instance-id"));
    }

    @Test
    void aFailedEventSaysSo() throws Exception {
        InvokeFunctionResponse response = invoke("demo", "fail", "Sync");

        assertEquals(200, response.getStatusCode());
        assertEquals("InvocationError", response.getHeaders().get("x-fc-error-type"));
        assertEquals("/invoke fail", text(response.getBody()));
    }

    @Test
    void anAsynchronousEventIsAcceptedAndDoneAfterwards() throws Exception {
        int before = events();
        InvokeFunctionResponse response = invoke("demo", "later", "Async");

        assertEquals(202, response.getStatusCode());
        for (int i = 0; i < 200 && events() == before; i++) {
            Thread.sleep(50);
        }
        assertEquals(before + 1, events());
    }

    @Test
    void anotherFunctionIsNotFound() {
        TeaException e = assertThrows(TeaException.class, () -> invoke("other", "{}", "Sync"));

        assertEquals("FunctionNotFound", e.getCode());
        assertTrue(e.getMessage().contains("function 'other' does not exist"), e.getMessage());
    }

    private static InvokeFunctionResponse invoke(String function, String event, String type) throws Exception {
        Config config = new Config()
                .setAccessKeyId("none")
                .setAccessKeySecret("none")
                .setProtocol(GATEWAY.getScheme())
                .setEndpoint(GATEWAY.getAuthority());
        InvokeFunctionRequest request = new InvokeFunctionRequest()
                .setQualifier("LATEST")
                .setBody(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        InvokeFunctionHeaders headers = new InvokeFunctionHeaders().setXFcInvocationType(type);
        return new Client(config).invokeFunctionWithOptions(function, request, headers, new RuntimeOptions());
    }

    private static int events() throws Exception {
        try (InputStream body = GATEWAY.toURL().openStream()) {
            return Integer.parseInt(text(body));
        }
    }

    private static String text(InputStream body) throws Exception {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
}
