package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people write into a pom: each mistake ends with the place and the name, and what can be meant is taken. Each row
 * is a module of one reactor, which is built once and goes on where one fails.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ParametersIT {

    private static final String FAILED = "[ERROR] Failed to execute goal ";

    private static MavenBuild reactor;
    private static BuildResult built;

    /**
     * A module.
     *
     * @param name in words
     * @param from what its pom has another text for
     * @param to that text
     * @param texts what is said of it, or stands in its s.yaml
     */
    record Row(String name, String from, String to, List<String> texts) {

        String module() {
            return name.replaceAll("\\W+", "-");
        }

        String pom(String sample) {
            assertThat(sample).contains(from);
            return sample.replace(from, to).replaceFirst("<artifactId>demo<", "<artifactId>" + module() + "<");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> refused() {
        return Stream.of(
                configured(
                        "a property that nobody sets",
                        "<memorySize>${function.memory}</memorySize>",
                        "memorySize in the configuration of fc-maven-plugin is ${function.memory}, "
                                + "and nothing sets the property function.memory",
                        "fix: set function.memory in the properties of pom.xml"),
                configured(
                        "a part of a value",
                        "<region>cn-${area}</region>",
                        "region in the configuration of fc-maven-plugin is cn-${area}, and nothing "
                                + "sets the property area",
                        "fix: set area in the properties of pom.xml"),
                configured(
                        "a nested one",
                        "<trigger><authType>${auth}</authType></trigger>",
                        "trigger.authType in the configuration of fc-maven-plugin is ${auth}",
                        "fix: set auth"),
                configured(
                        "a number of the deploy tool",
                        "<memorySize>${env(MEMORY)}</memorySize>",
                        "memorySize in the configuration of fc-maven-plugin is ${env(MEMORY)}, which "
                                + "only the deploy tool fills in",
                        "fix: write the value itself, or ${env.NAME}, which Maven fills in"),
                configured(
                        "small letters",
                        "<memorysize>512</memorysize>",
                        "pom.xml sets memorysize, but no goal has such a parameter",
                        "did you mean memorySize?"),
                configured(
                        "of the deploy tool",
                        "<polarFsConfig><x>v</x></polarFsConfig>",
                        "pom.xml sets polarFsConfig, but no goal has such a parameter",
                        "into an s.yaml of your own, and name it with manifestFile"),
                configured(
                        "nested and misspelt",
                        "<trigger><authTyp>function</authTyp></trigger>",
                        "authTyp",
                        "TriggerConfig"),
                configured(
                        "a memory below zero",
                        "<memorySize>-1</memorySize>",
                        "FC-MEMORY: memorySize is -1",
                        "fix: set memorySize of fc-maven-plugin in pom.xml to 128 to 32768 MB in " + "steps of 64"),
                configured("a memory that is no number", "<memorySize>512MB</memorySize>", "memorySize", "512MB"),
                configured("a memory beyond any", "<memorySize>99999999999</memorySize>", "memorySize", "99999999999"),
                configured(
                        "a time of 0",
                        "<timeout>0</timeout>",
                        "FC-TIMEOUT: timeout is 0",
                        "fix: set timeout of fc-maven-plugin in pom.xml to 1 to 86400 seconds"),
                configured(
                        "a cpu without its memory",
                        "<cpu>2</cpu>",
                        "FC-CPU: cpu is 2.0 with memorySize 512",
                        "fix: set cpu of fc-maven-plugin in pom.xml to 0.15 to 0.50 for that memory, "
                                + "or memorySize of fc-maven-plugin in pom.xml to 2048 to 8192"),
                configured(
                        "a port that is none",
                        "<caPort>http</caPort>",
                        "caPort is 'http', which is not a number",
                        "fix: give a number from 1 to 65535"),
                configured(
                        "a runtime that is none",
                        "<runtime>custom.debian13</runtime>",
                        "runtime is 'custom.debian13', which is not a custom runtime",
                        "fix: give auto or one of custom, custom.debian10, custom.debian11, " + "custom.debian12"),
                configured("a kind that is none", "<kind>jar</kind>", "kind is 'jar'", "fix:"),
                configured(
                        "args alone",
                        "<args><arg>-jar</arg></args>",
                        "args is given without command",
                        "fix: give command too"),
                configured(
                        "a command and a script",
                        "<command><c>java</c></command><bootstrapFile>pom.xml</bootstrapFile>",
                        "bootstrapFile",
                        "fix: remove one"),
                configured(
                        "a command and its switches",
                        "<command><c>java</c></command><args><a>-jar</a><a>demo.jar</a></args>"
                                + "<jvmArguments><a>-Xmx1m</a></jvmArguments>",
                        "command and jvmArguments are both given",
                        "fix: remove one"),
                configured(
                        "a requirement that is none",
                        "<checks><FC-TIMEZON>off</FC-TIMEZON></checks>",
                        "checks names FC-TIMEZON, which is not a requirement",
                        "did you mean FC-TIMEZONE?"),
                configured(
                        "a level that is none",
                        "<checks><FC-TIMEZONE>no</FC-TIMEZONE></checks>",
                        "checks sets FC-TIMEZONE to 'no'",
                        "fix: give error, warn or off"),
                configured("a switch that is none", "<coldStart>fastest</coldStart>", "coldStart is 'fastest'", "fix:"),
                configured(
                        "a mode that is none",
                        "<permissions><permission><file>a</file><mode>rwx</mode></permission></permissions>",
                        "rwx",
                        "fix:"),
                configured(
                        "a variable of the platform's",
                        "<environmentVariables><FC_REGION>x</FC_REGION></environmentVariables>",
                        "FC-ENVIRONMENT: FC_REGION begins with FC_",
                        "fix: rename it under environmentVariables of fc-maven-plugin in pom.xml"));
    }

    static Stream<Row> taken() {
        return Stream.of(
                configured("blanks around a number", "<caPort> 8081 </caPort>", "port: 8081"),
                configured("an empty element", "<region></region>", "region: cn-hangzhou"),
                configured("a list that is one text", "<jvmArguments>-Xmx128m '-Da=b c'</jvmArguments>", "'-Da=b c'"),
                configured(
                        "a property of the project",
                        "<functionName>${project.artifactId}-fn</functionName>",
                        "functionName: a-property-of-the-project-fn"),
                configured(
                        "a variable without a value",
                        "<environmentVariables><EMPTY/></environmentVariables>",
                        "EMPTY: ''"),
                configured(
                        "a variable of the deploy tool",
                        "<environmentVariables><A>${env(A)}</A></environmentVariables>",
                        "A: '${env(A)}'"),
                configured(
                        "a region of the deploy tool", "<region>${env(REGION)}</region>", "region: '${env(REGION)}'"));
    }

    static Stream<Row> nameless() {
        String configuration = "<configuration><caprot>1</caprot></configuration>";
        String declared = "<plugin><groupId>io.github.fcmaven</groupId><artifactId>fc-maven-plugin</artifactId>"
                + configuration + "</plugin>";
        String profile = "<profiles><profile><id>p</id><activation><property><name>!off</name></property></activation>"
                + "<build><plugins>" + declared + "</plugins></build></profile></profiles></project>";
        String managed = "<pluginManagement><plugins>" + declared + "</plugins></pluginManagement><plugins>";
        List<String> texts = List.of("sets caprot, but no goal has such a parameter", "did you mean caPort?");
        return Stream.of(
                new Row("executions", "<execution>\n", "<execution>" + configuration + "\n", texts),
                new Row("profiles", "</project>", profile, texts),
                new Row("pluginManagement", "        <plugins>", managed, texts));
    }

    private static Row configured(String name, String configuration, String... texts) {
        String configured = "<configuration>" + configuration + "</configuration><executions>";
        return new Row(name, "<executions>", configured, List.of(texts));
    }

    @BeforeAll
    static void oneReactorOfAllRows() throws IOException {
        reactor = MavenBuild.of("jdk-http-server", "parameters");
        Path main = reactor.directory().resolve("src/main/java/demo/Main.java");
        String sample = Files.readString(reactor.directory().resolve("pom.xml"));
        StringBuilder modules = new StringBuilder();
        for (Row row :
                Stream.of(refused(), taken(), nameless()).flatMap(rows -> rows).toList()) {
            Path module = reactor.directory().resolve(row.module());
            Path source = module.resolve("src/main/java/demo/Main.java");
            Files.createDirectories(source.getParent());
            Files.copy(main, source);
            Files.writeString(module.resolve("pom.xml"), row.pom(sample));
            modules.append("<module>").append(row.module()).append("</module>");
        }
        Files.writeString(
                reactor.directory().resolve("pom.xml"),
                sample.replaceFirst("<version>", "<packaging>pom</packaging><version>")
                        .replaceFirst("(?s)<build>.*</build>", "<modules>" + modules + "</modules>"));
        built = reactor.run("--fail-at-end", "package").failed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedByItsName(Row row) {
        assertThat(failureOf(row)).contains(row.texts());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nameless")
    void aNameThatNoGoalHasIsFoundWhereverItStands(Row row) {
        assertThat(failureOf(row)).contains(row.texts());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTakenAsItIsMeant(Row row) {
        assertThat(built.text(row.module() + "/target/s.yaml")).contains(row.texts());
    }

    /** What Maven says at its end of that module. */
    private static String failureOf(Row row) {
        return Stream.of(built.log().split(Pattern.quote(FAILED)))
                .filter(failure -> failure.contains("on project " + row.module() + ": "))
                .findFirst()
                .orElseGet(() -> "no failure of " + row.module() + " in\n" + built.log());
    }
}
