package io.github.fcmaven.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.NpmPackages;
import io.github.fcmaven.descriptor.DescriptorSource;
import io.github.fcmaven.descriptor.ReactorDescriptor;
import io.github.fcmaven.descriptor.ReactorDescriptor.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deploy tool itself, as npm has it, with a component of our own in place of fc3: it deploys nothing, and writes
 * down what it is asked. Nothing of it needs the network.
 */
@Tag("matrix")
class RealDeployToolTest {

    private static final String RELEASE = "3.1.10";
    private static final NpmPackages NPM =
            new NpmPackages("serverless-devs", "@serverless-devs/s@" + RELEASE, "js-yaml@4.1.0");
    private static final Path PROGRAM = Path.of("target/npm/serverless-devs/node_modules/.bin/s");
    private static final Path SCHEMA = Path.of("src/test/resources/fc3/props.schema.json");

    private static final String COMPONENT = """
            const fs = require('fs');
            const path = require('path');
            class Recorder {
                async getSchema() { return fs.readFileSync(path.join(__dirname, 'schema.json'), 'utf8'); }
                async deploy(inputs) { return this.asked('deploy', inputs); }
                async plan(inputs) { return this.asked('plan', inputs); }
                constructor(options) { this.logger = options && options.logger; }
                async invoke({args}) {
                    this.told('invoke', args);
                    const file = args.find(arg => arg.startsWith('--event-file=')).substring(13);
                    const event = fs.readFileSync(file, 'utf-8');
                    this.logger.write('========= FC invoke Logs begin =========\\na line\\n'
                        + '========= FC invoke Logs end =========\\n\\nRequestId: 1-2\\n'
                        + (event === 'fail' ? 'Error Type: InvocationError\\n' : '')
                        + '\\nInvoke Result:\\n' + event);
                }
                async logs({args}) {
                    this.told('logs', args);
                    if (args.includes('-t')) { throw new Error('that is --tail here'); }
                    console.log('2026-11-28 06:00:00 a line');
                }
                told(command, args) {
                    fs.appendFileSync(process.env.ASKED, JSON.stringify({command, args}) + '\\n');
                }
                asked(command, {props, args}) {
                    fs.appendFileSync(process.env.ASKED, JSON.stringify({command, args, props}) + '\\n');
                    if (props.description === 'broken') { throw new Error('AccessDenied'); }
                    return {region: props.region, url: {system_url: 'https://' + props.functionName + '.fcapp.run'}};
                }
            }
            exports.default = Recorder;
            """;

    private static final String KEPT = """
            edition: 3.0.0
            name: shop
            access: default
            resources:
              mail:
                component: fc3
                props:
                  region: cn-hangzhou
                  functionName: mail
                  runtime: custom.debian11
                  code: ./function.zip
                  vpcConfig:
                  role: ~
                  logConfig: {project: p, logstore: l}
                  customRuntimeConfig: {command: [./mail], port: 9000}
            """;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void aHomeWithAComponentOfOurs() throws Exception {
        NPM.install();
        Path component = Files.createDirectories(folder.resolve("home/.s/components/devsapp.cn/v3/fc3"));
        Files.writeString(
                component.resolve("package.json"), "{\"name\":\"fc3\",\"version\":\"0.1.22\",\"main\":\"index.js\"}");
        Files.writeString(component.resolve(".s.lock"), "{\"version\":\"0.1.22\",\"lastUpdateCheck\":1}");
        Files.writeString(component.resolve("index.js"), COMPONENT);
        Files.copy(SCHEMA, component.resolve("schema.json"));
        Files.createFile(folder.resolve("asked"));
    }

    @Test
    void itsVersionIsKnown() throws IOException {
        assertThat(tool().version()).isEqualTo(RELEASE);
    }

    @Test
    void itTakesWhatIsPutTogetherAndFillsItIn() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target")).resolve("s.yaml");
        ReactorDescriptor all = ReactorDescriptor.of(
                "shop",
                List.of(
                        member("mail", KEPT),
                        member("post", KEPT.replace("mail", "post")),
                        member("bill", KEPT.replace("mail", "bill").replace("vpcConfig:", "memorySize: 1024"))),
                target);
        Files.writeString(target, all.text());
        Deployment deployment = deployment("target/s.yaml", Optional.empty());

        deployment.verify();
        deployment.deploy();

        assertThat(Files.readAllLines(folder.resolve("asked")))
                .hasSize(3)
                .allMatch(line ->
                        line.startsWith("{\"command\":\"deploy\",\"args\":[\"--template\",\"target/s.yaml\",\"-y\"]"))
                .allMatch(line -> line.contains("\"region\":\"cn-hangzhou\"")
                        && line.contains("\"logConfig\":{\"project\":\"p\",\"logstore\":\"l\"}"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"functionName\":\"mail\"", "\"code\":\"../mail/function.zip\""),
                        line -> assertThat(line)
                                .contains("\"functionName\":\"post\"", "\"code\":\"../post/function.zip\""),
                        line -> assertThat(line).contains("\"functionName\":\"bill\"", "\"memorySize\":1024"));
    }

    /** Every setting and every trigger, as the golden files have them, which what is generated equals. */
    @ParameterizedTest
    @ValueSource(strings = {"settings", "triggers"})
    void itTakesAllThatIsGenerated(String project) throws IOException {
        String props = KEPT.replaceAll("(?m)^ +(?:vpcConfig|role|logConfig):.*\\n", "");
        String golden = Files.readString(Path.of("src/test/resources/projects", project, "expected.yaml"));
        Files.writeString(folder.resolve("s.yaml"), props + golden);

        deployment("s.yaml", Optional.empty()).verify();

        assertThat(lines).isEmpty();
    }

    /** What {@code said().leftOut()} rests on. */
    @Test
    void aKeyWithoutAValueIsDropped() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), KEPT);
        Deployment deployment = deployment("s.yaml", Optional.of("mail"));

        deployment.verify();
        deployment.plan();

        assertThat(deployment.deploy()).contains("https://mail.fcapp.run");
        assertThat(folder.resolve("asked"))
                .content()
                .doesNotContain("vpcConfig", "role")
                .contains("\"plan\"");
    }

    @Test
    void whatFailsEndsWithItsCode() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), KEPT.replace("port: 9000", "port: no"));
        Files.writeString(folder.resolve("broken.yaml"), KEPT.replace("role: ~", "description: broken"));

        assertThatThrownBy(() -> deployment("bad.yaml", Optional.empty()).verify())
                .hasMessageContaining(
                        "s verify refuses bad.yaml (exit code 1: mail/props/customRuntimeConfig/port must be number)");
        assertThat(lines).anyMatch(line -> line.contains("customRuntimeConfig/port must be number"));
        assertThatThrownBy(() -> deployment("broken.yaml", Optional.of("mail")).deploy())
                .hasMessageContaining("s deploy: the credentials do not allow this (exit code 101: AccessDenied)");
    }

    @Test
    void anEventGoesThroughItAndItsAnswerComesBackAsItIs() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), KEPT);
        RemoteFunction remote = new RemoteFunction(deployment("s.yaml", Optional.of("mail")));
        String text = "{\"id\": \"1\"}\n\n ${env('HOME')} ' \" \\ \u00e9\ud83d\ude00 \n\n";
        Path event = Files.writeString(folder.resolve("an event"), text);
        Path fails = Files.writeString(folder.resolve("fails"), "fail");

        assertThat(remote.invoke(event, "Sync").body()).asString(UTF_8).isEqualTo(text);
        assertThat(remote.invoke(fails, "Async").error()).contains("InvocationError");
        assertThat(lines).contains("a line", "RequestId: 1-2");
        assertThat(Files.readAllLines(folder.resolve("asked")))
                .first()
                .asString()
                .contains("\"--invocation-type=Sync\"");
    }

    @Test
    void theLogIsReadAndNotFollowed() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), KEPT);

        new RemoteFunction(deployment("s.yaml", Optional.of("mail")))
                .logs(
                        new RemoteFunction.LogQuery(
                                false, Duration.ofHours(1), Optional.of("-a \"b\""), Optional.of("1-2")),
                        Instant.parse("2026-11-28T06:00:00Z"));

        assertThat(lines).contains("2026-11-28 06:00:00 a line");
        assertThat(folder.resolve("asked"))
                .content()
                .contains("\"--start-time=2026-11-28T05:00:00Z\",\"--end-time=2026-11-28T06:00:00Z\","
                        + "\"--search=-a \\\"b\\\"\",\"--request-id=1-2\"");
    }

    private Deployment deployment(String descriptor, Optional<String> resource) throws IOException {
        return new Deployment(tool(), folder, Path.of(descriptor), resource, Optional.empty(), lines::add);
    }

    /** It reports its use to nobody, and leaves no process behind. */
    private DeployTool tool() throws IOException {
        Path program = Files.writeString(folder.resolve("s"), """
                #!/bin/sh
                export HOME=%s ASKED=%s SERVERLESS_DEVS_CICD=true serverless_devs_daemon_enable=false
                export AccountID=123456789 AccessKeyID=nobodys-key AccessKeySecret=nobodys-secret
                exec %s "$@"
                """.formatted(
                        folder.resolve("home"), folder.resolve("asked"), PROGRAM.toAbsolutePath()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!Files.exists(folder.resolve("home/.s/config"))) {
            new DeployTool(program, RELEASE)
                    .run(List.of("set", "analysis", "disable"), folder, Duration.ofMinutes(1), line -> {});
        }
        return DeployTool.find(Optional.of(program), folder);
    }

    private Member member(String module, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve(module)).resolve("s.yaml");
        Files.writeString(file, text);
        return new Member(
                module,
                new DescriptorSource(file, Optional.empty(), Optional.empty()),
                folder.resolve(module).resolve("function.zip"));
    }
}
