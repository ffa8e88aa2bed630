package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A start that is not followed may tell the server more than its files do: then these convict nobody. */
class UnfollowedStartRowsTest {

    private static final String LOST = "if true; then :; fi\n";
    private static final String JAVA = "exec java -jar demo.jar";

    /** @param violated the ids; nothing where the port may be another one than the files say */
    record Case(String name, String violated, Pack pack) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> scripts() {
        return Stream.of(
                holds("an option", script("if true; then exec java -Dserver.port=9000 -jar demo.jar; fi")),
                holds("a variable", script("for p in 9000; do export SERVER_PORT=$p; done\n" + JAVA)),
                holds("a file", script("if true; then cp prod.yml /tmp; fi\n" + JAVA)),
                holds("another folder", script("cd conf\nexec java -jar ../demo.jar")),
                holds("arguments", script(LOST + JAVA + " \"$@\"")),
                convicts("nothing", script("if true; then export A=b; fi\n" + JAVA)),
                convicts("a comment", script("# the port\nif true; then :; fi\n" + JAVA)),
                holds("what it leaves behind", script("java -Dserver.port=9000 -jar demo.jar &\ntail -f /tmp/log")),
                holds("a file of variables", script("if [ -f x ]; then\n  set -a\n  . ./.vars\nfi\n" + JAVA)),
                holds("a file by source", script("if true; then source env.d/fc; fi\n" + JAVA)),
                holds("a file by eval", script(LOST + "eval x\n" + JAVA)),
                holds("a command's output", script("export $(cat .vars | xargs)\n" + JAVA)),
                holds("words of a file", script("exec java $(cat jvm.flags) -jar demo.jar")),
                holds("a file of arguments", script(LOST + "exec java @app.args -jar demo.jar")),
                convicts("its own folder", script(LOST + "HERE=$(dirname \"$0\")\n" + JAVA)));
    }

    static Stream<Case> scriptsOfScripts() {
        Pack bare = script(LOST + "exec ./bin/app");
        return Stream.of(
                holds("one that it names", bare.copy().program("bin/app", "#!/bin/bash\nSERVER_PORT=9000 " + JAVA)),
                holds(
                        "one of that one",
                        bare.copy()
                                .program("bin/app", "#!/bin/bash\nexec /code/bin/b.sh")
                                .program("bin/b.sh", "#!/bin/bash\nSERVER_PORT=9000 " + JAVA)),
                convicts(
                        "two that name each other",
                        bare.copy().program("bin/app", "#!/bin/bash\nsh start.sh\n" + JAVA)),
                convicts(
                        "one that nobody names",
                        script(LOST + JAVA).program("stop.sh", "#!/bin/bash\ncurl x/shutdown --data x\n")));
    }

    static Stream<Case> commands() {
        return Stream.of(
                holds("a file", command("if true; then . ./x; fi; exec java -jar demo.jar")),
                holds("a variable", command("if true; then export SERVER_PORT=9000; fi; exec java -jar demo.jar")),
                convicts("nothing", command("if true; then :; fi; exec java -jar demo.jar")));
    }

    static Stream<Case> placeholders() {
        Pack pack = boot("server.port=${LISTEN:8080}").command("./start.sh");
        return Stream.of(
                convicts("a default", pack.copy().program("start.sh", "#!/bin/bash\n" + LOST + JAVA)),
                holds(
                        "its variable",
                        pack.copy().program("start.sh", "#!/bin/bash\n" + LOST + "export LISTEN=9000\n" + JAVA)));
    }

    static Stream<Case> launchers() {
        return Stream.of(
                convicts("alone", launcher("server.port=8080")),
                holds("alone, which says CAPort", launcher("server.port=9000")),
                holds("with an argument", launcher("server.port=8080").command("./demo.jar", "--server.port=9000")),
                convicts("with an argument", launcher("").command("./demo.jar", "--server.port=8080")),
                convicts("by a script", launcher("server.port=8080").bootstrap("#!/bin/bash\nexec ./demo.jar\n")),
                convicts(
                        "by Java of a script",
                        launcher("server.port=8080")
                                .program("start.sh", "#!/bin/bash\n" + LOST + JAVA)
                                .command("./start.sh")),
                holds("with a variable", launcher("server.port=8080").variable("RUN_ARGS", "--server.port=9000")),
                holds("with a file", launcher("server.port=8080").file("demo.conf", "RUN_ARGS=--server.port=9000")));
    }

    @ParameterizedTest
    @MethodSource({"scripts", "scriptsOfScripts", "placeholders", "launchers"})
    void theFilesAloneDecideWhereItTellsNothing(Case one) {
        assertThat(Row.violations(one.pack()))
                .extracting(finding -> finding.requirement().id())
                .containsExactlyElementsOf(one.violated().lines().toList());
    }

    /** Words that a shell takes apart are a finding of their own. */
    @ParameterizedTest
    @MethodSource("commands")
    void theFilesAloneDecideWhereAScriptInTheCommandTellsNothing(Case one) {
        assertThat(Row.violations(one.pack()))
                .extracting(finding -> finding.requirement().id())
                .filteredOn(id -> !id.equals("FC-COMMAND-LINE"))
                .containsExactlyElementsOf(one.violated().lines().toList());
    }

    private static Case holds(String name, Pack pack) {
        return new Case(name, "", pack);
    }

    private static Case convicts(String name, Pack pack) {
        return new Case(name + ": FC-PORT", "FC-PORT", pack);
    }

    private static Pack script(String script) {
        return boot("server.port=8080")
                .program("start.sh", "#!/bin/bash\n" + script + "\n")
                .command("./start.sh");
    }

    private static Pack command(String script) {
        return boot("server.port=8080").command("sh", "-c", script);
    }

    private static Pack boot(String properties) {
        return Pack.boot(properties + "\n");
    }

    /** A jar that begins with the script of Spring Boot, which reads its own variables. */
    private static Pack launcher(String properties) {
        String script = "#!/bin/bash\nexec java $JAVA_OPTS -jar \"$jarfile\" $RUN_ARGS \"$@\"\nexit 0\n";
        byte[] jar = Pack.bootJar(properties + "\n").bytes();
        byte[] both = Arrays.copyOf(script.getBytes(StandardCharsets.US_ASCII), script.length() + jar.length);
        System.arraycopy(jar, 0, both, script.length(), jar.length);
        return Pack.empty().program("demo.jar", both).command("./demo.jar");
    }
}
