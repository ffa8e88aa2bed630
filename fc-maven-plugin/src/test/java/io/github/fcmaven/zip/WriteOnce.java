package io.github.fcmaven.zip;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that packs one file: the file, the zip, the time, and whether it does so until it is killed. */
final class WriteOnce {

    private WriteOnce() {}

    public static void main(String[] args) {
        Path jar = Path.of(args[0]);
        Path zip = Path.of(args[1]);
        Instant time = Instant.parse(args[2]);
        try {
            do {
                System.out.println("written "
                        + Zips.write(
                                        Packages.with(jar.getFileName().toString(), jar)
                                                .entries(),
                                        zip,
                                        time)
                                .sha256());
                time = time.plusSeconds(60);
            } while (args.length > 3);
        } catch (FcProblem e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** This JDK, and each other one that is installed where Linux puts them and runs what is compiled for 17. */
    static List<String> javas() throws IOException {
        List<String> javas = new ArrayList<>(List.of(java()));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> jdks = Files.list(installed)) {
                jdks.filter(jdk -> jdk.getFileName().toString().matches(".*(25|21).*"))
                        .map(jdk -> jdk.resolve("bin/java"))
                        .filter(Files::isExecutable)
                        .forEach(java -> javas.add(java.toString()));
            }
        }
        return javas;
    }
}
