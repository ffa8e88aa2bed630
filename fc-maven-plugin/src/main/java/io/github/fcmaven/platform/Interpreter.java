package io.github.fcmaven.platform;

import static io.github.fcmaven.platform.CustomRuntime.CUSTOM;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN10;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN11;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN12;
import static io.github.fcmaven.platform.Language.NODE;
import static io.github.fcmaven.platform.Language.PHP;
import static io.github.fcmaven.platform.Language.PYTHON;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An interpreter that the image of a runtime, or an official layer, holds; of one language the newest first.
 *
 * <p>Source: the platform's table of runtime images, and its catalogue of layers.
 */
public enum Interpreter {
    /** Of the image of {@code custom}. */
    CUSTOM_PYTHON(PYTHON, "3.7.4", "", "python", CUSTOM),
    /** Of the image of {@code custom.debian10}. */
    DEBIAN10_PYTHON(PYTHON, "3.10", "/var/fc/lang/python3.10", "python3", CUSTOM_DEBIAN10),
    /** Of the image of {@code custom.debian11}. */
    DEBIAN11_PYTHON(PYTHON, "3.12.4", "/var/fc/lang/python3.12", "python3", CUSTOM_DEBIAN11),
    /** The system's own of {@code custom.debian11}. */
    DEBIAN11_SYSTEM_PYTHON(PYTHON, "3.9", "", "python3", CUSTOM_DEBIAN11),
    /** The system's own of {@code custom.debian12}. */
    DEBIAN12_PYTHON(PYTHON, "3.11.2", "", "python3", CUSTOM_DEBIAN12),
    /** Of the image of {@code custom}. */
    CUSTOM_NODE(NODE, "10.16.2", "", "node", CUSTOM),
    /** Of the image of {@code custom.debian10}. */
    DEBIAN10_NODE20(NODE, "20", "/var/fc/lang/nodejs20", "node", CUSTOM_DEBIAN10),
    /** Of the image of {@code custom.debian10}. */
    DEBIAN10_NODE18(NODE, "18", "/var/fc/lang/nodejs18", "node", CUSTOM_DEBIAN10),
    /** Of the image of {@code custom}. */
    CUSTOM_PHP(PHP, "7.4.12", "", "php", CUSTOM),

    /** Of the layer Python312. */
    LAYER_PYTHON312(PYTHON, "3.12.9", "/opt/python3.12", "python3", layer("Python312", 1, CUSTOM_DEBIAN12)),
    /** Of the layer Python310. */
    LAYER_PYTHON310(
            PYTHON,
            "3.10.5",
            "/opt/python3.10",
            "python3",
            layer("Python310", 3, CUSTOM, CUSTOM_DEBIAN10, CUSTOM_DEBIAN11, CUSTOM_DEBIAN12)),
    /** Of the layer Python39. */
    LAYER_PYTHON39(PYTHON, "3.9.13", "/opt/python3.9", "python3", layer("Python39", 2, CUSTOM, CUSTOM_DEBIAN10)),
    /** Of the layer Python38. */
    LAYER_PYTHON38(PYTHON, "3.8.13", "/opt/python3.8", "python3", layer("Python38", 2, CUSTOM, CUSTOM_DEBIAN10)),
    /** Of the layer Python36. */
    LAYER_PYTHON36(PYTHON, "3.6.15", "/opt/python3.6", "python3", layer("Python36", 2, CUSTOM)),
    /** Of the layer Nodejs24. */
    LAYER_NODE24(NODE, "24.19.0", "/opt/nodejs24", "node", layer("Nodejs24", 1, CUSTOM_DEBIAN11, CUSTOM_DEBIAN12)),
    /** Of the layer Nodejs22. */
    LAYER_NODE22(NODE, "22.23.2", "/opt/nodejs22", "node", layer("Nodejs22", 3, CUSTOM_DEBIAN11, CUSTOM_DEBIAN12)),
    /** Of the layer Nodejs20. */
    LAYER_NODE20(
            NODE,
            "20.11.0",
            "/opt/nodejs20",
            "node",
            layer("Nodejs20", 3, CUSTOM_DEBIAN10, CUSTOM_DEBIAN11, CUSTOM_DEBIAN12)),
    /** Of the layer Nodejs18. */
    LAYER_NODE18(NODE, "18.19.0", "/opt/nodejs18", "node", layer("Nodejs18", 3, CUSTOM_DEBIAN10)),
    /** Of the layer Nodejs16. */
    LAYER_NODE16(NODE, "16.17.0", "/opt/nodejs16", "node", layer("Nodejs16", 2, CUSTOM, CUSTOM_DEBIAN10)),
    /** Of the layer Nodejs14. */
    LAYER_NODE14(NODE, "14.20.0", "/opt/nodejs14", "node", layer("Nodejs14", 2, CUSTOM)),
    /** Of the layer Nodejs12. */
    LAYER_NODE12(NODE, "12.22.12", "/opt/nodejs12", "node", layer("Nodejs12", 2, CUSTOM)),
    /** Of the layer Nodejs17; no release of long support, and so the last choice. */
    LAYER_NODE17(NODE, "17.9.1", "/opt/nodejs17", "node", layer("Nodejs17", 2, CUSTOM)),
    /** Of the layer PHP81. */
    LAYER_PHP81(PHP, "8.1.9", "/opt/php8.1", "php", layer("PHP81", 6, CUSTOM)),
    /** Of the layer PHP81-Debian10. */
    LAYER_PHP81_DEBIAN10(PHP, "8.1.28", "/opt/php8.1", "php", layer("PHP81-Debian10", 1, CUSTOM_DEBIAN10)),
    /** Of the layer PHP80. */
    LAYER_PHP80(PHP, "8.0.22", "/opt/php8.0", "php", layer("PHP80", 7, CUSTOM)),
    /** Of the layer PHP80-Debian10. */
    LAYER_PHP80_DEBIAN10(PHP, "8.0.29", "/opt/php8.0", "php", layer("PHP80-Debian10", 2, CUSTOM_DEBIAN10)),
    /** Of the layer PHP72. */
    LAYER_PHP72(PHP, "7.2.8", "/opt/php7.2", "php", layer("PHP72", 6, CUSTOM));

    /** Below it, images keep the interpreters that their PATH does not reach. */
    public static final String IMAGE_HOMES = "/var/fc/lang/";

    private final Language language;
    private final String version;
    private final String home;
    private final String program;
    private final Optional<OfficialLayer> layer;
    private final Set<CustomRuntime> runtimes;

    Interpreter(Language language, String version, String home, String program, CustomRuntime image) {
        this(language, version, home, program, Optional.empty(), EnumSet.of(image));
    }

    Interpreter(Language language, String version, String home, String program, OfficialLayer layer) {
        this(language, version, home, program, Optional.of(layer), layer.runtimes());
    }

    Interpreter(
            Language language,
            String version,
            String home,
            String program,
            Optional<OfficialLayer> layer,
            Set<CustomRuntime> runtimes) {
        this.language = language;
        this.version = version;
        this.home = home;
        this.program = program;
        this.layer = layer;
        this.runtimes = runtimes;
    }

    /** The language it runs. */
    public Language language() {
        return language;
    }

    /** Its version, as far as the platform says it. */
    public String version() {
        return version;
    }

    /** The folder that holds it in {@code bin}; empty where the image's own PATH reaches it. */
    public Optional<String> home() {
        return home.isEmpty() ? Optional.empty() : Optional.of(home);
    }

    /** The name of its program, such as {@code python3}. */
    public String program() {
        return program;
    }

    /** The names by which its folder has it; Python's is called by its release too, and the system's own has no bare
     * {@code python}. */
    public List<String> names() {
        if (language != PYTHON) {
            return language.programs();
        }
        String release = "python" + version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
        return home.isEmpty() && program.equals("python3")
                ? List.of(program, release)
                : List.of("python", "python3", release);
    }

    /** What a start command calls it by. */
    public String command() {
        return home.isEmpty() ? program : home + "/bin/" + program;
    }

    /** The layer that brings it; empty where an image holds it. */
    public Optional<OfficialLayer> layer() {
        return layer;
    }

    /** Whether its image is that runtime's, or its layer may be used with it. */
    public boolean supports(CustomRuntime runtime) {
        return runtimes.contains(runtime);
    }

    /** The runtime whose image holds it, or the first one that its layer may be used with. */
    public CustomRuntime runtime() {
        return runtimes.iterator().next();
    }

    /** What the runtime's own image holds of a language, the newest first. */
    public static List<Interpreter> ofImage(Language language, CustomRuntime runtime) {
        return of(language).stream()
                .filter(one -> one.layer.isEmpty() && one.supports(runtime))
                .toList();
    }

    /** The interpreters that these layers bring, by their resource names, in the order of the layers. */
    public static List<Interpreter> ofLayers(Collection<String> arns) {
        return arns.stream()
                .flatMap(arn -> Arrays.stream(values())
                        .filter(one ->
                                one.layer.filter(layer -> layer.isNamedBy(arn)).isPresent()))
                .toList();
    }

    /** Everything that the platform has of a language. */
    public static List<Interpreter> of(Language language) {
        return Arrays.stream(values()).filter(one -> one.language == language).toList();
    }

    /** What it is and where from, for messages: {@code Node.js 20.11.0 of the layer Nodejs20}. */
    @Override
    public String toString() {
        String from = layer.map(brings -> "the layer " + brings)
                .orElseGet(() -> "the runtime " + runtimes.iterator().next());
        return language + " " + version + " of " + from;
    }

    private static OfficialLayer layer(String name, int version, CustomRuntime... runtimes) {
        return new OfficialLayer(name, version, Set.of(runtimes));
    }

    /**
     * Whether Debian's own may be there, which the platform's table of runtimes leaves out: its makers' example for
     * Django starts {@code python3} in {@code custom.debian10} by that name alone. That of Debian 10 is Python 3.7.
     */
    public static boolean mayBeDebians(CustomRuntime runtime, String name) {
        return runtime == CustomRuntime.CUSTOM_DEBIAN10 && name.matches("python3(?:\\.7)?");
    }
}
