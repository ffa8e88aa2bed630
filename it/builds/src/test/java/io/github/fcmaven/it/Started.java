package io.github.fcmaven.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An unzipped package, started by its bootstrap as the platform does it, by no code of the plugin's. */
final class Started {

    private Started() {}

    /** What it answers to {@code GET /}. */
    static String answer(Path code) throws IOException, InterruptedException {
        int port = Ports.own();
        Path log = code.resolveSibling(code.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder("./bootstrap")
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("FC_CUSTOM_LISTEN_PORT", Integer.toString(port));
        Process process = builder.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            while (process.isAlive()) { // as long as the test may take
                try {
                    return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body();
                } catch (ConnectException e) {
                    Thread.sleep(100);
                }
            }
            throw new IllegalStateException("it does not answer:\n" + Files.readString(log));
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
