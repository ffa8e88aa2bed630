package io.github.fcmaven.deployment;

import io.github.fcmaven.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one request with which a function is asked in the cloud, once it has deployed. */
public final class FirstRequest {

    /** A start may take 120 s, and the first answer comes after it. */
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static final Duration CONNECT = Duration.ofSeconds(20);

    /** More than the platform's own answers have. */
    private static final int BYTES = 65_536;

    private static final Pattern CODE =
            Pattern.compile("\"(?:Code|ErrorCode|errorType)\"\\s*:\\s*\"([A-Za-z]{1,64})\"");

    private static final String TYPE = "x-fc-error-type";

    /** What a redirect gets on the platform's domain. */
    private static final String REDIRECT = "ExternalRedirectForbidden";

    private FirstRequest() {}

    /**
     * Asks once, with {@code GET}, and follows nothing.
     *
     * @param url the function's address
     * @param signed whether its trigger takes signed requests only: this one is not signed
     */
    public static FirstAnswer send(String url, boolean signed) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                String text = new String(body.readNBytes(BYTES), StandardCharsets.UTF_8);
                return judge(answer, text, signed);
            }
        } catch (IOException | IllegalArgumentException e) {
            return new FirstAnswer.Unknown(
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FirstAnswer.Unknown("it was interrupted");
        }
    }

    private static FirstAnswer judge(HttpResponse<?> answer, String body, boolean signed) {
        int status = answer.statusCode();
        Matcher inBody = CODE.matcher(body);
        Optional<String> code = answer.headers()
                .firstValue(TYPE)
                .or(() -> status >= 400 && inBody.find() ? Optional.of(inBody.group(1)) : Optional.empty());
        if (Status.isRedirect(status) || code.equals(Optional.of(REDIRECT))) {
            return new FirstAnswer.Redirected(
                    status, answer.headers().firstValue("location").orElse(""));
        }
        if (signed && (status == 401 || status == 403)) {
            return new FirstAnswer.Unsigned(status);
        }
        boolean byThePlatform = answer.headers().firstValue(TYPE).isPresent() || status == 412 || status >= 500;
        return byThePlatform ? new FirstAnswer.Failed(status, code.orElse("")) : new FirstAnswer.Served(status);
    }
}
