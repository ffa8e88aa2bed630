package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Language;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * PHP's own defaults, where the {@code php.ini} of this machine would decide whether a program works: nobody knows the
 * platform's. One of the function's own stays as it is.
 */
final class PhpSettings {

    private static final String DEFAULTS = """
            variables_order = EGPCS
            short_open_tag = On
            disable_functions =
            open_basedir =
            auto_prepend_file =
            """;

    /** By which PHP finds further files of settings, which stand above {@code php.ini}. */
    private static final String FOLDERS = "PHP_INI_SCAN_DIR";

    private static final Pattern OWN = Pattern.compile("(?:.*/)?php[\\w.-]*\\.ini");

    private PhpSettings() {}

    /**
     * Puts them above this machine's, where the start names PHP.
     *
     * @param environment that every PHP of the instance has
     */
    static void put(LocalRuntime runtime, InstanceFolder folder, Map<String, String> environment) {
        FunctionPackage function = runtime.function();
        boolean own = environment.containsKey(FOLDERS)
                || environment.containsKey("PHPRC")
                || function.start().argv().contains("-c")
                || function.entries().keySet().stream()
                        .anyMatch(path -> OWN.matcher(path.value()).matches());
        if (own || !runtime.interpreters().local().containsKey(Language.PHP)) {
            return;
        }
        Path settings = folder.lang().resolve("php.d");
        try {
            Files.writeString(Files.createDirectories(settings).resolve("defaults.ini"), DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put(FOLDERS, File.pathSeparator + settings);
    }
}
