package io.github.fcmaven.mojo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Variables whose values no log shows: Maven's own debug output prints a parameter's text. */
public class SecretMap extends LinkedHashMap<String, String> {

    private static final long serialVersionUID = 1L;

    /** No variables. */
    public SecretMap() {}

    SecretMap(Map<String, String> values) {
        super(values);
    }

    /** The names only. */
    @Override
    public String toString() {
        return new TreeSet<>(keySet()) + " (values are not shown)";
    }
}
