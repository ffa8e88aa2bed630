package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the archetype generates passes {@code mvn verify} as it is. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
@ResourceLock(Ports.DEFAULT)
class StarterIT {

    @Test
    void aPlainJarPassesUntouched() {
        BuildResult result = verify("jar");

        result.complies();
        assertThat(result.text("src/main/java/com/example/hello/Main.java")).startsWith("package com.example.hello;");
    }

    @ParameterizedTest
    @Tag("matrix")
    @ValueSource(strings = {"spring-boot", "spring-boot-3", "quarkus", "python"})
    void everyServerPassesUntouched(String kind) {
        verify(kind).complies();
    }

    @Test
    @Tag("matrix")
    void aFunctionOfEventsPassesUntouched() {
        BuildResult result = verify("event");

        assertThat(result.verdicts("")).containsEntry("FC-INVOKE", "met").containsEntry("FC-STARTUP", "met");
        assertThat(result.text("s.yaml")).contains("functionName: hello", "'-jar', 'hello.jar'");
    }

    @Test
    @Tag("matrix")
    void anUnknownKindIsRefused() {
        MavenBuild generation = generation("unknown");

        generation.run(GENERATE).failed().says("kind is unknown; choose one of spring-boot, ");
        assertThat(generation.directory().resolve("hello")).doesNotExist();
    }

    private static final String GENERATE = "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

    /** Generates a project of that kind, and builds it. */
    private static BuildResult verify(String kind) {
        Ports.assumeOursToTake(9000);
        MavenBuild generation = generation(kind);
        generation.run(GENERATE).succeeded();
        MavenBuild project = generation.in("hello");
        BuildResult result = project.run("verify").succeeded();
        assertThat(List.of("README.md", "README.zh-CN.md"))
                .extracting(result::text)
                .allSatisfy(text -> assertThat(text).startsWith("# hello").hasLineCount(10));
        assertThat(result.text("README.zh-CN.md")).contains("一个阿里云函数计算的函数");
        assertThat(result.text(".github/workflows/verify.yml")).contains("mvn -B -ntp verify");
        assertThat(project.directory())
                .isDirectoryNotContaining("glob:**/{spring-boot*,quarkus,jar,event,python,github,ide}");
        assertDebuggable(result, !kind.equals("python"));
        return result;
    }

    /** IntelliJ IDEA finds the files of {@code .run}, Visual Studio Code that of its own folder. */
    private static void assertDebuggable(BuildResult result, boolean isJava) {
        if (isJava) {
            assertThat(result.text(".run/Function.run.xml"))
                    .contains("\"fc:run\"", "\"-Dfc.debugPort=5005\"", "\"$PROJECT_DIR$\"");
            assertThat(result.text(".run/Debugger.run.xml")).contains("\"PORT\" value=\"5005\"");
            assertThat(result.text(".vscode/launch.json")).contains("\"port\": 5005");
            assertThat(result.text(".gitignore")).contains("\n.vscode/*\n!.vscode/launch.json\n");
        } else {
            assertThat(result.directory()).isDirectoryNotContaining("glob:**/{.run,.vscode}");
        }
    }

    private static MavenBuild generation(String kind) {
        return MavenBuild.empty(kind)
                .with("archetypeGroupId", "io.github.fcmaven")
                .with("archetypeArtifactId", "fc-maven-archetype")
                .with("archetypeVersion", MavenBuild.VERSION)
                .with("archetypeCatalog", "internal")
                .with("interactiveMode", "false")
                .with("groupId", "com.example")
                .with("artifactId", "hello")
                .with("package", "com.example.hello")
                .with("kind", kind);
    }
}
