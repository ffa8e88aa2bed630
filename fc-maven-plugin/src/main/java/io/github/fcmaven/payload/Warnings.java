package io.github.fcmaven.payload;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.jar.ByteCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What does not prevent a start here, but may on the platform. */
final class Warnings {

    private static final Pattern SPLIT = Pattern.compile("[\\s\"'`$&|;<>()*?\\[\\]{}~#!\\\\]");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,9})([kKmMgG]?)");

    /** Beside the heap a JVM needs room for classes, threads and buffers: a fifth of the memory at least. */
    private static final double MOST_HEAP = 0.8;

    private Warnings() {}

    static List<String> of(FunctionPackage function, Launch launch, StartSpec start, boolean java) {
        List<String> warnings = new ArrayList<>();
        unused(start, java, warnings);
        if (!function.start().isBootstrap() && !(start.form() instanceof StartSpec.Form.BootstrapToCome)) {
            function.start().argv().stream()
                    .filter(word -> word.isEmpty() || SPLIT.matcher(word).find())
                    .map(word -> "'" + word
                            + "' of the start command is empty or holds a blank or a sign that a shell reads; the"
                            + " platform prints the command joined by blanks and does not say whether it splits it"
                            + " again: set startup to bootstrap, where it is quoted")
                    .forEach(warnings::add);
        }
        launch.argv().forEach(word -> heap(word, function.spec().resources().memoryMegabytes(), warnings));
        return warnings;
    }

    /** A newer class in a dependency may never be loaded: optional features are often built so. */
    static List<String> ofByteCode(ByteCode code, JavaRuntime java) {
        List<String> warnings = new ArrayList<>();
        code.unreadable().forEach(jar -> warnings.add(jar + " cannot be read as a jar"));
        code.dependencies().stream()
                .filter(newest -> java.java() > 0 && newest.java() > java.java())
                .map(newest -> newest + ", newer than Java " + java.java() + " of " + java
                        + ": it fails with UnsupportedClassVersionError when it is loaded")
                .forEach(warnings::add);
        return warnings;
    }

    private static void unused(StartSpec start, boolean java, List<String> warnings) {
        boolean ours = StartConflicts.isOurs(start);
        if (ours && java) {
            return;
        }
        String by = StartConflicts.hasCommand(start) ? "command" : "bootstrapFile";
        String why = ours ? "what is shipped is no Java program" : by + " says the whole start";
        StartSpec.JavaStart declared = start.java();
        if (!declared.jvmArguments().isEmpty()) {
            warnings.add("jvmArguments is not used: " + why);
        }
        if (!declared.arguments().isEmpty() && !ours) {
            warnings.add("arguments is not used: " + why);
        }
        if (!declared.systemProperties().isEmpty()) {
            warnings.add("systemPropertyVariables is not used: " + why);
        }
    }

    private static void heap(String word, int memoryMegabytes, List<String> warnings) {
        Matcher heap = HEAP.matcher(word);
        if (!heap.matches()) {
            return;
        }
        double unit =
                switch (heap.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1024;
                    case "m" -> 1024 * 1024;
                    case "g" -> 1024.0 * 1024 * 1024;
                    default -> 1;
                };
        double megabytes = Long.parseLong(heap.group(1)) * unit / (1024 * 1024);
        if (megabytes > memoryMegabytes * MOST_HEAP) {
            warnings.add(word + " leaves little of memorySize " + memoryMegabytes
                    + " MB for classes, threads and buffers: the platform ends an instance that needs more with exit code"
                    + " 137");
        }
    }
}
