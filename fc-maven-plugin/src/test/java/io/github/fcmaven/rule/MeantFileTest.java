package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file of the package the message names in place of one that is missing. */
class MeantFileTest {

    /** What pip, npm and Composer installed is no program of the user's; what is at the root may be. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "python3 app.py, server.py, python/flask/app.py",
        "python3 app.py, server.py, venv/lib/python3.10/site-packages/flask/app.py",
        "node app.js, server.js, node_modules/express/app.js",
        "php index.php, web.php, vendor/acme/index.php"
    })
    void aFileOfALibraryIsNeverWhatWasMeant(String command, String program, String library) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty().file(library, "").file(program, "").command(words[0], words[1]);
        Finding found = violation(pack);

        assertThat(found.observed()).endsWith("; the only one there is " + program);
        assertThat(found.fix()).startsWith("write " + program + " in ");
        assertThat(violation(pack.file("other" + program, "")).observed()).endsWith("which is not in the package");
    }

    /** TypeScript keeps the folders of its sources where one of them is outside of src. */
    @Test
    void nodeJsIsToldWhereTheFileOfThatNameIs() {
        Pack pack = Pack.empty()
                .file("dist/src/main.js", "")
                .file("dist/test/a.js", "")
                .command("node", "dist/main");

        assertThat(violation(pack).observed()).endsWith("; it is dist/src/main.js there");
        assertThat(violation(pack).fix()).startsWith("write dist/src/main.js in ");
    }

    private static Finding violation(Pack pack) {
        return pack.check().findings().stream()
                .filter(one -> one.requirement() == Requirement.FC_FILE && one instanceof Finding.Violated)
                .findFirst()
                .orElseThrow(() -> new AssertionError(pack.check().findings()));
    }
}
