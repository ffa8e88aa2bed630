package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.server.LoaderPath;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.StartLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes of which the package says more than the output of its server. */
class PackagedCauseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.py | app = Flask(__name__) | flask run finds no application; server.py makes one |"
                        + " write --app server.py between flask and run in the start command",
                "shop/web.py | def create_app(): | flask run finds no application; shop/web.py makes one |"
                        + " write --app shop/web.py between",
                "app.py | import flask | flask run finds no application | write --app and the file",
                "a/b/server.py | app = Flask(__name__) | flask run finds no application | write --app and the file"
            })
    void theOnlyApplicationOfFlaskIsNamed(String file, String code, String what, String fix) {
        assertCause(StartFailure.NO_FLASK_APPLICATION, of(file, code, "flask", "run"), what, fix);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.py | app = Flask(__name__) | python3 -m gunicorn -b :9000 | Error: No application module"
                        + " specified. | write shop:app at the end of the start command",
                "shop.py | api = FastAPI() | python3 -m uvicorn --port 9000 | Error: Missing argument 'APP'. |"
                        + " write shop:api at the end",
                "shop.py | api = FastAPI() | python3 -m hypercorn | hypercorn: error: the following arguments are"
                        + " required: application | write shop:api at the end",
                "a.py | import shop | python3 -m gunicorn | Error: No application module specified. |"
                        + " write the module of the application and its variable at the end",
                "a.py | import a | python3 load.py | load.py: error: the following arguments are required: --file |"
                        + " correct the arguments",
                "shop.py | app = Flask(__name__) | python3 -m flask | Usage: python -m flask [OPTIONS] COMMAND |"
                        + " pip install --target src/main/function/python gunicorn, add /code/python to PYTHONPATH",
                "shop.py | app = Flask(__name__) | python3 -m gunicorn api:app | ModuleNotFoundError: No module named"
                        + " 'api' | write shop in place of api in the start command",
                "shop.py | app = Flask(__name__) | python3 load.py | Usage: load.py FILE | write what its usage asks"
            })
    void whatTheServerIsNotToldIsNamed(String file, String code, String start, String said, String fix) {
        FunctionPackage function = TestFunction.script("exit")
                .file(file, (code + "\n").getBytes(StandardCharsets.UTF_8))
                .file("other.py", "import json\n".getBytes(StandardCharsets.UTF_8))
                .start(List.of(start.split(" ")), List.of())
                .function();
        StartLog log = new StartLog(OptionalInt.of(1), List.of(said), Optional.of(said));
        StartCause cause = StartCause.printed(log).orElseThrow();

        assertThat(CauseInPackage.of(cause, running(function)).fix(requirement -> ""))
                .startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index.js | exports.handler = async (event) => 1 | node index.js | index.js only defines handler, |"
                        + " add to the end of index.js: require('http').createServer(",
                "index.js | module.exports.main = () => 1 | node . | index.js only defines main, which |"
                        + " await exports.main(",
                "src/a.mjs | export async function orderHandler(e) {} | node --no-warnings src/a.mjs |"
                        + " src/a.mjs only defines orderHandler | (await import('node:http')).createServer(",
                "index.py | def handler(event, context): | python3 -u index.py | index.py only defines handler, which |"
                        + " add to the end of index.py a server that calls handler: with Flask",
                "index.py | def main(args): | python3 index.py | |",
                "index.js | exports.handler = f; app.listen(9000) | node index.js | |",
                "index.js | exports.handler = f; startServer() | node index.js | |",
                "main.js | exports.handler = f | node index.js | |"
            })
    void aFunctionThatNothingCallsIsNamedWithTheServerThatCallsIt(
            String file, String code, String start, String what, String fix) {
        for (StartFailure failure : List.of(StartFailure.RETURNED, StartFailure.LISTENS_NOWHERE)) {
            StartCause cause = StartCause.of(failure, "", "", "");
            if (what == null) {
                assertThat(CauseInPackage.of(cause, of(file, code, start.split(" "))))
                        .isEqualTo(cause);
            } else {
                assertCause(failure, of(file, code, start.split(" ")), what, fix);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cd $LAMBDA_TASK_ROOT;exec node a.js | $LAMBDA_TASK_ROOT, which AWS Lambda sets | write /code in place",
                "exec node a.js --port ${AWS_LWA_PORT} | ${AWS_LWA_PORT}, which AWS Lambda sets | write"
                        + " $FC_CUSTOM_LISTEN_PORT in place of ${AWS_LWA_PORT} in the start script",
                "cd \"$HOME/site/wwwroot\" && ./run | $HOME/site/wwwroot, which Azure sets | write /code in place",
                "exec ./run $FUNCTIONS_CUSTOMHANDLER_PORT | which Azure sets | write $FC_CUSTOM_LISTEN_PORT in place",
                "exec ./run :$SERVER_PORT | which Tencent's SCF sets | write $FC_CUSTOM_LISTEN_PORT in place of $S",
                "exec ./run ${WEBSITES_PORT:-9000} | |",
                "WEBSITES_PORT=9000;exec ./run $WEBSITES_PORT | |",
                "[ -n \"$LAMBDA_TASK_ROOT\" ] && cd $LAMBDA_TASK_ROOT | |",
                "cd $HOME | |",
                "exec ./run $DB | |"
            })
    void aVariableOfAnotherPlatformIsNamedWithWhatIsHere(String lines, String what, String fix) {
        String script = "#!/bin/sh\n" + lines.replace(';', '\n');
        PackagedCode code =
                running(TestFunction.script("").program("bootstrap", script).function());
        StartCause cause = StartCause.of(StartFailure.FOLDER_NOT_FOUND, "", "x");

        if (what == null) {
            assertThat(CauseInPackage.of(cause, code)).isEqualTo(cause);
        } else {
            assertThat(CauseInPackage.of(cause, code).what())
                    .startsWith("the start script reads ")
                    .contains(what);
            assertThat(CauseInPackage.of(cause, code).fix(requirement -> "")).startsWith(fix);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING_LIBRARY | libx.so | libs/libx.so | /code/libs",
                "MISSING_LIBRARY | libx.so.1 | native/linux/libx.so.1 | /code/native/linux",
                "MISSING_LIBRARY_OF_JAVA | x | native/libx.so | /code/native",
                "MISSING_LIBRARY_OF_JAVA | x | native/libx.dll |",
                "MISSING_LIBRARY | libx.so | searched/libx.so |"
            })
    void aLibraryOfThePackageIsLookedForWhereItIs(StartFailure failure, String named, String file, String folder) {
        FunctionPackage function = TestFunction.script("exit")
                .file(file, new byte[0])
                .env("LD_LIBRARY_PATH", "/code/searched:/opt/lib")
                .function();
        StartCause missing = StartCause.of(failure, "", named);
        StartCause cause = CauseInPackage.of(missing, running(function));

        if (folder == null) {
            assertThat(cause).isEqualTo(missing);
        } else {
            assertThat(cause.what()).contains("is in the package, as " + file);
            assertThat(cause.fix(requirement -> "")).startsWith("set LD_LIBRARY_PATH to " + folder + " under");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cd /code;./run >/tmp/log &;echo $! | keep the server in the foreground (bootstrap, line 3): write",
                "./a & ;./b & | keep the server in the foreground: write",
                "#./a &;true &&;./run -d | keep the server in the foreground: write"
            })
    void theLineThatLeavesTheServerBehindIsNamed(String lines, String fix) {
        String script = "#!/bin/sh\n" + lines.replace(';', '\n');
        PackagedCode code =
                running(TestFunction.script("").program("bootstrap", script).function());

        assertThat(CauseInPackage.of(StartCause.of(StartFailure.BACKGROUND), code)
                        .fix(requirement -> ""))
                .startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./hellod -p 9000 | let ./hellod itself stay in the foreground: leave out what sends it into",
                "python3 serve.py | let python3 itself stay in the foreground",
                "./start.sh | keep the server in the foreground: write exec before its command"
            })
    void aProgramThatNoScriptStartsIsNamedWhereItGoesIntoTheBackground(String start, String fix) {
        FunctionPackage function = TestFunction.script("exit")
                .program("hellod", "\u007fELF")
                .program("start.sh", "#!/bin/bash\nif true; then ./hellod -d; fi\n")
                .start(List.of(start.split(" ")), List.of())
                .function();

        assertThat(CauseInPackage.of(StartCause.of(StartFailure.BACKGROUND), running(function))
                        .fix(requirement -> ""))
                .startsWith(fix);
    }

    @Test
    void theFolderOfLibrariesThatIsNotShippedIsNamed() {
        PackagedCode code = new PackagedCode() {
            @Override
            public Optional<LoaderPath> lostLoaderPath() {
                return Optional.of(new LoaderPath("libs", "the start command"));
            }
        };

        assertThat(CauseInPackage.of(StartCause.of(StartFailure.MISSING_CLASS, "", "com.acme.Shop"), code)
                        .fix(requirement -> ""))
                .startsWith(
                        "put libs into the package (extraDirectories of fc-maven-plugin in pom.xml, into libs, from");
    }

    /** Its options are its own: what a class starts beside itself is no option. */
    @Test
    void theClassThatLeavesAProcessBehindIsNamed() {
        PackagedCode forking = new PackagedCode() {
            @Override
            public Optional<String> startsProcess() {
                return Optional.of("demo.Main");
            }

            @Override
            public Optional<String> programAlone() {
                return Optional.of("/opt/java17/bin/java");
            }
        };

        assertThat(CauseInPackage.of(StartCause.of(StartFailure.BACKGROUND), forking)
                        .fix(requirement -> ""))
                .startsWith("let the class demo.Main wait for the process that it starts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 a.py --port $FC_CUSTOM_LISTEN_PORT | WRONG_ARGUMENTS | $FC_CUSTOM_LISTEN_PORT, which arrives |"
                        + " write 9000 in command and args of fc-maven-plugin in pom.xml",
                "node a.js --dir=${LAMBDA_TASK_ROOT}/x | FILE_NOT_FOUND | --dir=${LAMBDA_TASK_ROOT}/x, which arrives |"
                        + " write --dir=/code/x in",
                "./run $LEVEL | UNKNOWN | $LEVEL, which | write the value in place of the variable in command and args",
                "sh -c 'exec ./run $LEVEL' | UNKNOWN | |",
                "./run 9000 | WRONG_ARGUMENTS | |"
            })
    void aVariableThatNoShellReplacesIsNamed(String start, StartFailure failure, String what, String fix) {
        List<String> argv = start.startsWith("sh -c ")
                ? List.of("sh", "-c", start.substring(7, start.length() - 1))
                : List.of(start.split(" "));
        PackagedCode code =
                running(TestFunction.script("exit").start(argv, List.of()).function());
        StartCause cause = StartCause.of(failure, "", "x", "x");

        if (what == null) {
            assertThat(CauseInPackage.of(cause, code)).isEqualTo(cause);
        } else {
            assertCause(failure, code, "the start command has " + what, fix);
        }
    }

    @Test
    void aProgramThatPathLosesIsNamedWithTheWholePath() {
        PackagedCode code = running(
                TestFunction.script("exec serve").env("PATH", "/code/bin").function());
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.PROGRAM_NOT_FOUND, "", "sed", "x"), code);

        assertThat(cause.what()).isEqualTo("the runtime has the program sed, and no folder of PATH leads to it");
        assertThat(cause.fix(requirement -> ""))
                .startsWith("write PATH as /code/bin:/")
                .contains(":/usr/bin:");
        StartCause other = StartCause.of(StartFailure.PROGRAM_NOT_FOUND, "", "imagemagick", "x");
        assertThat(CauseInPackage.of(other, code)).isEqualTo(other);
    }

    private static void assertCause(StartFailure failure, PackagedCode code, String what, String fix) {
        StartCause cause = CauseInPackage.of(StartCause.of(failure, "", ""), code);

        assertThat(cause.what()).startsWith(what);
        assertThat(cause.fix(requirement -> "")).contains(fix);
    }

    private static PackagedCode of(String file, String code, String... start) {
        FunctionPackage function = TestFunction.script("exit")
                .file(file, code.getBytes(StandardCharsets.UTF_8))
                .start(List.of(start[0]), List.of(start).subList(1, start.length))
                .function();
        return running(function);
    }

    private static PackagedCode running(FunctionPackage function) {
        return new RunningCode(function, Path.of("."), Map.of(), new ServerReader());
    }
}
