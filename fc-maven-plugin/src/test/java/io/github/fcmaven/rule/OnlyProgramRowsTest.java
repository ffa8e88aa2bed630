package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that is not there, beside the only one that is: that one was meant. */
class OnlyProgramRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 app.py | main.py setup.py web/views.py | main.py | main.py",
                "python3 /code/server.py | main.py conftest.py gunicorn.conf.py | main.py | main.py",
                "node server.js | index.js jest.config.js package.json lib/a.js | index.js | index.js",
                "node server.mjs | index.js | index.js | index.js",
                "php server.php | index.php vendor/autoload.php | index.php | index.php",
                "python3 -m app | main.py test_main.py | main.py | main",
            })
    void theOnlyOneIsNamed(String start, String files, String there, String write) {
        String[] words = start.split(" ");
        Pack wrong = pack(files).command(words[0], Stream.of(words).skip(1).toArray(String[]::new));

        assertThat(Row.violations(wrong)).singleElement().satisfies(found -> {
            assertThat(found.requirement()).isEqualTo(FC_FILE);
            assertThat(found.observed()).endsWith("there is " + there);
            assertThat(found.fix()).isEqualTo("write " + write + " in command and args of fc-maven-plugin in pom.xml");
        });
        words[words.length - 1] = write;
        assertThat(Row.violations(
                        pack(files).command(words[0], Stream.of(words).skip(1).toArray(String[]::new))))
                .as("after the edit")
                .isEmpty();
    }

    /** It starts without the file, and answers each request with 500. */
    @ParameterizedTest
    @CsvSource({
        "-S 0.0.0.0:9000 router.php",
        "-S 0.0.0.0:9000 -t public router.php",
        "-d a=b -S 0.0.0.0:9000 router.php"
    })
    void theRouterOfPhpsOwnServerIsSuchAProgram(String arguments) {
        Pack wrong = pack("lib/a.php lib/b.php public/index.php").command("php", arguments.split(" "));

        assertThat(Row.violations(wrong)).anySatisfy(found -> {
            assertThat(found.requirement()).isEqualTo(FC_FILE);
            assertThat(found.observed()).contains("gives php the program router.php, which is not in the package");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 app.py | main.py server.py",
                "python3 app.py | src/main.py",
                "python3 web/app.py | main.py",
                "python3 app.py | setup.py",
                "python3 app.py | gunicorn.conf.py",
                "node server.js | next.config.js",
                "node dist/index.js | server.js",
                "node app.js | main.py",
                "python3 -m flask | main.py",
                "python3 -m shop | main.py",
            })
    void whereAnythingElseMayBeMeantNothingIsGuessed(String start, String files) {
        String[] words = start.split(" ");
        Pack pack = pack(files).command(words[0], Stream.of(words).skip(1).toArray(String[]::new));

        assertThat(Row.violations(pack)).isNotEmpty().allSatisfy(found -> assertThat(found.fix())
                .doesNotContain("write "));
    }

    /** What a script may bring is not taken for the one that is there. */
    @ParameterizedTest
    @CsvSource({
        "tar xzf app.tgz, python3 server.py",
        "unzip -q app.zip, python3 server.py",
        "python3 make.py, python3 server.py",
        "tar xzf app.tgz, ./server.py",
        "curl -o server.py https://example.com/y, ./server.py",
        "cp /opt/x/server.py ., ./server.py"
    })
    void whatAScriptMayMakeIsNotConvicted(String before, String start) {
        String script = "#!/bin/bash\n" + before + "\nexec " + start + "\n";

        assertThat(Row.violations(pack("helper.py").bootstrap(script))).isEmpty();
        assertThat(Row.violations(pack("helper.py tests/server.py").bootstrap(script)))
                .isEmpty();
        assertThat(Row.violations(pack("helper.py").bootstrap(script.replace(before, "echo up"))))
                .hasSize(1);
    }

    private static Pack pack(String files) {
        Pack pack = Pack.empty();
        Stream.of(files.split(" ")).forEach(file -> pack.file(file, ""));
        return pack;
    }
}
