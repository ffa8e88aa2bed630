package io.github.fcmaven.mojo;

import io.github.fcmaven.function.HttpTrigger;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** The HTTP trigger in {@code s.yaml}. */
public class TriggerConfig {

    /**
     * {@code function}: callers sign their requests; {@code anonymous}: a public endpoint; {@code jwt}, {@code bearer}
     * or {@code basic}. Default: {@code function}.
     */
    @Parameter
    private String authType = "function";

    /** The HTTP methods it accepts. Default: all that the platform knows. */
    @Parameter
    private List<String> methods = new ArrayList<>();

    HttpTrigger toTrigger() {
        List<String> named = RawConfiguration.withoutEmpty(methods);
        return new HttpTrigger(authType, named.isEmpty() ? HttpTrigger.METHODS : named);
    }
}
