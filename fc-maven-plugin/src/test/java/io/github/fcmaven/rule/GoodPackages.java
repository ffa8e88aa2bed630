package io.github.fcmaven.rule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Packages that the platform starts, some of which look as if it did not: nothing may be found about any. */
final class GoodPackages {

    private GoodPackages() {}

    static Map<String, Pack> all() {
        Map<String, Pack> all = new LinkedHashMap<>();
        TestJar plain = TestJar.executable("com.acme.Main", 8);
        all.put("a jar of Java 8 on the image's own Java", Pack.jar(plain));
        all.put(
                "a jar of Java 17 on its layer",
                Pack.jar(TestJar.executable("com.acme.Main", 17))
                        .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                        .layers(JavaLayer.JAVA17)
                        .command("/opt/java17/bin/java", "-jar", "demo.jar"));
        all.put(
                "java of a layer by PATH",
                Pack.jar(TestJar.executable("com.acme.Main", 17))
                        .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                        .layers(JavaLayer.JAVA17)
                        .variable("PATH", "/opt/java17/bin:/usr/bin:/bin"));
        all.put(
                "newer classes that no older Java loads",
                Pack.jar(TestJar.executable("com.acme.Main", 8)
                        .file("module-info.class", TestJar.classBytes(9))
                        .file("META-INF/versions/17/com/acme/Fast.class", TestJar.classBytes(17))));
        all.put("Spring Boot 2.7 with JPA on custom", Pack.boot("spring.jpa.open-in-view=false\n"));
        all.put("a jar named with ./", Pack.jar(plain).command("java", "-jar", "./demo.jar"));
        all.put("a jar named with /code", Pack.jar(plain).command("java", "-jar", "/code/demo.jar"));
        all.put(
                "a thin jar and its neighbour",
                Pack.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/a.jar"))
                        .file("lib/a.jar", TestJar.empty().classOf("a.A", 8).bytes()));
        all.put(
                "a shaded jar whose manifest still has a Class-Path",
                Pack.jar(TestJar.empty()
                        .manifest("Main-Class", "a.Main")
                        .manifest("Class-Path", "library-1.0.jar")
                        .classOf("a.Main", 8, "org/library/Used")
                        .classOf("org.library.Used", 8, "org/optional/NeverThere")));
        all.put(
                "a class of a neighbour's neighbour",
                Pack.jar(TestJar.empty()
                                .manifest("Main-Class", "a.Main")
                                .manifest("Class-Path", "lib/b.jar")
                                .classOf("a.Main", 8, "c/C"))
                        .file(
                                "lib/b.jar",
                                TestJar.empty().manifest("Class-Path", "c.jar").bytes())
                        .file("lib/c.jar", TestJar.empty().classOf("c.C", 8).bytes()));
        all.put(
                "a class in a jar of a folder",
                Pack.empty()
                        .file("lib/demo.jar", plain.bytes())
                        .file("readme", "")
                        .command("java", "-cp", "/code:/code/lib/*", "com.acme.Main"));
        all.put(
                "an unpacked Spring Boot application",
                Pack.empty()
                        .file("org/springframework/boot/loader/launch/JarLauncher.class", TestJar.classBytes(17))
                        .file(
                                "META-INF/MANIFEST.MF",
                                "Main-Class: org.springframework.boot.loader.launch.JarLauncher\n"
                                        + "Start-Class: com.acme.App\n")
                        .file("BOOT-INF/classes/com/acme/App.class", TestJar.classBytes(17))
                        .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                        .layers(JavaLayer.JAVA17)
                        .command("/opt/java17/bin/java", "org.springframework.boot.loader.launch.JarLauncher"));
        all.put(
                "a Java of its own",
                Pack.jar(TestJar.executable("com.acme.Main", 25))
                        .program("jre/bin/java", Pack.elf(62))
                        .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                        .command("/code/jre/bin/java", "-jar", "demo.jar"));
        all.put(
                "a script that goes to its own folder",
                Pack.empty()
                        .program("app/run.sh", "#!/bin/sh\ncd \"$(dirname \"$0\")\"\nexec java -jar demo.jar\n")
                        .file("app/demo.jar", plain.bytes())
                        .command("app/run.sh"));
        all.put(
                "timers of a server that a script leaves behind",
                Pack.jar(TestJar.executable("com.acme.Main", 8)
                                .classOf("com.acme.Own", 8, "com/sun/net/httpserver/HttpServer"))
                        .program("run.sh", "#!/bin/sh\njava $OPTIONS -jar demo.jar &\ntail -f /tmp/log\n")
                        .command("./run.sh"));
        all.put(
                "a class path that a script sets",
                Pack.script("#!/bin/sh\nexport CLASSPATH=demo.jar\nexec java com.acme.Main\n")
                        .file("demo.jar", plain.bytes()));
        all.put("a native program", Pack.empty().program("bootstrap", Pack.elf(62)));
        all.put(
                "a script that starts the jar",
                Pack.script("#!/usr/bin/env bash\nset -eo pipefail\nexec java -Xmx256m -jar demo.jar \"$@\"\n")
                        .file("demo.jar", plain.bytes()));
        all.put(
                "a script that does more than can be read",
                Pack.script(
                        "#!/bin/sh\nif [ -f x ]; then\n  java -jar other.jar\nfi\nfor i in 1 2; do sleep 1; done\n"));
        all.put("a program for Python", Pack.empty().file("server.py", "").command("python", "server.py"));
        all.put(
                "a module of Python with arguments",
                Pack.empty()
                        .file("app.py", "")
                        .file("python/gunicorn/__main__.py", "")
                        .variable("PYTHONPATH", "/code/python")
                        .command(
                                "python3",
                                "-m",
                                "gunicorn",
                                "-k",
                                "gthread",
                                "--keep-alive",
                                "90000",
                                "--bind",
                                "0.0.0.0:9000",
                                "app:app"));
        all.put(
                "a program for Node.js below a folder",
                Pack.empty().file("dist/server.js", "").command("node", "dist/server.js"));
        all.put(
                "the program of an image",
                Pack.empty()
                        .file(
                                "nginx.conf",
                                "daemon off; http { keepalive_timeout 25h; keepalive_requests 1000000000; }")
                        .command("/usr/sbin/nginx", "-c", "/code/nginx.conf"));
        all.put(
                "a port as the configuration has it",
                Pack.boot("server.port=8080\n").port(8080));
        all.put(
                "a port of the environment",
                Pack.boot("server.port=${PORT:8080}\n").variable("PORT", "9000"));
        all.put("a port of the platform", Pack.boot("server.port=${FC_CUSTOM_LISTEN_PORT:8080}\n"));
        all.put(
                "the default of a variable that nobody sets",
                Pack.boot("server.port=${PORT:8080}\n").port(8080));
        all.put(
                "an argument above the files",
                Pack.boot("server.port=8080\n").command("java", "-Dserver.port=9000", "-jar", "demo.jar"));
        all.put("a variable above the files", Pack.boot("server.port=8080\n").variable("SERVER_PORT", "9000"));
        all.put("a port for a profile", Pack.boot("#---\nspring.config.activate.on-profile=dev\nserver.port=8080\n"));
        all.put("every address by name", Pack.boot("server.address=0.0.0.0\n"));
        all.put("the largest of all", Pack.jar(plain).resources(32768, 16, 10240, 86400, 200));
        all.put("the smallest of all", Pack.jar(plain).resources(128, 0.05, 512, 1, 1));
        all.put("a heap with room beside it", Pack.jar(plain).command("java", "-Xmx384m", "-jar", "demo.jar"));
        all.put(
                "the whole health check",
                Pack.jar(plain).healthCheck(new HealthCheck("/health?full=1", 120, 120, 3, 120, 120)));
        all.put(
                "hooks in their limits",
                Pack.jar(plain).calls(new FunctionSpec.Calls(Optional.of(300), Optional.of(90), true)));
        all.put("a variable of an extension", Pack.jar(plain).variable("FC_EXTENSIONS_ARMS", "x"));
        all.put(
                "public certificates",
                Pack.jar(plain)
                        .file("certs/ca.pem", "x")
                        .file("lib/certifi/cacert.pem", "x")
                        .file(".env.example", ""));
        all.put(
                "keys that installed packages have for their tests",
                Pack.jar(plain)
                        .file("node_modules/public-encrypt/test/test_key.pem", "x")
                        .file("node_modules/@scope/tls/test/server.key", "x")
                        .file("web/node_modules/a/node_modules/b/keys/client.key", "x")
                        .file("lib/python3.10/site-packages/tornado/test/test.key", "x")
                        .file("lib/site-packages/twisted/test/server.pem", "x")
                        .file("vendor/guzzle/guzzle/tests/private.key", "x"));
        all.put(
                "keys that pip installed into folders of any name",
                Pack.jar(plain)
                        .file("libs/Twisted-24.7.0.dist-info/RECORD", "twisted/test/server.pem,sha256=a,5247\n")
                        .file("libs/twisted/test/server.pem", "x")
                        .file("tornado-6.4.dist-info/RECORD", "tornado/__init__.py,,\ntornado/test/test.key,,\n")
                        .file("tornado/test/test.key", "x"));
        all.put(
                "settings of package managers that hold no secret",
                Pack.jar(plain)
                        .file(".npmrc", "package-lock=false\n# _authToken=x\nregistry=https://npm.example.com/\n")
                        .file("a/.npmrc", "//registry.npmjs.org/:_authToken=\"${NPM_TOKEN}\"\r\nsave-exact=true\r\n")
                        .file(".pypirc", "[distutils]\nindex-servers = pypi\n")
                        .file(".netrc", "machine a login anonymous\n"));
        all.put(
                "a secret that is allowed",
                Pack.jar(plain).file("config/test.p12", "x").allowing("config/*.p12"));
        all.put(
                "a start below target, as the zip holds it",
                Pack.empty()
                        .file("readme", "")
                        .file("target/demo.jar", plain.bytes())
                        .command("java", "-Dlogs=target/logs", "-jar", "target/demo.jar")
                        .file("target/logs/readme", ""));
        all.put(
                "nginx in the foreground",
                Pack.empty()
                        .file("nginx.conf", "http { keepalive_timeout 25h; keepalive_requests 1000000000; }")
                        .command("/usr/sbin/nginx", "-c", "/code/nginx.conf", "-g", "daemon off;"));
        all.put(
                "an nginx of the package, which is told its connections' age",
                Pack.empty()
                        .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                        .program("bin/nginx", nginx())
                        .file(
                                "nginx.conf",
                                "http { keepalive_timeout 25h; keepalive_requests 1000000000; keepalive_time 25h; }")
                        .command("/code/bin/nginx", "-c", "/code/nginx.conf", "-g", "daemon off;"));
        all.put(
                "a zip of 80 MB that s deploy uploads through OSS",
                Pack.plain(8).size(80 * Pack.MEGABYTE));
        all.put("a zip among other files", Pack.jar(plain).file("data.zip", "PK"));
        all.put(
                "a region that the deploy tool fills in",
                Pack.jar(TestJar.executable("com.acme.Main", 17))
                        .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                        .region("${env(REGION)}")
                        .layers(JavaLayer.JAVA17)
                        .command("/opt/java17/bin/java", "-jar", "demo.jar"));
        all.put(
                "a region in part, and a layer of another account",
                Pack.jar(plain).region("cn-${vars.city}").layers("acs:fc:cn-shanghai:123:layers/mine/versions/1"));
        all.put(
                "a layer whose region the deploy tool fills in",
                Pack.jar(plain).layers("acs:fc:${env(REGION)}:123:layers/mine/versions/1"));
        return all;
    }

    /** A program that says which nginx it is. */
    private static byte[] nginx() {
        return (new String(Pack.elf(62), ISO_8859_1) + "nginx/1.22.1").getBytes(ISO_8859_1);
    }
}
