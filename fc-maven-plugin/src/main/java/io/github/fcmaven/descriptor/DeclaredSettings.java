package io.github.fcmaven.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a description says by itself, by the names that the plugin's parameters have; the rest
 * is what the deploy tool and the platform take.
 *
 * @param key where the function stands among {@code resources} or {@code services}; empty in a
 *     {@code customRuntimeConfig} alone
 * @param codeKey how its component calls the package
 * @param settings what has a value there
 * @param open those of them that are left to a variable of the deploy tool, and so are known only when it is deployed
 * @param leftOut what {@code s deploy} empties, because the description does not name it; a key without a value names
 *     it
 */
public record DeclaredSettings(
        String key, String codeKey, Set<String> settings, Set<String> open, List<String> leftOut) {

    /** Where the plugin has another name than the components. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "name", "functionName",
            "port", "caPort",
            "customHealthCheckConfig", "healthCheckConfig",
            "triggers", "trigger");

    public DeclaredSettings {
        settings = Set.copyOf(settings);
        open = Set.copyOf(open);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether it describes a whole function, which the deploy tool can deploy. */
    public boolean isWhole() {
        return !key.isEmpty();
    }

    /** The settings in some mappings, such as {@code props} and its {@code customRuntimeConfig}. */
    static DeclaredSettings of(String key, String codeKey, ForeignValues... mappings) {
        Set<String> settings = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        for (ForeignValues mapping : mappings) {
            mapping.literals().forEach(name -> settings.add(PARAMETERS.getOrDefault(name, name)));
            mapping.variables().forEach(name -> open.add(PARAMETERS.getOrDefault(name, name)));
        }
        settings.addAll(open);
        return new DeclaredSettings(key, codeKey, settings, open, List.of());
    }

    /** The same, of a component that empties what it is not told. */
    DeclaredSettings leavingOut(List<String> keys) {
        return new DeclaredSettings(key, codeKey, settings, open, keys);
    }
}
