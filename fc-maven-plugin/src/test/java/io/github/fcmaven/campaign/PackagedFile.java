package io.github.fcmaven.campaign;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.packaging.Conforming;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.server.ServerReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A package of which a fuzzer writes one file: it gets its settings and is judged, as {@code package} does it. */
final class PackagedFile {

    private static final byte[] TOMCAT = TestJar.empty().bytes();

    /** A start to which settings may be added. */
    private static final StartSpec DERIVED = new StartSpec(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            new StartSpec.Form.CustomRuntimeConfig(),
            StartupCommand.BOOTSTRAP,
            StartSpec.JavaStart.NONE,
            Map.of());

    private PackagedFile() {}

    /** Configuration of Spring Boot, in its jar as YAML and beside it as properties. */
    static void ofSpringBoot(byte[] input) {
        TestJar jar = TestJar.springBoot("3.5.16", 17)
                .file("BOOT-INF/lib/tomcat-embed-core-10.1.55.jar", TOMCAT)
                .file("BOOT-INF/classes/application.yml", input);
        judge(function("java", "-jar", "app.jar").file("app.jar", jar.bytes()).file("application.properties", input));
    }

    /** Configuration of Quarkus and Helidon: properties. */
    static void ofQuarkus(byte[] input) {
        TestJar jar = TestJar.executable("io.quarkus.bootstrap.runner.QuarkusEntryPoint", 17)
                .file("application.properties", input)
                .file("META-INF/microprofile-config.properties", input);
        judge(function("java", "-jar", "quarkus-run.jar").file("quarkus-run.jar", jar.bytes()));
    }

    /** Configuration that a start command names, and that of Ktor. */
    static void ofOtherJava(byte[] input) {
        TestJar dropwizard = TestJar.empty()
                .manifest("Main-Class", "demo.Main")
                .program("demo.Main", 17, "io/dropwizard/jersey/DropwizardResourceConfig");
        judge(function("java", "-jar", "app.jar", "server", "config.yml")
                .file("app.jar", dropwizard.bytes())
                .file("config.yml", input));
        TestJar ktor = TestJar.empty()
                .manifest("Main-Class", "io.ktor.server.netty.EngineMain")
                .program("io.ktor.server.netty.EngineMain", 17)
                .file("application.conf", input);
        judge(function("java", "-jar", "app.jar").file("app.jar", ktor.bytes()));
    }

    /** {@code package.json}, whose script is the start. */
    static void ofNpm(byte[] input) {
        judge(function("npm", "start").file("package.json", input).file("index.js", Seeds.utf8("1")));
        judge(function("node", ".").file("package.json", input).file("node_modules/a/package.json", input));
    }

    /** A program of Node.js, and the module that it starts with. */
    static void ofNode(byte[] input) {
        judge(function("node", "index.js").file("index.js", input).file("lib.mjs", input));
    }

    /** A program of Python, which one of its servers starts. */
    static void ofPython(byte[] input) {
        judge(function("python3", "app.py").file("app.py", input));
        judge(function("gunicorn", "-c", "conf.py", "app:app")
                .file("app.py", input)
                .file("conf.py", input));
    }

    /** A program of PHP, and what Composer writes. */
    static void ofPhp(byte[] input) {
        judge(function("php", "-S", "0.0.0.0:9000", "index.php").file("index.php", input));
        judge(function("php", "index.php")
                .file("index.php", Seeds.utf8("<?php require 'vendor/autoload.php';"))
                .file("vendor/autoload.php", input)
                .file("vendor/composer/platform_check.php", input));
    }

    /** Configuration of nginx. */
    static void ofNginx(byte[] input) {
        judge(function("nginx", "-c", "/code/nginx.conf", "-g", "daemon off;").file("nginx.conf", input));
    }

    private static TestFunction function(String program, String... args) {
        return new TestFunction().runtime(CustomRuntime.CUSTOM_DEBIAN12).start(List.of(program), Arrays.asList(args));
    }

    private static void judge(TestFunction made) {
        FunctionPackage function = made.function();
        Draft draft = new Conforming(DERIVED, new ServerReader()).apply(Draft.of(function));
        CheckedPackage whole = new CheckedPackage(
                draft.function(), OptionalLong.of(1000), draft.findings(), FixLocation.POM, List.of());
        StaticCheck.of(whole, SeverityOverrides.DEFAULT);
    }
}
