package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spring Boot's files say, in the profiles in which the package runs. */
class ProfileRowsTest {

    private static final String KEEP =
            "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n";

    /**
     * What a package with a plain file and one for each of the profiles a and b violates.
     *
     * @param violated the ids; nothing where it complies
     */
    record Case(String name, String violated, Pack pack) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                holds(
                        "of a variable",
                        pack("server.port=8080", "server.port=9000", "").variable("SPRING_PROFILES_ACTIVE", "a")),
                fails(
                        "of a variable",
                        "FC-PORT",
                        pack("", "server.port=8080", "").variable("SPRING_PROFILES_ACTIVE", "a")),
                holds("of a file", pack("server.port=8080\nspring.profiles.active=a", "server.port=9000", "")),
                fails(
                        "of a file",
                        "FC-PORT",
                        pack("server.port=9000\nspring.profiles.active=a", "server.port=8080", "")),
                holds(
                        "of a property",
                        pack("server.port=8080", "server.port=9000", "")
                                .command("java", "-Dspring.profiles.active=a", "-jar", "demo.jar")),
                holds(
                        "of an argument above the file",
                        pack("server.port=8080\nspring.profiles.active=a", "server.port=8081", "server.port=9000")
                                .command("java", "-jar", "demo.jar", "--spring.profiles.active=b")),
                holds("the last of two", pack("spring.profiles.active=a,b", "server.port=8080", "server.port=9000")),
                fails(
                        "the last of two",
                        "FC-PORT",
                        pack("spring.profiles.active=b, a", "server.port=8080", "server.port=9000")),
                holds(
                        "included, below the active one",
                        pack(
                                "spring.profiles.active=b\nspring.profiles.include=a",
                                "server.port=8080",
                                "server.port=9000")),
                holds(
                        "of a group, above its name",
                        pack(
                                "spring.profiles.active=a\nspring.profiles.group.a=b",
                                "server.port=8080",
                                "server.port=9000")),
                holds("the default one", pack("spring.profiles.default=b", "server.port=8080", "server.port=9000")),
                holds(
                        "not the default one beside another",
                        pack(
                                "spring.profiles.default=a\nspring.profiles.active=b",
                                "server.port=8080",
                                "server.port=9000")),
                holds(
                        "the default by name",
                        pack(
                                "server.port=8080\n#---\n"
                                        + "spring.config.activate.on-profile=default\nserver.port=9000",
                                "",
                                "")),
                holds(
                        "an expression",
                        pack(
                                "spring.profiles.active=a\n#---\n"
                                        + "spring.config.activate.on-profile=!a | (b & c)\nserver.port=8080",
                                "",
                                "")),
                fails(
                        "an expression",
                        "FC-PORT",
                        pack(
                                "spring.profiles.active=a,b\n#---\n"
                                        + "spring.config.activate.on-profile=a & !c\nserver.port=8080",
                                "",
                                "")),
                fails(
                        "the old form",
                        "FC-PORT",
                        pack("spring.profiles.active=a\n#---\n" + "spring.profiles=x,a\nserver.port=8080", "", "")),
                fails("an address", "FC-BIND", pack("spring.profiles.active=a", "server.address=localhost", "")),
                holds(
                        "an address that it lifts",
                        pack("server.address=127.0.0.1\nspring.profiles.active=a", "server.address=0.0.0.0", "")),
                fails(
                        "a timer",
                        "FC-KEEPALIVE-CONFIG",
                        pack("spring.profiles.active=a", "server.tomcat.keep-alive-timeout=20s", "")),
                holds(
                        "a timer of another",
                        pack("spring.profiles.active=b", "server.tomcat.keep-alive-timeout=20s", "")),
                holds("a name like a group of a pattern", pack("server.port=9000\nspring.profiles.active=a$1", "", "")),
                holds("a name like a name of a group", pack("spring.profiles.active=$PROFILE", "server.port=1", "")),
                holds(
                        "a name that nobody knows",
                        pack("spring.profiles.active=${STAGE}", "server.tomcat.keep-alive-timeout=20s", "")));
    }

    static Stream<Case> casesBefore24() {
        return Stream.of(
                fails(
                        "a group",
                        "FC-KEEPALIVE-CONFIG",
                        pack(
                                "2.3.12.RELEASE",
                                "spring.profiles.active=a\nspring.profiles.group.a=b",
                                "server.port=9000",
                                "server.port=8080")),
                fails(
                        "a default",
                        "FC-KEEPALIVE-CONFIG",
                        pack("2.3.12.RELEASE", "spring.profiles.default=b", "", "server.port=8080")));
    }

    /** Files that the start names, beside those of Spring's own names or in their place. */
    static Stream<Case> named() {
        Pack right = pack("server.port=8080", "", "").file("conf/my.properties", KEEP + "server.port=9000\n");
        Pack wrong = pack("server.port=9000", "", "").file("conf/my.properties", KEEP + "server.port=8080\n");
        Pack profile = pack("server.port=8080", "", "").file("conf/application-a.properties", "server.port=9000");
        return Stream.of(
                holds("a location", start(right, "--spring.config.location=conf/my.properties")),
                fails("a location", "FC-PORT", start(wrong, "--spring.config.location=file:./conf/my.properties")),
                fails(
                        "one more",
                        "FC-PORT",
                        start(wrong, "--spring.config.additional-location=/code/conf/my.properties")),
                holds("by a variable", right.copy().variable("SPRING_CONFIG_LOCATION", "/code/conf/my.properties")),
                holds("another name", start(right, "--spring.config.name=my", "--spring.config.location=conf/")),
                holds(
                        "a profile in a folder",
                        start(profile, "--spring.config.additional-location=conf/", "--spring.profiles.active=a")),
                holds(
                        "an import",
                        pack("server.port=8080\nspring.config.import=optional:file:./x.properties", "", "")
                                .file("x.properties", "server.port=9000")),
                holds(
                        "an import of a variable, above its own files",
                        pack("server.port=8080", "", "")
                                .file("x.properties", "server.port=9000")
                                .variable("SPRING_CONFIG_IMPORT", "optional:file:./x.properties")),
                fails(
                        "an import of an argument",
                        "FC-PORT",
                        start(
                                pack("server.port=9000", "", "").file("x.properties", "server.port=8080"),
                                "--spring.config.import=file:x.properties")),
                fails(
                        "an import of its own classes",
                        "FC-PORT",
                        pack(
                                "server.port=9000\nspring.config.import=classpath:application-a.properties",
                                "server.port=1",
                                "")),
                holds(
                        "a location without an ending",
                        start(
                                pack("server.port=9000", "", ""),
                                "--spring.config.additional-location=conf/my",
                                "--spring.profiles.active=a")),
                holds(
                        "a location above an import",
                        start(
                                pack("server.port=8080\nspring.config.import=file:./x.properties", "", "")
                                        .file("x.properties", "server.port=8081")
                                        .file("conf/application.properties", "server.port=9000"),
                                "--spring.config.additional-location=conf/")),
                fails(
                        "an import below a profile",
                        "FC-PORT",
                        pack(
                                        "spring.profiles.active=a\nspring.config.import=file:./x.properties",
                                        "server.port=8080",
                                        "")
                                .file("x.properties", "server.port=9000")),
                holds(
                        "an import of a jar below the file beside it",
                        pack("spring.config.import=file:./x.properties", "", "")
                                .file("x.properties", "server.port=8080")
                                .file("application.properties", "server.port=9000")),
                holds(
                        "an import by a location",
                        start(
                                pack("server.port=8080", "", "")
                                        .file("conf/my.properties", "spring.config.import=x.properties")
                                        .file("conf/x.properties", "server.port=9000")
                                        .file("x.properties", "server.port=8081"),
                                "--spring.config.additional-location=conf/my.properties")),
                holds(
                        "a file of the package, not of the classes",
                        inClasses("spring.config.import=optional:file:./x.properties", "server.port=8080")),
                holds(
                        "a file of the classes, not of the package",
                        inClasses("spring.config.import=classpath:x.properties", "server.port=9000")
                                .file("x.properties", "server.port=8080")),
                holds(
                        "a plain name of the classes",
                        inClasses("spring.config.import=x.properties", "server.port=9000")
                                .file("x.properties", "server.port=8080")),
                fails(
                        "a plain name of the classes",
                        "FC-PORT",
                        inClasses("spring.config.import=x.properties", "server.port=8080")
                                .file("x.properties", "server.port=9000")),
                holds(
                        "a location in place of the classes",
                        start(
                                pack("server.port=8080", "", "").file("application.properties", KEEP),
                                "--spring.config.location=file:./")),
                holds(
                        "a profile of a name with a hyphen",
                        start(
                                pack("", "", "")
                                        .file("conf/my-app.properties", KEEP + "server.port=8080")
                                        .file("conf/my-app-a.properties", "server.port=9000"),
                                "--spring.config.name=my-app",
                                "--spring.config.location=conf/",
                                "--spring.profiles.active=a")),
                holds(
                        "what is not in the package",
                        start(right, "--spring.config.additional-location=/mnt/x.yml,conf/my.properties")));
    }

    /** Words between commas and a list are the same to Spring Boot. */
    static Stream<Case> lists() {
        String imports = "spring.config.import:\n- optional:file:./y.yml\n- file:./x.properties\n";
        Pack inYaml = Pack.jar(
                boot("2.7.18", "a=b").file("BOOT-INF/classes/application.yml", "server.port: 8080\n" + imports));
        return Stream.of(
                holds("imports as a list", inYaml.copy().file("x.properties", "server.port=9000")),
                fails("imports as a list", "FC-PORT", inYaml.copy().file("y.yml", "server.port: 8081")),
                holds("a service in a list", besideYaml("application.yml", imports + "- nacos:shop.yml\n")),
                holds(
                        "imports with an index",
                        pack("server.port=8080\nspring.config.import[0]=file:./x.properties", "", "")
                                .file("x.properties", "server.port=9000")));
    }

    /** What a service says wins over files, and is asked without an import. */
    static Stream<Case> services() {
        Pack wrong = pack("server.port=8080", "", "");
        return Stream.of(
                holds("Nacos", besideYaml("bootstrap.yml", "spring.cloud.nacos.config.server-addr: nacos:8848")),
                holds("Config", besideYaml("bootstrap.yml", "spring: {cloud: {config: {uri: http://config:8888}}}")),
                holds("Consul", besideYaml("bootstrap.yml", "spring.cloud.consul.config.format: yaml")),
                holds("Apollo", pack("server.port=8080\napollo.bootstrap.enabled=true", "", "")),
                holds("a variable", wrong.copy().variable("SPRING_CLOUD_NACOS_CONFIG_SERVER_ADDR", "nacos:8848")),
                holds("a hint", pack("server.port=8080\nspring.config.import=file:.env[.properties]", "", "")),
                fails("off", "FC-PORT", pack("server.port=8080\napollo.bootstrap.enabled=false", "", "")),
                fails(
                        "off",
                        "FC-PORT",
                        pack(
                                "server.port=8080\nspring.cloud.config.uri=http://x\nspring.cloud.config.enabled=false",
                                "",
                                "")),
                fails(
                        "discovery alone",
                        "FC-PORT",
                        besideYaml("bootstrap.yml", "spring.cloud.nacos.discovery.server-addr: nacos:8848")),
                fails(
                        "a server of configuration",
                        "FC-PORT",
                        besideYaml(
                                "application.yml", "spring.cloud.config.server.git.uri: https://git.example.com/c")));
    }

    private static Pack besideYaml(String file, String yaml) {
        return Pack.jar(boot("2.7.18", "server.port=8080").file("BOOT-INF/classes/" + file, yaml));
    }

    private static Pack start(Pack pack, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-jar", "demo.jar"));
        words.addAll(List.of(arguments));
        return pack.copy().command("java", words.toArray(String[]::new));
    }

    /** Keys as they are written, in a file, in a variable and in a placeholder. */
    static Stream<Case> forms() {
        Pack plain = pack("server.port=9000", "", "");
        Pack own = pack("server.port=${SERVER_PORT:8080}", "", "");
        return Stream.of(
                holds("a key without the point", pack("server.port=9000\nserverPort=8081", "", "")),
                holds("a key with another name", pack("server.port=9000\nserver-port: 8081", "", "")),
                holds("a variable without the underscore", plain.copy().variable("SERVERPORT", "8081")),
                holds("a key of a variable's form", pack("server.port=9000\nserver_port=8081", "", "")),
                holds(
                        "a property of a variable's form",
                        plain.copy().command("java", "-DSERVER_PORT=1", "-jar", "demo.jar")),
                holds("an argument of a variable's form", start(plain, "--SERVER_PORT=8080")),
                holds(
                        "a variable of a key with capitals",
                        pack("server.port=${app.serverPort:8080}", "", "").variable("APP_SERVERPORT", "9000")),
                holds("an argument in a placeholder", start(pack("server.port=${port:8080}", "", ""), "--port=9000")),
                fails(
                        "an argument in a placeholder",
                        "FC-PORT",
                        start(pack("server.port=${port:9000}", "", ""), "--port=8080")),
                holds("no argument by one dash", start(pack("server.port=9000", "", ""), "-server.port=8080")),
                holds(
                        "a property in a placeholder",
                        pack("server.port=${http-port:8080}", "", "")
                                .command("java", "-Dhttp-port=9000", "-jar", "demo.jar")),
                fails("a variable in small letters", "FC-PORT", plain.copy().variable("server_port", "8081")),
                fails("a default of its own name", "FC-PORT", own),
                holds("a default of its own name", own.copy().variable("SERVER_PORT", "9000")),
                fails("its own name, without a default", "FC-PORT", pack("server.port=${SERVER_PORT}", "", "")),
                holds("a key of the name of a variable", pack("port=8081\nserver.port=${PORT:9000}", "", "")),
                fails("a key in a placeholder", "FC-PORT", pack("port=8081\nserver.port=${port:9000}", "", "")),
                holds(
                        "another form of a timer",
                        pack("server.tomcat.keepAliveTimeout=25h", "", "").variable("SERVER_PORT", "9000")),
                fails(
                        "a timer of a variable",
                        "FC-KEEPALIVE-CONFIG",
                        plain.copy().variable("SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT", "20s")),
                fails(
                        "JSON of an argument",
                        "FC-COMMAND-LINE",
                        start(pack("server.port=8080", "", ""), "--spring.application.json={\"server.port\":9000}")),
                fails(
                        "JSON above a property",
                        "FC-PORT",
                        plain.copy()
                                .variable("SPRING_APPLICATION_JSON", "{\"server\":{\"port\":8080}}")
                                .command("java", "-Dserver.port=9000", "-jar", "demo.jar")));
    }

    static Stream<Case> quarkus() {
        Pack cloud = quarkus("quarkus.http.port=9000\n%cloud.quarkus.http.port=8081", "");
        return Stream.of(
                holds("a profile that is off", cloud),
                fails("of a variable", "FC-PORT", cloud.copy().variable("QUARKUS_PROFILE", "cloud")),
                fails(
                        "of a property",
                        "FC-PORT",
                        cloud.copy().command("java", "-Dquarkus.profile=cloud", "-jar", "demo.jar")),
                holds(
                        "prod, which is off then",
                        quarkus("quarkus.http.port=9000\n%prod.quarkus.http.port=8081", "")
                                .variable("QUARKUS_PROFILE", "cloud")),
                holds(
                        "the file of prod, where its build may say another",
                        quarkus("quarkus.http.port=9000", "quarkus.http.port=8081")),
                fails(
                        "a default of its own name",
                        "FC-PORT",
                        quarkus("quarkus.http.port=${QUARKUS_HTTP_PORT:8080}", "")),
                fails(
                        "a file .env",
                        "FC-SECRET",
                        quarkus("quarkus.http.port=8080", "").file(".env", "")));
    }

    private static Pack quarkus(String plain, String prod) {
        return Pack.jar(TestJar.executable("io.quarkus.runner.GeneratedMain", 8)
                .classOf("io.quarkus.runtime.Quarkus", 8)
                .file("application.properties", "quarkus.http.idle-timeout=25H\n" + plain)
                .file("application-prod.properties", prod));
    }

    /** A port by a variable that nothing sets ends the application. */
    @Test
    void aVariableThatNothingSetsIsNoPort() {
        Pack pack = pack("server.port=${PORT}", "", "");
        Finding violation = Row.violations(pack).get(0);
        assertThat(violation.observed())
                .isEqualTo("CAPort is 9000, but BOOT-INF/classes/application.properties (server.port) says ${PORT}, and"
                        + " nothing sets that variable: the application ends");
        assertThat(violation.fix()).startsWith("write ${PORT:9000} there, or set PORT to 9000 in environmentVariables");
        assertThat(Row.violations(pack.copy().variable("PORT", "9000"))).isEmpty();
        assertThat(Row.violations(pack("server.port=${PORT:9000}", "", ""))).isEmpty();
        assertThat(Row.violations(pack("server.port=${FC_SERVER_PORT}", "", "")))
                .isEmpty();
        Finding zip = Row.of(pack.copy().from(FixLocation.ZIP), Requirement.FC_PORT);
        assertThat(zip).isInstanceOf(Finding.Unproven.class);
        assertThat(zip.observed()).endsWith("says ${PORT}, and the zip does not say whether anything sets it");
    }

    static Stream<Case> filled() {
        Pack pack = pack("server.port=${APP_PORT}", "", "");
        return Stream.of(
                fails(
                        "by nothing",
                        "FC-PORT",
                        pack.copy().file("lib/a.jar", TestJar.empty().bytes())),
                fails(
                        "by another name",
                        "FC-PORT",
                        pack.copy().file("a.properties", "MY_APP_PORT=9000\nAPP_PORTS=1\na=${APP_PORT}")),
                fails(
                        "in a profile that is off",
                        "FC-PORT",
                        pack("", "server.port=${APP_PORT}", "").variable("SPRING_PROFILES_ACTIVE", "a")),
                fails("by .env", "FC-SECRET", pack.copy().file(".env", "")),
                holds(
                        "by an import",
                        pack("server.port=${APP_PORT}\nspring.config.import=optional:nacos:shop.yml", "", "")),
                holds("by a file that its code reads", pack.copy().file("conf/x.json", "{\"APP_PORT\": 9000}")),
                holds(
                        "by a service",
                        Pack.jar(boot("2.7.18", "server.port=${APP_PORT}")
                                .library("BOOT-INF/lib/nacos-client-2.3.0.jar", TestJar.empty()))),
                holds(
                        "by its code",
                        Pack.jar(boot("2.7.18", "server.port=${APP_PORT}")
                                .file("BOOT-INF/classes/a/Main.class", "\u0001\u0000\u0008APP_PORT\u0001"))),
                fails(
                        "by code that asks for it",
                        "FC-PORT",
                        Pack.jar(boot("2.7.18", "server.port=${APP_PORT}")
                                .file("BOOT-INF/classes/a/Main.class", "\u0001\u0000\u000b${APP_PORT}\u0001"))),
                fails(
                        "of Quarkus by .env",
                        "FC-SECRET",
                        quarkus("quarkus.http.port=${APP_PORT}", "").file(".env", "APP_PORT=9000")));
    }

    @ParameterizedTest
    @MethodSource({"cases", "casesBefore24", "named", "lists", "services", "forms", "quarkus", "filled"})
    void whatIsActiveDecides(Case one) {
        assertThat(Row.violations(one.pack()))
                .extracting(found -> found.requirement().id())
                .containsExactlyElementsOf(one.violated().isEmpty() ? List.of() : List.of(one.violated()));
    }

    @ParameterizedTest
    @CsvSource({
        "server.port=0, 'FC-PORT says 0, which is any free port, or none'",
        "server.port=-1, 'FC-PORT says -1, which is any free port, or none'",
        "'server.port=${random.int(8000,9999)}', 'FC-PORT says ${random.int(8000,9999)}, which is any free port'",
        "server.address=192.168.1.10, FC-BIND says that the server listens on 192.168.1.10 only",
        "server.address=::1, FC-BIND says that the server listens on ::1 only",
        "server.address=fe80::1, FC-BIND says that the server listens on fe80::1 only"
    })
    void noPortAndOneAddressAreNoPlaceToListen(String said, String found) {
        Finding violation = Row.violations(pack(said, "", "")).get(0);
        assertThat(violation.requirement().id() + violation.observed().replaceFirst(".*?(?= says)", ""))
                .startsWith(found);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "'[::]'", "0:0:0:0:0:0:0:0"})
    void everyAddressIsOne(String address) {
        assertThat(Row.violations(pack("server.address=" + address, "", ""))).isEmpty();
    }

    private static Case holds(String name, Pack pack) {
        return new Case(name, "", pack);
    }

    private static Case fails(String name, String violated, Pack pack) {
        return new Case(name + ": " + violated, violated, pack);
    }

    private static Pack pack(String plain, String a, String b) {
        return pack("2.7.18", plain, a, b);
    }

    private static Pack pack(String version, String plain, String a, String b) {
        return Pack.jar(boot(version, plain)
                .file("BOOT-INF/classes/application-a.properties", a)
                .file("BOOT-INF/classes/application-b.properties", b));
    }

    private static Pack inClasses(String plain, String x) {
        return Pack.jar(boot("2.7.18", plain).file("BOOT-INF/classes/x.properties", x));
    }

    private static TestJar boot(String version, String plain) {
        return TestJar.springBoot(version, 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", KEEP + plain + "\n");
    }
}
