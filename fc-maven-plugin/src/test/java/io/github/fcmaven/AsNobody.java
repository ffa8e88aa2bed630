package io.github.fcmaven;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs a main class of these tests as a user that is not root, has no home, and may do nothing. */
public final class AsNobody {

    public static final int UID = 65534;

    /** What the check needs of the plugin's libraries. */
    private static final Pattern LIBRARIES =
            Pattern.compile("httpcore5|slf4j-api|snakeyaml|gson|/asm|commons-|plexus-|gitignore|xz");

    private AsNobody() {}

    /**
     * What became of it.
     *
     * @param code its exit code
     * @param output what it printed
     */
    public record Ran(int code, String output) {}

    /** Whether this machine lets these tests become another user who can read their classes. */
    public static boolean isPossible() {
        try {
            Process process = new ProcessBuilder(command(List.of("test", "-r", classes(AsNobody.class))))
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a tree that user's own. */
    public static void give(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.toList()) {
                Files.setAttribute(one, "unix:uid", UID);
                Files.setAttribute(one, "unix:gid", UID);
            }
        }
    }

    /** Runs it with the classes of the plugin and of its tests, and no library. */
    public static Ran run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = start(List.of(), "", main, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    /**
     * Starts it likewise.
     *
     * @param before a command that runs the command after it, such as {@code prlimit --nproc=45}
     * @param libraries class path elements beside the plugin's classes and those of its tests
     */
    public static Process start(List<String> before, String libraries, Class<?> main, String... arguments)
            throws IOException {
        return new ProcessBuilder(command(java(before, libraries, main, arguments)))
                .redirectErrorStream(true)
                .start();
    }

    /** Starts it likewise where every user sees but his own processes below {@code /proc}. */
    public static Process startAmongHiddenProcesses(String libraries, Class<?> main, String... arguments)
            throws IOException {
        List<String> whole = new ArrayList<>(
                List.of("unshare", "-m", "sh", "-c", "mount -t proc -o hidepid=2 proc /proc && exec \"$@\"", "sh"));
        whole.addAll(command(java(List.of(), libraries, main, arguments)));
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    private static List<String> java(List<String> before, String libraries, Class<?> main, String... arguments) {
        List<String> java = new ArrayList<>(before);
        java.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", // no threads more where there are more processors
                "-cp",
                classes(AsNobody.class) + ":" + classes(FcProblem.class) + (libraries.isEmpty() ? "" : ":" + libraries),
                main.getName()));
        java.addAll(List.of(arguments));
        return java;
    }

    /**
     * Copies the libraries of this test into a folder, where everybody may read them, and names them as a class path.
     */
    public static String libraries(Path folder) throws IOException {
        List<String> copies = new ArrayList<>();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String element : all.split(":")) {
            Path jar = Path.of(element);
            if (jar.toString().endsWith(".jar")
                    && LIBRARIES.matcher(jar.toString()).find()) {
                Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
                copies.add(copy.toString());
            }
        }
        return String.join(":", copies);
    }

    private static List<String> command(List<String> command) {
        List<String> whole =
                new ArrayList<>(List.of("setpriv", "--reuid=" + UID, "--regid=" + UID, "--clear-groups", "--"));
        whole.addAll(command);
        return whole;
    }

    private static String classes(Class<?> one) {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
