package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.CaseTable;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.HostPlace;
import io.github.fcmaven.startup.RefusedConnection;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What servers of many languages print when they do not start, the cause that follows, and the change that corrects it.
 */
class StartCauseTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A start that failed: a case of a table, which has its exit code, what it printed behind bars, and the cause with
     * what is said of it and a part of the edit.
     *
     * @param says a part of what the cause says; may be nothing
     */
    private record Row(String name, int code, List<String> log, StartFailure failure, String says, String mends) {

        static Row of(List<String> lines) {
            int cause = lines.size() - 2;
            List<String> failure = List.of(lines.get(cause).split(": ", 2));
            return new Row(
                    lines.get(0),
                    Integer.parseInt(lines.get(1).replaceFirst("^exit ", "")),
                    lines.subList(2, cause).stream()
                            .map(line -> line.replaceFirst("^\\| ?", ""))
                            .toList(),
                    StartFailure.valueOf(failure.get(0)),
                    failure.size() > 1 ? failure.get(1) : "",
                    lines.get(cause + 1).replaceFirst("^ +-> ", ""));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return CaseTable.cases("start-causes").map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachCauseIsNamedWithTheEditThatMendsIt(Row row) {
        List<String> left = row.failure() == StartFailure.BACKGROUND ? List.of("PID 1 (server)") : List.of();
        Optional<String> error = row.log().stream()
                .filter(line -> line.matches("\\S.*(?:Error|Exception).*"))
                .reduce((one, other) -> other)
                .or(() -> row.failure() == StartFailure.UNKNOWN
                        ? Optional.of(row.log().get(0))
                        : Optional.empty());
        StartLog log = new StartLog(OptionalInt.of(row.code()), row.log(), error);
        StartCause cause = StartCause.of(new StartOutcome.Ended(SECOND, "exited", left, log));

        assertThat(cause.failure()).isEqualTo(row.failure());
        assertThat(cause.what()).contains(row.says()).doesNotContain("{");
        assertThat(cause.fix(requirement -> "fix " + requirement.id()))
                .contains(row.mends())
                .doesNotContain("{");
    }

    /** Node.js prints the line in which it failed, and a bundle may be all one line; 50 of these took a minute. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "(",
                "\\",
                "{",
                "-",
                "=",
                "0",
                "\"",
                "a/",
                "x: ",
                "\\\\n",
                "a\\\\n",
                "Caused by: a.b.C: \\\\n",
                "A",
                "(/",
                "a=",
                "Invalid ",
                "FileNotFoundError: ",
                "ENOENT: ",
                "UnsatisfiedLinkError: a: no b",
                "on '",
                "lookup a",
                "java.lang.module.ResolutionException",
                "lib",
                "(?:",
                "tar",
                "tar: ",
                "Cannot run program ",
                "Cannot run program \"a\"",
                "spawn a",
                "Caused by: ",
                "host: a",
                "ECONNREFUSED ('a",
                "ECONNREFUSED (host=a",
                "Connection to a",
                "ECONNREFUSED a/1",
                "ECONNREFUSED 1:",
                "ECONNREFUSED a."
            })
    void linesOfThousandsOfCharactersAreReadInTime(String unit) {
        List<String> lines = Collections.nCopies(10, unit.repeat(8192 / unit.length()));
        StartLog log = new StartLog(OptionalInt.of(1), lines, Optional.empty());
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();

        assertThat(StartCause.printed(log)).isEmpty();

        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(SECOND);
    }

    @Test
    void theCauseAtEitherEndOfALongLineIsFound() {
        String nested = "nested exception is BeanCreationException; ".repeat(180);
        String cause = "Could not resolve placeholder 'shop.key' in value \"${shop.key}\"";

        assertThat(Stream.of(nested + cause, cause + nested)
                        .map(line -> StartCause.printed(new StartLog(Optional.of(line)))
                                .orElseThrow()
                                .name()))
                .containsExactly("shop.key", "shop.key");
    }

    /** A logger that writes JSON has a whole stack trace in one line. */
    @Test
    void theCauseInTheMiddleOfAStackTraceInJsonIsFound() {
        String frames = "\\tat org.springframework.boot.web.Server.start(Server.java:7)\\n".repeat(60);
        String line = "{\"message\":\"failed\",\"stack\":\"a.b.Failed: no server\\n" + frames
                + "Caused by: org.springframework.boot.web.server.PortInUseException: Port 8080 is already in use\\n"
                + frames + "\"}";

        assertThat(StartCause.printed(new StartLog(Optional.of(line)))
                        .orElseThrow()
                        .failure())
                .isEqualTo(StartFailure.PORT_IN_USE);
    }

    @Test
    void aModuleThatThePackageHasElsewhereIsLookedForThere() {
        List<CodePath> files = List.of(CodePath.of("app/web/flask.py"), CodePath.of("libs/flask/__init__.py"));
        StartCause missing = StartCause.of(StartFailure.MISSING_PYTHON_MODULE, "No module named 'flask'", "flask");

        assertThat(CauseInPackage.of(missing, having(files)))
                .extracting(StartCause::what, cause -> cause.fix(Requirement::id))
                .containsExactly(
                        "Python does not look for the module flask where libs/flask/__init__.py is",
                        "add /code/libs to PYTHONPATH under environmentVariables of fc-maven-plugin");
        assertThat(CauseInPackage.of(missing, PackagedCode.NONE)).isEqualTo(missing);
    }

    private static PackagedCode having(List<CodePath> files) {
        return new PackagedCode() {
            @Override
            public Optional<ModuleFolder> module(String name) {
                return ModuleFolder.of(files, name);
            }

            @Override
            public boolean isNamespace(String name) {
                return ModuleFolder.isNamespace(files, name);
            }
        };
    }

    /** What is started has its own name for it; of several that it could mean none is guessed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gunicorn mysite.wsgi | mysite | site1/wsgi.py site1/__init__.py | mysite.wsgi -> site1.wsgi",
                "python3 -m gunicorn -b :9000 mysite.wsgi:application | mysite | shop/wsgi.py shop/asgi.py |"
                        + " mysite.wsgi -> shop.wsgi",
                "uvicorn mysite.asgi:application | mysite.asgi | shop/wsgi.py shop/asgi.py | mysite.asgi -> shop.asgi",
                "uvicorn main:app --port 9000 | main | app.py lib/main_test.py setup.py | main -> app",
                "gunicorn main:create_app() | main | app.py gunicorn_conf.py conftest.py | main -> app",
                "gunicorn mysite.wsgi | mysite | a/wsgi.py b/wsgi.py |",
                "gunicorn mysite.wsgi | flask | site1/wsgi.py |",
                "gunicorn shop.server:app | shop | site1/wsgi.py app.py |",
                "uvicorn main:app | main | app.py server.py |",
                "uvicorn main:app | main | web/app.py |",
                "python3 app.py | flask | app.py |",
                "python3 -m uvicorn main:app | uvicorn | main.py |",
                "gunicorn -k gevent app:app | gevent | app.py |",
                "gunicorn -k uvicorn.workers.UvicornWorker main:app | uvicorn | main.py |",
            })
    void theOnlyApplicationOfThePackageIsNamedInPlaceOfOneThatIsNot(
            String start, String missing, String files, String meant) {
        List<CodePath> there = Stream.of(files.split(" ")).map(CodePath::of).toList();

        assertThat(MeantApplication.of(there, List.of(start.split(" ")), missing, Optional::empty)
                        .map(found -> found.named() + " -> " + found.there()))
                .isEqualTo(Optional.ofNullable(meant));
    }

    @Test
    void anApplicationOfAnotherNameIsWrittenInItsPlace() {
        PackagedCode code = new PackagedCode() {
            @Override
            public Optional<MeantApplication> meant(String module) {
                return Optional.of(new MeantApplication(module + ".wsgi", "site1.wsgi"));
            }
        };

        for (StartFailure failure : List.of(StartFailure.MISSING_PYTHON_MODULE, StartFailure.NO_APPLICATION_MODULE)) {
            assertThat(CauseInPackage.of(StartCause.of(failure, "", "mysite"), code))
                    .extracting(StartCause::what, cause -> cause.fix(Requirement::id))
                    .containsExactly(
                            "the package has no module mysite.wsgi; it has site1.wsgi",
                            "write site1.wsgi in place of mysite.wsgi in the start command");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN_HOST | db.shop | the host db.shop, which has no address here; app.yml (db.host) names it |"
                        + " name another one by setting DB_HOST in checkEnvironment",
                "CONNECTION_REFUSED | db.shop:80 | db.shop:80, where nothing answers; app.yml (db.host) names it |"
                        + " give another address by setting DB_HOST in checkEnvironment",
                "LOCAL_SERVICE_REFUSED | localhost:80 | localhost:80, where nothing answers; app.yml (db.host) names"
                        + " it; on Function Compute localhost is the function's own instance, where nothing else runs"
                        + " | give the address that this service has on Function Compute by setting DB_HOST under"
                        + " environmentVariables",
                "UNKNOWN_HOST | x | it connects to the host x, which has no address here | name another one in check"
            })
    void thePlaceThatNamesTheHostIsToldAndHowItGetsAnother(StartFailure failure, String host, String what, String fix) {
        PackagedCode code = new PackagedCode() {
            @Override
            public Optional<HostPlace> placeOf(String name) {
                return name.equals("x")
                        ? Optional.empty()
                        : Optional.of(new HostPlace("app.yml (db.host)", " by setting DB_HOST"));
            }
        };
        StartCause cause = CauseInPackage.of(StartCause.of(failure, "", host, "localhost"), code);

        assertThat(cause.what()).endsWith(what);
        assertThat(cause.fix(Requirement::id)).contains(fix).doesNotContain("{");
    }

    /** Python has found the package when it misses a part: no other folder helps. */
    @Test
    void aPartThatThePackageOfPythonLacksIsAFileToAdd() {
        List<CodePath> files = List.of(CodePath.of("shop/__init__.py"), CodePath.of("shop/wsgi.py"));
        StartCause missing = StartCause.of(
                StartFailure.MISSING_PYTHON_MODULE, "No module named 'shop.settings.prod'", "shop.settings.prod");

        assertThat(CauseInPackage.of(missing, having(files)))
                .extracting(StartCause::what, cause -> cause.fix(Requirement::id))
                .containsExactly(
                        "the package shop.settings of Python is there, and has no module prod",
                        "add shop/settings/prod.py to the package, or correct the name shop.settings.prod where it is"
                                + " written; if shop.settings is a library, install its release that has prod");
    }

    /** A folder without __init__.py is shared by distributions, of which one is missing. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "opentelemetry.sdk, python/opentelemetry/trace/__init__.py, true",
        "google.cloud.storage, python/google/cloud/pubsub/__init__.py, true",
        "google.cloud.storage, google/__init__.py google/cloud/pubsub.py, true",
        "google.cloud.storage, google/cloud/__init__.py, false",
        "azure.storage, python/azure/__init__.py, false",
        "azure.storage, python/my_azure/blob.py, false",
        "azure, python/azure/blob.py, false"
    })
    void aPartOfASharedPackageComesWithItsDistribution(String module, String files, boolean shared) {
        List<CodePath> there = Stream.of(files.split(" ")).map(CodePath::of).toList();
        StartCause missing =
                StartCause.of(StartFailure.MISSING_PYTHON_MODULE, "No module named '" + module + "'", module);

        assertThat(CauseInPackage.of(missing, having(there))
                        .fix(Requirement::id)
                        .startsWith("install the distribution that has " + module))
                .isEqualTo(shared);
    }

    @Test
    void aServiceThatTheLogDoesNotNameIsTheOneOfTheConfiguration() {
        List<String> lines = List.of(
                "com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure",
                "Caused by: java.net.ConnectException: Connection refused");
        Optional<RefusedConnection> configured = Optional.of(new RefusedConnection("db.shop", 3306));
        StartLog log =
                new StartLog(OptionalInt.of(1), lines, Optional.empty(), configured, List.of(), Optional.empty());
        StartCause cause = StartCause.of(new StartOutcome.Ended(SECOND, "exited", List.of(), log));

        assertThat(cause.failure()).isEqualTo(StartFailure.CONNECTION_REFUSED);
        assertThat(cause.what()).contains("db.shop:3306");
    }

    @Test
    void bracesThatAServerPrintsStayAsTheyAre() {
        StartLog log =
                new StartLog(OptionalInt.of(1), List.of("Unrecognized option: -Dserver.port={port}"), Optional.empty());
        StartCause cause = StartCause.of(new StartOutcome.Ended(SECOND, "exited", List.of(), log));

        assertThat(cause.what()).isEqualTo("Java does not know the option -Dserver.port={port}");
        assertThat(cause.fix(requirement -> "fix " + requirement.id())).startsWith("remove -Dserver.port={port} from");
    }

    @Test
    void everyCauseOfTheCatalogueHasARow() {
        Set<StartFailure> shown = EnumSet.noneOf(StartFailure.class);
        rows().map(Row::failure).forEach(shown::add);
        shown.addAll(Set.of( // of a server that still runs
                StartFailure.SLOW, StartFailure.LISTENS_NOWHERE, StartFailure.TOLD_TO_LISTEN_NOWHERE));
        shown.add(StartFailure.UNREAD_OUTPUT); // its start script shows it: StartCheckTest
        shown.add(StartFailure.STAYS_BEFORE_LISTENING); // its stack shows it: OwnFrameTest
        shown.addAll(Set.of( // only the package shows them: PackagedCauseTest
                StartFailure.UNREPLACED_VARIABLE, StartFailure.LOST_BY_PATH, StartFailure.BACKGROUND_PROGRAM));
        shown.add(StartFailure.BACKGROUND_CHILD); // the same
        shown.add(StartFailure.LACKS_FILE); // the same: LackingFileTest
        shown.add(StartFailure.LOST_LOADER_PATH); // the same: LoaderPathTest, PackagedCauseTest
        shown.add(StartFailure.NO_LOADER); // only the package shows it: StandInDifferenceTest
        shown.add(StartFailure.PYTHON_MODULE_ELSEWHERE); // only the package shows it: a test above
        shown.add(StartFailure.PART_OF_PYTHON_PACKAGE); // the same
        shown.add(StartFailure.PART_OF_PYTHON_NAMESPACE); // the same
        shown.add(StartFailure.OTHER_APPLICATION); // the same
        shown.add(StartFailure.OTHER_JAR); // the same: OtherJarVersionTest
        shown.add(StartFailure.CLASS_OF_OLDER_JAVA); // its name shows it: JavaAdviceTest
        shown.add(StartFailure.OWN_CLASS); // only the package shows it: the same
        shown.add(StartFailure.MERGED_DRIVERS); // only the package shows it: the same
        shown.add(StartFailure.METHOD_OF_OTHER_VERSION); // only the package shows it: the same
        shown.add(StartFailure.OTHER_RESOURCE); // only the package shows it: the same
        shown.add(StartFailure.OTHER_FLASK_APPLICATION); // the same: PackagedCauseTest
        shown.addAll(Set.of(StartFailure.ONLY_APPLICATION, StartFailure.MISSING_COMMAND)); // the same
        shown.add(StartFailure.HANDLER_ALONE); // the same
        shown.add(StartFailure.FOREIGN_VARIABLE); // the same
        shown.add(StartFailure.LIBRARY_ELSEWHERE); // the same

        assertThat(shown).containsExactlyInAnyOrder(StartFailure.values());
    }

    @Test
    void aServerThatPrintsNothingIsToPrintItsErrors() {
        StartLog nothing = new StartLog(OptionalInt.empty(), List.of(), Optional.empty());
        StartLog line = new StartLog(OptionalInt.empty(), List.of("loading"), Optional.empty());

        assertThat(nowhere(nothing)).startsWith("let the code print its errors, because server.log is empty");
        assertThat(nowhere(line)).startsWith("look in server.log for what it did last: it has opened no port");
    }

    private static String nowhere(StartLog log) {
        return StartCause.of(new StartOutcome.Silent(SECOND, Optional.empty(), log, List.of()), false, false)
                .fix(requirement -> "");
    }

    @Test
    void aServerThatStillRunsIsSlowOrListensNowhere() {
        StartOutcome.Silent silent = new StartOutcome.Silent(Duration.ofSeconds(120), Optional.empty());

        assertThat(StartCause.of(silent, true, false).failure()).isEqualTo(StartFailure.SLOW);
        assertThat(StartCause.of(silent, false, false).failure()).isEqualTo(StartFailure.LISTENS_NOWHERE);
        assertThat(StartCause.of(silent, false, true).fix(requirement -> "fix " + requirement.id()))
                .isEqualTo("fix FC-STARTUP");
        assertThat(StartCause.of(silent, false, false).fix(requirement -> "fix " + requirement.id()))
                .contains("it has opened no port at all")
                .doesNotContain("FC-PORT");
    }
}
