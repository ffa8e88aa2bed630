package io.github.fcmaven.descriptor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The package that a description deploys.
 *
 * @param props what the function has
 */
record Code(ForeignValues props, Component component) {

    private static final String BUCKET = "ossBucketName";
    private static final String OBJECT = "ossObjectName";

    /** Its path as it is written, or the object of a bucket; empty where it names none. */
    Optional<String> path() {
        if (props.get(component.code()) instanceof Map<?, ?>) {
            return ofMapping(props.map(component.code()));
        }
        Optional<String> object = component == Component.FC
                ? props.text("ossKey").map(key -> object(key, props.text("ossBucket")))
                : Optional.empty();
        return props.text(component.code()).or(() -> object);
    }

    private Optional<String> ofMapping(ForeignValues code) {
        String answer = "Code config must be a string or an object containing ossBucketName and ossObject Name";
        code.require(BUCKET, answer, "write " + component.code() + ": and the path of the zip");
        code.require(OBJECT, answer, "write " + component.code() + ": and the path of the zip");
        code.end(Set.of("src"));
        return code.text(OBJECT).map(key -> object(key, code.text(BUCKET)));
    }

    private static String object(String key, Optional<String> bucket) {
        return "the object " + key + " of the bucket " + bucket.orElse("?");
    }
}
