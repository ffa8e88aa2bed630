package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What came of a start.
 *
 * @param body of the first answer
 * @param fromArchive whether the application's class came from an archive
 * @param printed all that the server printed
 */
record ObservedStart(String body, boolean fromArchive, String printed) {

    /** @param work for the files in which its output is kept */
    static ObservedStart of(Path code, List<String> command, Path work) throws Exception {
        int port = TrainedApplication.freePort();
        Path classes = Files.createTempFile(work, "classes", ".log");
        Path printed = Files.createTempFile(work, "printed", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment()
                .put("TMPDIR", Files.createTempDirectory(work, "tmp").toString());
        builder.environment().put("FC_CUSTOM_LISTEN_PORT", Integer.toString(port));
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
        Process process = builder.start();
        try {
            String body = get(port, process, printed);
            String loaded = Files.readString(classes, StandardCharsets.ISO_8859_1);
            assertThat(loaded).contains("com.acme.App source: ");
            String said = Files.readString(printed)
                    .lines()
                    .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                    .reduce("", (one, other) -> one + other + "\n");
            return new ObservedStart(body, loaded.contains("com.acme.App source: shared objects file"), said);
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String get(int port, Process process, Path printed) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        long begin = System.nanoTime();
        while (true) {
            try {
                return client.send(request, BodyHandlers.ofString()).body();
            } catch (IOException e) {
                if (!process.isAlive()
                        || System.nanoTime() - begin > Duration.ofSeconds(60).toNanos()) {
                    throw new AssertionError("it does not answer: " + Files.readString(printed), e);
                }
                Thread.sleep(20);
            }
        }
    }
}
