package io.github.fcmaven.image;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a bare name is looked for: in the folders of {@code PATH}, the function's own or its runtime's. */
public final class SearchPath {

    /** Where Debian has programs, each with the slash at its end. */
    static final List<String> SYSTEM =
            List.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/usr/sbin/", "/usr/local/sbin/", "/sbin/");

    /** In one of these an image has its Java: no source says in which. */
    private static final List<String> OF_IMAGE_JAVA = List.of("/usr/local/bin", "/usr/bin");

    private SearchPath() {}

    public static List<String> of(FunctionPackage function) {
        return List.of(function.environment()
                .getOrDefault("PATH", function.runtime().path())
                .split(":"));
    }

    /** Those that are neither the image's nor, by their absolute path, the package's. */
    static List<String> own(FunctionPackage function) {
        List<String> image = List.of(function.runtime().path().split(":"));
        return plain(function).stream()
                .filter(folder -> !SYSTEM.contains(folder + "/") && !image.contains(folder))
                .filter(folder ->
                        Stream.of(CodePath.ROOT + "/", Interpreter.IMAGE_HOMES).noneMatch((folder + "/")::startsWith))
                .toList();
    }

    /** Those in which {@code java} is looked for, spelled plainly, as far as the image's own surely ends the search. */
    public static List<String> forJava(FunctionPackage function) {
        List<String> folders = plain(function);
        if (function.runtime().java().isEmpty() || !folders.containsAll(OF_IMAGE_JAVA)) {
            return folders;
        }
        int end = OF_IMAGE_JAVA.stream().mapToInt(folders::indexOf).max().orElseThrow();
        return folders.subList(0, end);
    }

    /** Whether no folder of a PATH of the function's own is one in which images have their programs. */
    public static boolean leavesImageOut(FunctionPackage function) {
        return function.environment().containsKey("PATH")
                && plain(function).stream().noneMatch(List.of("/usr/bin", "/bin", "/usr/local/bin")::contains);
    }

    static List<String> plain(FunctionPackage function) {
        return of(function).stream()
                .map(folder -> folder.replaceAll("/+", "/").replaceFirst("(?<=.)/$", ""))
                .toList();
    }

    /** The folder in which the function mounts a disk that has the file, or may have it. */
    public static Optional<String> mount(FunctionPackage function, String file) {
        Map<String, Object> settings = function.spec().settings();
        for (String setting : file.startsWith("/") ? List.of("nasConfig", "ossMountConfig") : List.<String>of()) {
            for (Object point : points(settings.get(setting))) {
                Object folder = point instanceof Map<?, ?> mount ? mount.get("mountDir") : null;
                if (folder instanceof String text && file.startsWith(text.replaceFirst("/*$", "/"))) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    private static List<?> points(Object setting) {
        if (setting instanceof String auto) { // auto|mountDir=/mnt/x, else the deploy tool chooses the folder
            String folder = auto.contains("mountDir=") ? auto.replaceAll(".*mountDir=|\\|.*", "") : "/mnt";
            return List.of(Map.of("mountDir", folder));
        }
        return setting instanceof Map<?, ?> map && map.get("mountPoints") instanceof List<?> points
                ? points
                : List.of();
    }

    /** The file of the package that a bare name means, where PATH leads into the package. */
    public static Optional<CodePath> file(FunctionPackage function, String program) {
        return program.contains("/")
                ? Optional.empty()
                : of(function).stream()
                        .filter(folder -> (folder + "/").startsWith(CodePath.ROOT + "/"))
                        .flatMap(folder -> CodePath.named(folder + "/" + program).stream())
                        .filter(path -> function.entry(path).isPresent())
                        .findFirst();
    }
}
