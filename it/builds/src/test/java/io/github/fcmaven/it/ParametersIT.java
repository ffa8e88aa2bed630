package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into a pom: each mistake ends with the place and the name, and what can be meant is taken. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD) // one project, whose pom each test changes
class ParametersIT {

    private static MavenBuild build;
    private static String pom;

    @BeforeAll
    static void aProject() throws IOException {
        build = MavenBuild.of("jdk-http-server", "parameters");
        pom = Files.readString(build.directory().resolve("pom.xml"));
        build.run("package").succeeded();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a property that nobody sets | <memorySize>${function.memory}</memorySize> | memorySize in the"
                        + " configuration of fc-maven-plugin is ${function.memory}, and nothing sets the"
                        + " property function.memory | fix: set function.memory in the properties of pom.xml",
                "a part of a value | <region>cn-${area}</region> | region in the configuration of"
                        + " fc-maven-plugin is cn-${area}, and nothing sets the property area | fix: set area in"
                        + " the properties of pom.xml",
                "a nested one | <trigger><authType>${auth}</authType></trigger> | trigger.authType in the"
                        + " configuration of fc-maven-plugin is ${auth} | fix: set auth",
                "a number of the deploy tool | <memorySize>${env(MEMORY)}</memorySize> | memorySize in the"
                        + " configuration of fc-maven-plugin is ${env(MEMORY)}, which only the deploy tool fills"
                        + " in | fix: write the value itself, or ${env.NAME}, which Maven fills in",
                "small letters | <memorysize>512</memorysize> | pom.xml sets memorysize, but no goal has"
                        + " such a parameter | did you mean memorySize?",
                "of the deploy tool | <polarFsConfig><x>v</x></polarFsConfig> | pom.xml sets polarFsConfig, but no goal"
                        + " has such a parameter | into an s.yaml of your own, and name it with manifestFile",
                "nested and misspelt | <trigger><authTyp>function</authTyp></trigger> | authTyp | TriggerConfig",
                "a memory below zero | <memorySize>-1</memorySize> | FC-MEMORY: memorySize is -1 | fix: set"
                        + " memorySize of fc-maven-plugin in pom.xml to 128 to 32768 MB in steps of 64",
                "a memory that is no number | <memorySize>512MB</memorySize> | memorySize | 512MB",
                "a memory beyond any | <memorySize>99999999999</memorySize> | memorySize | 99999999999",
                "a time of 0 | <timeout>0</timeout> | FC-TIMEOUT: timeout is 0 | fix: set timeout of"
                        + " fc-maven-plugin in pom.xml to 1 to 86400 seconds",
                "a cpu without its memory | <cpu>2</cpu> | FC-CPU: cpu is 2.0 with memorySize 512 | fix: set cpu"
                        + " of fc-maven-plugin in pom.xml to 0.15 to 0.50 for that memory, or memorySize of"
                        + " fc-maven-plugin in pom.xml to 2048 to 8192",
                "a port that is none | <caPort>http</caPort> | caPort is 'http', which is not a number | fix: give"
                        + " a number from 1 to 65535",
                "a runtime that is none | <runtime>custom.debian13</runtime> | runtime is 'custom.debian13',"
                        + " which is not a custom runtime | fix: give auto or one of custom, custom.debian10,"
                        + " custom.debian11, custom.debian12",
                "a kind that is none | <kind>jar</kind> | kind is 'jar' | fix: ",
                "args alone | <args><arg>-jar</arg></args> | args is given without command | fix: give command too",
                "a command and a script | <command><c>java</c></command><bootstrapFile>pom.xml</bootstrapFile> |"
                        + " bootstrapFile | fix: remove one",
                "a command and its switches |"
                        + " <command><c>java</c></command><args><a>-jar</a><a>demo.jar</a></args>"
                        + "<jvmArguments><a>-Xmx1m</a></jvmArguments>"
                        + " | command and jvmArguments are both given | fix: remove one",
                "a requirement that is none | <checks><FC-TIMEZON>off</FC-TIMEZON></checks> | checks names"
                        + " FC-TIMEZON, which is not a requirement | did you mean FC-TIMEZONE?",
                "a level that is none | <checks><FC-TIMEZONE>no</FC-TIMEZONE></checks> | checks sets FC-TIMEZONE"
                        + " to 'no' | fix: give error, warn or off",
                "a switch that is none | <coldStart>fastest</coldStart> | coldStart is 'fastest' | fix: ",
                "a mode that is none |"
                        + " <permissions><permission><file>a</file><mode>rwx</mode></permission></permissions> |"
                        + " rwx | fix: ",
                "a variable of the platform's |"
                        + " <environmentVariables><FC_REGION>x</FC_REGION></environmentVariables> |"
                        + " FC-ENVIRONMENT: FC_REGION begins with FC_ | fix: rename it under"
                        + " environmentVariables of fc-maven-plugin in pom.xml",
            })
    void isRefusedByItsName(String name, String configuration, String what, String fix) throws IOException {
        configure("<configuration>" + configuration + "</configuration>");

        build.run("package").failed().says(what, fix);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "blanks around a number | <caPort> 8081 </caPort> | port: 8081",
                "an empty element | <region></region> | region: cn-hangzhou",
                "a list that is one text | <jvmArguments>-Xmx128m '-Da=b c'</jvmArguments> | '-Da=b c'",
                "a property of the project | <functionName>${project.artifactId}-fn</functionName> |"
                        + " functionName: demo-fn",
                "a variable without a value | <environmentVariables><EMPTY/></environmentVariables> | EMPTY: ''",
                "a variable of the deploy tool | <environmentVariables><A>${env(A)}</A></environmentVariables> |"
                        + " A: '${env(A)}'",
                "a region of the deploy tool | <region>${env(REGION)}</region> | region: '${env(REGION)}'",
            })
    void isTakenAsItIsMeant(String name, String configuration, String text) throws IOException {
        configure("<configuration>" + configuration + "</configuration>");

        BuildResult result = build.run("package").succeeded();

        assertThat(result.text("target/s.yaml")).contains(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"executions", "profiles", "pluginManagement"})
    void aNameThatNoGoalHasIsFoundWhereverItStands(String place) throws IOException {
        String configuration = "<configuration><caprot>1</caprot></configuration>";
        String declared = "<plugin><groupId>io.github.fcmaven</groupId><artifactId>fc-maven-plugin</artifactId>"
                + configuration + "</plugin>";
        switch (place) {
            case "executions" -> write(pom.replace("<execution>\n", "<execution>" + configuration + "\n"));
            case "profiles" ->
                write(pom.replace(
                        "</project>",
                        "<profiles><profile><id>p</id><activation><property><name>!off</name></property></activation>"
                                + "<build><plugins>" + declared + "</plugins></build></profile></profiles></project>"));
            default ->
                write(pom.replace(
                        "        <plugins>",
                        "        <pluginManagement><plugins>" + declared + "</plugins></pluginManagement><plugins>"));
        }

        build.run("package").failed().says("sets caprot, but no goal has such a parameter", "did you mean caPort?");
    }

    private static void configure(String configuration) throws IOException {
        write(pom.replace("<executions>", configuration + "<executions>"));
    }

    private static void write(String text) throws IOException {
        if (text.equals(pom)) {
            throw new IllegalArgumentException("the pom was not changed");
        }
        Files.write(build.directory().resolve("pom.xml"), List.of(text));
    }
}
