package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files of a package name {@code /code} itself. */
class NamedCodeTest {

    @TempDir
    private Path code;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.py | open('/code/settings.ini') | true",
                "src/server.js | readFileSync(`/code/a.json`) | true",
                "conf/nginx.conf | root /code/www; | true",
                "application.yml | file: file:/code/a.log | true",
                "server | \u007fELF...\u0000/code/lib\u0000 | true",
                "app/jib-classpath-file | /code/app/classes:/code/app/libs/* | true",
                "java.opts | -cp /code/app.jar | true",
                "bin/serve | #!/bin/sh;exec python3 /code/server.py | true",
                "scripts/run.sh | #!/bin/bash -e;cd x && exec /code/bin/app | true",
                "bin/serve | #!/bin/sh;# it is /code/server.py there;exec python3 server.py | false",
                "bin/serve | exec python3 /code/server.py | false",
                "app.py | @app.route('/code') | false",
                "app.py | get('https://acme.example/code/1') | false",
                "app.py | open('../code/a') | false",
                "app.py | open('/codes/a') | false",
                "README.md | unzip it to /code/app | false",
                "node_modules/a/index.js | '/code/a' | false",
                "python/flask/a.py | open('/code/a') | true",
                "python/settings.ini | file=/code/data.txt | true",
            })
    void aSourceAConfigurationOrAProgramNamesIt(String file, String text, boolean named) throws IOException {
        Path path = code.resolve(file);
        Files.createDirectories(path.getParent());
        boolean script = text.startsWith("#!");
        Files.write(path, (script ? text.replace(';', '\n') : text).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(path.toFile().setExecutable(file.equals("server"))).isTrue();

        assertThat(NamedCode.in(code).isPresent()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.jar | BOOT-INF/classes/application.properties | feed.seed=/code/seed.txt | true",
                "app.jar | BOOT-INF/lib/application.properties | feed.seed=/code/seed.txt | false",
                "app.jar | BOOT-INF/classes/a/Seed.class | x\u0001\u0000\u000e/code/seed.txt\u0001 | true",
                "app.jar | a/Seed.class | x\u0001\u0000%/code/and/many/more/letters/in/a/long/path | true",
                "app.jar | a/Seed.class | x\u0001\u0000\u0012file:/code/seed.txt\u0001 | true",
                "app.jar | a/Web.class | x\u0001\u0000\u000b/code/{ids}\u0001 | false",
                "app.jar | a/Web.class | x\u0001\u0000\u0015https://acme/code/list\u0001 | false",
                "app/app.jar | application.properties | feed.seed=/code/seed.txt | true",
                "lib/a.jar | application.properties | feed.seed=/code/seed.txt | false"
            })
    void theApplicationsPartOfAJarNamesIt(String jar, String entry, String text, boolean named) throws IOException {
        Path path = code.resolve(jar);
        Files.createDirectories(path.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry.startsWith("BOOT") ? "BOOT-INF/classes/a.txt" : "a.txt"));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(NamedCode.in(code).isPresent()).isEqualTo(named);
    }

    @Test
    void whatIsNoJarIsNotRead() throws IOException {
        Files.writeString(code.resolve("app.jar"), "/code/seed.txt");

        assertThat(NamedCode.in(code)).isEmpty();
    }

    @Test
    void whatPipInstalledIsNotRead() throws IOException {
        Files.createDirectories(code.resolve("python/flask-3.0.0.dist-info"));
        Files.writeString(code.resolve("python/flask.py"), "open('/code/a')");

        assertThat(NamedCode.in(code)).isEmpty();
    }
}
