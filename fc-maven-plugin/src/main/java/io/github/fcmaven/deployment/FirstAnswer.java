package io.github.fcmaven.deployment;

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

/** What a function answers to the first request in the cloud. */
public sealed interface FirstAnswer {

    /** It was not asked: of this machine's network, or the platform's, nothing is known. */
    record Unknown(String why) implements FirstAnswer {}

    /** The server has answered, whatever it says of that path. */
    record Served(int status) implements FirstAnswer {}

    /** The platform has answered in its place, because the trigger takes signed requests only. */
    record Unsigned(int status) implements FirstAnswer {}

    /** The server answers by another address, which the platform refuses on its own domain. */
    record Redirected(int status, String location) implements FirstAnswer {}

    /**
     * The platform has answered in its place, for the server did not.
     *
     * @param code such as {@code CAExited}; empty where the platform gives none
     */
    record Failed(int status, String code) implements FirstAnswer {}

    /** A start may take 120 s. */
    Duration LONGEST = Duration.ofSeconds(150);

    /** More than the platform's own answers have. */
    int BYTES = 65_536;

    Pattern CODE = Pattern.compile("\"(?:Code|ErrorCode|errorType)\"\\s*:\\s*\"([A-Za-z]{1,64})\"");

    /** What a redirect gets on the platform's domain. */
    String REDIRECT = "ExternalRedirectForbidden";

    /**
     * Asks once, with {@code GET}, and follows nothing.
     *
     * @param url the function's address
     * @param signed whether its trigger takes signed requests only: this one is not signed
     */
    static FirstAnswer of(String url, boolean signed) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                String text = new String(body.readNBytes(BYTES), StandardCharsets.UTF_8);
                return judge(answer, text, signed);
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Unknown(
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown("it was interrupted");
        }
    }

    private static FirstAnswer judge(HttpResponse<?> answer, String body, boolean signed) {
        int status = answer.statusCode();
        Matcher inBody = CODE.matcher(body);
        Optional<String> code = answer.headers()
                .firstValue("x-fc-error-type")
                .or(() -> status >= 400 && inBody.find() ? Optional.of(inBody.group(1)) : Optional.empty());
        if (status / 100 == 3 || code.equals(Optional.of(REDIRECT))) {
            return new Redirected(
                    status, answer.headers().firstValue("location").orElse(""));
        }
        if (signed && (status == 401 || status == 403)) {
            return new Unsigned(status);
        }
        boolean byThePlatform =
                answer.headers().firstValue("x-fc-error-type").isPresent() || status == 412 || status >= 500;
        return byThePlatform ? new Failed(status, code.orElse("")) : new Served(status);
    }
}
