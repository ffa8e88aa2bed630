package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of the package that a script starts in another folder: what the kernel and the loader make of them. */
class OtherFolderRowsTest {

    private static final byte[] NEWER = TinyElf.linked("GLIBC_2.34").bytes();
    private static final byte[] OLDER = TinyElf.linked("GLIBC_2.17").bytes();

    @ParameterizedTest
    @MethodSource
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> eachIsNamedAndMendedByItsFix() {
        Pack cd = Pack.empty().bootstrap("#!/bin/sh\ncd bin && ./app\n").program("bin/app", NEWER);
        Pack own = Pack.empty()
                .file("bin/start.sh", "cd \"$(dirname \"$0\")\" || exit 1\nexec ./app\n")
                .command("bash", "bin/start.sh");
        Pack libraries = Pack.empty().bootstrap("#!/bin/sh\nexport LD_LIBRARY_PATH=lib\ncd app\nexec bin/app\n");
        byte[] needs = TinyElf.linked("GLIBC_2.17").needs("libown.so").bytes();
        return Stream.of(
                new Row(
                        "a C library that is newer than the runtime's",
                        cd,
                        FC_LIBRARY,
                        "bin/app needs GLIBC_2.34 of libc.so.6, and the runtime custom has",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        cd.copy().runtime(CustomRuntime.CUSTOM_DEBIAN12)),
                new Row(
                        "the same by a script in its own folder",
                        own.copy().program("bin/app", NEWER),
                        FC_LIBRARY,
                        "bin/app needs GLIBC_2.34 of libc.so.6",
                        "set runtime",
                        own.copy().program("bin/app", OLDER)),
                new Row(
                        "the loader of another C library",
                        own.copy()
                                .program(
                                        "bin/app",
                                        TinyElf.program()
                                                .type(3)
                                                .interpreter("/lib/ld-musl-x86_64.so.1")
                                                .bytes()),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bin/app names the loader /lib/ld-musl-x86_64.so.1 of musl",
                        "link it statically",
                        own.copy().program("bin/app", TinyElf.program().bytes())),
                new Row(
                        "no mode of a program",
                        own.copy().file("bin/app", OLDER),
                        FC_BOOTSTRAP_MODE,
                        "bin/app, which a script starts, has the mode 0644",
                        "give it 755",
                        own.copy().program("bin/app", OLDER)),
                new Row(
                        "a library that is nowhere, which is looked for in the other folder",
                        libraries.copy().program("app/bin/app", needs),
                        FC_LIBRARY,
                        "app/bin/app needs libown.so",
                        "add libown.so",
                        libraries
                                .copy()
                                .program("app/bin/app", needs)
                                .file(
                                        "app/lib/libown.so",
                                        TinyElf.library("libown.so").bytes())));
    }

    /** What a script does first is seen there too, and a folder that is not there changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd bin\nchmod +x app\n./app",
                "chmod -R 755 bin\ncd bin\n./app",
                "cd bin\ncp /mnt/nas/app app\n./app",
                "cd bin && curl -so app https://example.com && exec ./app",
                "cd absent\n./app",
                "cd \"$APP_HOME\"\n./app",
                "[ -d /mnt ] && cd bin\n./app",
                "(cd bin; ./app)"
            })
    void whatAScriptMayChangeIsNotJudged(String script) {
        Pack pack = Pack.empty().file("bin/app", NEWER).file("start.sh", script + "\n");

        assertThat(Row.violations(pack.runtime(CustomRuntime.CUSTOM_DEBIAN12).command("bash", "start.sh")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd srv\nchmod +x bin/*p\nexec bin/app",
                "cd srv\nchmod -R 755 bin\nexec bin/app",
                "cd srv/conf\nchmod a=rx ../bin/app\nexec ../bin/app",
                "cd srv/bin\nls * | xargs chmod +x\nexec ./app"
            })
    void aScriptMayMakeAFileExecutableByItsNameInItsFolder(String script) {
        Pack pack = Pack.empty().file("srv/bin/app", OLDER).file("srv/conf/a", "");

        assertThat(Row.violations(pack.bootstrap("#!/bin/sh\n" + script + "\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmod +x app\nexec ./app",
                "chmod 755 /code/app; ./app",
                "chmod u+x,g+x app; ./app",
                "APP=app\nchmod +x \"$APP\" && exec ./app",
                "find . -name 'a*' -exec chmod +x {} +\nexec ./app"
            })
    void anyScriptMayMakeAFileExecutable(String script) {
        Pack pack = Pack.empty().file("app", OLDER).file("start.sh", script + "\n");

        assertThat(Row.violations(pack.copy().command("bash", "start.sh"))).isEmpty();
        assertThat(Row.violations(pack.copy().bootstrap("#!/bin/sh\nsh -c '" + script + "'\n")))
                .isEmpty();
    }

    @Test
    void anInterpreterIsSeenFromThatFolder() {
        Pack pack = Pack.empty().program("bin/app", "#!venv/python\n").program("bin/venv/python", OLDER);

        assertThat(Row.violations(pack.bootstrap("#!/bin/sh\ncd bin\nexec ./app\n")))
                .isEmpty();
    }
}
