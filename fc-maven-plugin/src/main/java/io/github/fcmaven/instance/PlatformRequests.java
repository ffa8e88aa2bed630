package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.RequestBody;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests with the headers that the platform adds to each: handlers read them, and some fail without. A header that a
 * function does not use is there with an empty value, as on the platform.
 *
 * @param function whose name, memory, timeout and region they say
 */
public record PlatformRequests(FunctionPackage function) {

    private static final String NOTHING = "";

    /** A request of an HTTP trigger. */
    public Request get(String path) {
        Map<String, String> headers = common("/http-invoke");
        headers.put("X-Fc-Base-Path", path);
        headers.put("X-Fc-Retry-Count", "0");
        return new Request("GET", path, headers, Optional.empty());
    }

    /** A request of the user's own, as an HTTP trigger passes it on. Its own headers win. */
    public Request with(Request own) {
        Map<String, String> headers = get(own.path()).headers();
        Map<String, String> all = new LinkedHashMap<>(headers);
        own.headers().forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, value);
        });
        return new Request(own.method(), own.path(), all, own.body());
    }

    /** An event. */
    public Request event(byte[] body) {
        Map<String, String> headers = common("/invoke");
        headers.put("X-Fc-Retry-Count", "0");
        headers.put("Content-Type", "application/octet-stream");
        return new Request("POST", "/invoke", headers, Optional.of(RequestBody.of(body)));
    }

    /** {@code POST /initialize}, which has no body. */
    public Request initialize() {
        return new Request("POST", "/initialize", common("/initialize"), Optional.of(RequestBody.EMPTY));
    }

    /** {@code GET /pre-stop}. */
    public Request preStop() {
        return new Request("GET", "/pre-stop", common("/pre-stop"), Optional.empty());
    }

    private Map<String, String> common(String controlPath) {
        FunctionSpec spec = function.spec();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Fc-Request-Id", requestId());
        headers.put("X-Fc-Control-Path", controlPath);
        headers.put("X-Fc-Function-Name", spec.name());
        headers.put("X-Fc-Function-Handler", ServerEnvironment.HANDLER);
        headers.put("X-Fc-Function-Memory", Integer.toString(spec.resources().memoryMegabytes()));
        headers.put("X-Fc-Function-Timeout", Integer.toString(spec.resources().timeoutSeconds()));
        headers.put("X-Fc-Region", spec.region());
        headers.put("X-Fc-Account-Id", ServerEnvironment.ACCOUNT);
        headers.put("X-Fc-Qualifier", "LATEST");
        for (String unused : new String[] {
            "X-Fc-Version-Id",
            "X-Fc-Access-Key-Id",
            "X-Fc-Access-Key-Secret",
            "X-Fc-Service-Name",
            "X-Fc-Client-Ip",
            "X-Fc-Api-Server-Ip",
            "X-Fc-Eagleeye-Rpcid",
            "X-Fc-Eagleeye-Traceid",
            "X-Fc-Eagleeye-Userdata",
            "X-Fc-Tracing-Jaeger-Endpoint",
            "X-Fc-Tracing-Opentracing-Span-Context",
            "X-Fc-Tracing-Opentracing-Span-Baggages"
        }) {
            headers.put(unused, NOTHING);
        }
        headers.put("X-Fc-Service-Logproject", ofLog("project"));
        headers.put("X-Fc-Service-Logstore", ofLog("logstore"));
        if (hasToken()) {
            headers.put("X-Fc-Security-Token", NOTHING);
        }
        return headers;
    }

    /** A name that the deploy tool makes by itself ({@code auto}) is known only once it has. */
    private String ofLog(String name) {
        return function.spec().settings().get("logConfig") instanceof Map<?, ?> log
                        && log.get(name) instanceof String text
                ? text
                : NOTHING;
    }

    /** Later runtimes have it in the environment alone. */
    private boolean hasToken() {
        return function.runtime() == CustomRuntime.CUSTOM || function.runtime() == CustomRuntime.CUSTOM_DEBIAN10;
    }

    /** An id such as {@code 1-67adb489-03f2a811-9c0d3e7a51b2}: the second, and what makes it unique. */
    private static String requestId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return String.format(
                "1-%08x-%s-%s", System.currentTimeMillis() / 1000, random.substring(0, 8), random.substring(8, 20));
    }
}
