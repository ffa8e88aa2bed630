package io.github.fcmaven.mojo;

import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.RequestBody;
import io.github.fcmaven.platform.FcProblem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** A request of the training run. */
public class TrainingRequest {

    /** Its method. Default: {@code GET}, and {@code POST} where it has a body. */
    @Parameter
    private String method;

    /** Its path with the query. Default: {@code /}. */
    @Parameter
    private String path = "/";

    /** Its headers. Default: none. */
    @Parameter
    private Map<String, String> headers = new LinkedHashMap<>();

    /** Its body, in UTF-8. Default: none. */
    @Parameter
    private String body;

    Request toRequest() {
        String verb = method == null ? body == null ? "GET" : "POST" : method.toUpperCase(Locale.ROOT);
        if (!path.startsWith("/") || !path.matches("[!-~]+")) {
            throw FcProblem.local(
                    "the path of a training request is '" + path + "'",
                    "begin it with / and write it in ASCII, other characters as %XX");
        }
        return new Request(verb, path, headers, Optional.ofNullable(body).map(RequestBody::of));
    }
}
