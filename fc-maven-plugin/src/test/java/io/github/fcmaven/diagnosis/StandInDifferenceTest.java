package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.PhpQuestions;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that the machine of the check explains, and those of the same looks that it does not. */
class StandInDifferenceTest {

    private static final StartLog NOTHING = new StartLog(Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.reflect.InaccessibleObjectException: Unable to make field private final byte[] java."
                        + "lang.String.value accessible",
                "module java.base does not \"opens java.lang\" to unnamed module @4b",
                "java.lang.IllegalAccessError: class f.A cannot access class sun.security.x509.X500Name because "
                        + "module java.base does not export sun.security.x509",
                "Caused by: java.lang.ClassNotFoundException: javax.xml.bind.JAXBContext",
                "java.lang.NoClassDefFoundError: javax/annotation/PostConstruct",
                "java.lang.NoClassDefFoundError: sun/misc/BASE64Encoder",
                "java.lang.NoSuchFieldException: modifiers",
                "java.lang.NullPointerException: Cannot invoke \"javax.script.ScriptEngine.eval(String)\" because the "
                        + "return value of \"javax.script.ScriptEngineManager.getEngineByName(String)\" is null",
                "java.lang.IllegalStateException: This program needs Java 8, not 17.0.15",
                "java.lang.ClassCastException: class jdk.internal.loader.ClassLoaders$AppClassLoader cannot be "
                        + "cast to class java.net.URLClassLoader",
                "java.lang.UnsupportedOperationException: The Security Manager is deprecated and will be removed "
                        + "in a future release",
                "Unrecognized VM option 'MaxPermSize=256m'",
                "Unrecognized VM option 'UseConcMarkSweepGC'",
                "java.lang.IllegalArgumentException: Unsupported class file major version 61",
            })
    void anErrorThatOnlyANewerJavaThrowsProvesNothingOfAnOlderOne(String line) {
        assertThat(explained(java(8, 17), line)).isPresent();
        assertThat(explained(java(17, 17), line)).as("on the same Java").isEmpty();
        assertThat(explained(java(8, 8), line)).as("on its own Java").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.ClassNotFoundException: com.example.Shop",
                "java.lang.NoClassDefFoundError: javax/servlet/Servlet",
                "Error: Unable to access jarfile app.jar",
                "java.lang.IllegalArgumentException: Unsupported class file major version 65",
                "Unrecognized option: --frobnicate",
                "com.fasterxml.jackson.databind.exc.InvalidDefinitionException: Java 8 date/time type"
                        + " `java.time.Instant` not supported by default: add Module",
                "java.lang.IllegalStateException: cannot connect to node 1 of the cluster",
            })
    void whatNoJavaExplainsConvicts(String line) {
        assertThat(explained(java(8, 17), line)).isEmpty();
    }

    @Test
    void javaElevenHadNoJavaEEEither() {
        assertThat(explained(java(11, 17), "java.lang.NoClassDefFoundError: javax/xml/bind/JAXBException"))
                .isEmpty();
        assertThat(explained(java(11, 17), "java.lang.reflect.InaccessibleObjectException: Unable to make"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHP Fatal error:  Uncaught Error: Class \"Swoole\\Http\\Server\" not found in /code/server."
                        + "php:2 | true",
                "PHP Fatal error:  Uncaught Error: Class 'Redis' not found in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Call to undefined function curl_init() in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Call to undefined function App\\mb_strlen() in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Class \"App\\Kernl\" not found in /code/a.php:2 | false",
                "PHP Fatal error:  Uncaught Error: Call to undefined function curl_inti_my() in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Call to undefined function shop_open() in /code/a.php:2 | false",
                "The redis extension is required | true",
                "imagick missing | true",
                "ext-mongodb is not installed, install it first | true",
                "Please install the PHP extension 'grpc' | true",
                "Extension \"swoole\" not loaded! | true",
                "Class Redis not available | true",
                "Please install the redis extension | true",
                "redis extension could not be loaded | true",
                "PHP Fatal error:  Uncaught PDOException: could not find driver in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Undefined constant \"CURLOPT_URL\" in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught Error: Undefined constant PDO::MYSQL_ATTR_SSL_CA in a.php:2 | true",
                "Your Composer dependencies require the following PHP extensions to be installed: xdebug | true",
                "Using redis extension | false",
                "redis module loaded | false",
                "the configuration of redis.host is missing | false",
                "config.yaml is missing | false",
                "cannot connect to redis | false",
                "curl returned no answer, the key is required | false",
            })
    void aClassOfAKnownExtensionOfPhpProvesNothingAndAMisspeltOneConvicts(String line, boolean explained) {
        Differences php = differing(List.of(new StandIn.Program(Interpreter.LAYER_PHP80, "8.2.20")), any -> false);
        assertThat(explained(php, line).isPresent()).isEqualTo(explained);
    }

    /** A program that asks for what is not there ends as it likes, and often without a word. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "extension_loaded('redis') or exit(1); | redis",
                "if (!class_exists('Redis')) exit; | redis",
                "if (!class_exists(\\Redis::class)) exit; | redis",
                "if (!function_exists(\"imagecreate\")) exit; | gd",
                "if (!extension_loaded('Zend OPcache')) exit; | opcache",
                "require 'boot.php'; | swoole",
                "if (!extension_loaded('redis')) { echo 'no redis'; die(1); } | redis",
                "if (!extension_loaded('json')) exit; |",
                "if (class_exists('Redis')) { $cache = new Redis(); } |",
                "if (!function_exists('imagecreate')) { function imagecreate() {} } |",
                "if (!function_exists('curl_init')) exit; |",
                "if (!extension_loaded('shop')) exit; |",
                "if (!class_exists('Shop')) exit; |",
                "new Redis(); |",
                "exit; |",
            })
    void aSilentProgramThatAsksForAnExtensionWhichIsNotHereProvesNothing(String code, String extension) {
        SortedMap<CodePath, Entry> files = new TreeMap<>();
        Map.of(
                        "index.php", "<?php " + code,
                        "boot.php", "<?php if (!extension_loaded('swoole')) exit(1);",
                        "vendor/index.php", "<?php extension_loaded('amqp');",
                        "other.php", "<?php extension_loaded('amqp');")
                .forEach((name, text) -> files.put(
                        CodePath.of(name), new Entry(CodePath.of(name), Content.of(text), FileMode.READABLE)));
        PackagedCode asks = new PackagedCode() {
            @Override
            public Set<String> askedOfPhp() {
                return PhpQuestions.of(files, List.of("php", "/code/index.php"));
            }
        };
        StandIn php = new StandIn.Program(Interpreter.CUSTOM_PHP, "8.2.20", Set.of("json", "curl"));
        Differences here = TestMachine.differing(List.of(php), asks);

        for (StartFailure silent : List.of(StartFailure.RETURNED, StartFailure.LAST_LINE, StartFailure.WORDLESS)) {
            assertThat(StandInDifference.of(here, NOTHING, StartCause.of(silent))
                            .map(found -> found.why().replaceFirst("PHP's extension (\\w+) is not.*", "$1")))
                    .isEqualTo(Optional.ofNullable(extension));
        }
        assertThat(StandInDifference.of(here, NOTHING, StartCause.of(StartFailure.UNKNOWN, "it failed")))
                .isEmpty();
    }

    /** What is installed here is not the cause. */
    @Test
    void anExtensionThatIsHereExplainsNothing() {
        StandIn php = new StandIn.Program(Interpreter.CUSTOM_PHP, "8.2.20", Set.of("mbstring"));
        Differences here = TestMachine.differing(List.of(php), PackagedCode.NONE);

        assertThat(explained(here, "PHP Fatal error: Uncaught Error: Call to undefined function mb_shop() in a.php:2"))
                .isEmpty();
        assertThat(explained(here, "PHP Fatal error: Uncaught Error: Call to undefined function gd_info() in a.php:2"))
                .isPresent();
    }

    /** The first is what ThinkPHP 3.2 says on PHP 8.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHP Fatal error:  Cannot acquire reference to $GLOBALS in /code/functions.php:368 | true",
                "PHP Fatal error:  Uncaught Error: Call to undefined function each() in /code/a.php:2 | true",
                "PHP Fatal error:  Array and string offset access syntax with curly braces is no longer | true",
                "PHP Fatal error:  Uncaught Error: Non-static method A::b() cannot be called statically | true",
                "PHP Fatal error:  Uncaught Error: Undefined constant \"DEBUG\" in /code/a.php:2 | true",
                "PHP Fatal error:  Uncaught TypeError: count(): Argument #1 ($value) must be of type array,"
                        + " null given in /code/a.php:3 | true",
                "PHP Fatal error:  Uncaught TypeError: shop(): Argument #1 ($id) must be of type int, null given,"
                        + " called in /code/a.php on line 3 | false",
                "PHP Fatal error:  Uncaught Error: Call to undefined function shop() in /code/a.php:2 | false",
                "PHP Fatal error:  Uncaught Error: Failed opening required 'vendor/autoload.php' | false",
            })
    void whatOnlyPhp8RefusesProvesNothingOfPhp7(String line, boolean explained) {
        Differences php7 = differing(List.of(new StandIn.Program(Interpreter.CUSTOM_PHP, "8.2.20")), any -> false);
        Differences php8 = differing(List.of(new StandIn.Program(Interpreter.LAYER_PHP80, "8.2.20")), any -> false);
        Differences same = differing(List.of(new StandIn.Program(Interpreter.CUSTOM_PHP, "7.4.33")), any -> false);

        assertThat(explained(php7, line).isPresent()).isEqualTo(explained);
        assertThat(explained(php8, line)).isEmpty();
        assertThat(explained(same, line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ImportError: cannot import name 'Mapping' from 'collections' (/x/c.py) | 3.7 | true",
                "AttributeError: module 'time' has no attribute 'clock' | 3.7 | true",
                "AttributeError: module 'asyncio' has no attribute 'coroutine' | 3.7 | true",
                "AttributeError: 'Thread' object has no attribute 'isAlive'. Did you mean: 'is_alive'? | 3.7 | true",
                "AttributeError: 'Order' object has no attribute 'isAlive' | 3.7 | false",
                "TypeError: JSONDecoder.__init__() got an unexpected keyword argument 'encoding' | 3.7 | true",
                "TypeError: Order.__init__() got an unexpected keyword argument 'encoding' | 3.7 | false",
                "re.error: global flags not at the start of the expression at position 1 | 3.7 | true",
                "RuntimeError: this program needs Python 3.7 | 3.7 | true",
                "RuntimeError: this program needs Java 8 | 3.7 | false",
                "error: /usr/lib/python3.7/site-packages/shop.py is empty | 3.7 | false",
                "AttributeError: 'Thread' object has no attribute 'isAlive'. Did you mean: 'is_alive'? | 3.10 | false",
                "re.error: global flags not at the start of the expression at position 1 | 3.10 | true",
                "ImportError: cannot import name 'Mapping' from 'collections' (/x/c.py) | 3.10 | false",
                "AttributeError: module 'time' has no attribute 'clokc' | 3.7 | false",
                "ImportError: cannot import name 'Flask' from 'app' (/code/app.py) | 3.7 | false",
            })
    void aNameOfTheOlderPythonProvesNothing(String line, String platform, boolean explained) {
        Interpreter python = platform.equals("3.7") ? Interpreter.CUSTOM_PYTHON : Interpreter.DEBIAN10_PYTHON;
        Differences differences = differing(List.of(new StandIn.Program(python, "3.11.7")), any -> false);

        assertThat(explained(differences, line).isPresent()).isEqualTo(explained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error: error:0308010C:digital envelope routines::unsupported | CUSTOM_NODE | true",
                "  code: 'ERR_OSSL_EVP_UNSUPPORTED' | LAYER_NODE16 | true",
                "  code: 'ERR_OSSL_EVP_UNSUPPORTED' | LAYER_NODE18 | false",
                "ReferenceError: primordials is not defined | CUSTOM_NODE | true",
                "ReferenceError: primordials is not defined | LAYER_NODE16 | false",
                "Error: needs Node 10 | CUSTOM_NODE | true",
                "Error: node order 10 is not known | CUSTOM_NODE | false",
                "Error: needs Python 3 | CUSTOM_NODE | false",
                "NODE_MODULE_VERSION 64. This version of Node.js requires | CUSTOM_NODE | true",
                "NODE_MODULE_VERSION 72. This version of Node.js requires | CUSTOM_NODE | false",
            })
    void whatANewerNodeRefusesProvesNothing(String line, Interpreter platform, boolean explained) {
        Differences differences = differing(List.of(new StandIn.Program(platform, "20.20.2")), any -> false);

        assertThat(explained(differences, line).isPresent()).isEqualTo(explained);
    }

    @Test
    void aProgramThatTheImageMayHaveProvesNothingAndOneThatNoImageHasConvicts() {
        Differences image = differing(List.of(), program -> !program.equals("zsh"));

        assertThat(explained(image, "bootstrap: 2: gunicorn: not found", 127))
                .hasValueSatisfying(why -> assertThat(why.why()).contains("gunicorn is not on this machine's PATH"));
        assertThat(explained(image, "bootstrap: 2: zsh: not found", 127)).isEmpty();
        assertThat(explained(image, "bootstrap: 2: gunicorn: not found", 1))
                .as("of a script that goes on")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bootstrap: 2: ./server: not found",
                "bootstrap: line 2: ./server: cannot execute: required file not found",
                "setsid: failed to execute ./server: No such file or directory",
                "nohup: failed to run command './server': No such file or directory",
                "env: './server': No such file or directory",
            })
    void whatRunsAProgramOfThePackageIsTheCauseUnlessTheRuntimeMayHaveIt(String line) {
        ProgramLoader musl = new ProgramLoader(CodePath.of("server"), "/lib/ld-musl-x86_64.so.1", false);
        ProgramLoader python = new ProgramLoader(CodePath.of("server"), "/usr/bin/python3", true);
        StartLog log = new StartLog(OptionalInt.of(127), List.of(line), Optional.empty());
        StartOutcome.Ended ended = new StartOutcome.Ended(Duration.ofSeconds(1), "exited", List.of(), log);
        StartCause plain = StartCause.of(ended);

        StartCause cause = CauseInPackage.of(plain, running(musl));
        assertThat(cause.failure()).isEqualTo(StartFailure.NO_LOADER);
        assertThat(cause.what())
                .isEqualTo("server is in the package, but /lib/ld-musl-x86_64.so.1, which runs it, is"
                        + " not in the runtime");
        assertThat(StandInDifference.of(loadedBy(musl), log, cause)).isEmpty();
        assertThat(StandInDifference.of(loadedBy(python), log, cause))
                .hasValueSatisfying(why -> assertThat(why.why()).startsWith("/usr/bin/python3 is not on this machine"));
        assertThat(CauseInPackage.of(plain, PackagedCode.NONE)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"3.12.4, true", "3.10.9, false"})
    void byteCodeThatThePythonHereRefusesProvesNothingOfAnotherPython(String here, boolean explained) {
        Differences python = differing(List.of(new StandIn.Program(Interpreter.DEBIAN10_PYTHON, here)), any -> false);

        assertThat(explained(python, "RuntimeError: Bad magic number in .pyc file")
                        .isPresent())
                .isEqualTo(explained);
    }

    private static Differences loadedBy(ProgramLoader loader) {
        return TestMachine.differing(List.of(), running(loader));
    }

    private static PackagedCode running(ProgramLoader loader) {
        return new PackagedCode() {
            @Override
            public Optional<ProgramLoader> loader(String program) {
                return Optional.of(loader).filter(any -> program.contains("server"));
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.OutOfMemoryError: unable to create native thread | 25 processes and threads,"
                        + " which others share",
                "RuntimeError: can't start new thread | 25 processes and threads, which others share",
                "java.io.IOException: Too many open files | 64 files open, and an instance may have 100,000",
                "Could not reserve enough space for 524288KB object heap | address 1,000,000 bytes",
                "OSError: [Errno 28] No space left on device | this machine's disk, and that is full",
            })
    void whatThisMachineHasLessOfProvesNothing(String line, String why) {
        ResourceLimits few = new ResourceLimits(OptionalLong.of(25), OptionalLong.of(64), OptionalLong.of(1_000_000));
        Differences here = TestMachine.limited(few);

        assertThat(explained(here, line))
                .hasValueSatisfying(found -> assertThat(found.why()).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.OutOfMemoryError: unable to create native thread",
                "java.io.IOException: Too many open files",
                "java.lang.OutOfMemoryError: Java heap space",
            })
    void whereThisMachineHasNoLimitItConvicts(String line) {
        ResourceLimits many = new ResourceLimits(OptionalLong.empty(), OptionalLong.of(100_000), OptionalLong.empty());

        assertThat(explained(TestMachine.limited(many), line)).isEmpty();
    }

    private static Differences differing(List<StandIn> standIns, Predicate<String> programs) {
        PackagedCode code = new PackagedCode() {
            @Override
            public boolean mayHave(String program) {
                return programs.test(program);
            }
        };
        return TestMachine.differing(standIns, code);
    }

    private static Differences java(int platform, int here) {
        return differing(List.of(new StandIn.Java(platform, here)), any -> false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./run.sh: 2: [[: not found | 0 | true",
                "./run.sh: 2: source: not found | 1 | true",
                "run.sh: 3: set: Illegal option -o pipefail | 2 | true",
                "run.sh: 4: Syntax error: \"(\" unexpected | 2 | true",
                "run.sh: 4: Bad substitution | 2 | true",
                "./run.sh: 2: exec: -a: not found | 127 | true",
                "./run.sh: 2: exec: {fd}: not found | 127 | true",
                "./run.sh: 2: wait: Illegal option -n | 2 | true",
                "./run.sh: 2: [: a: unexpected operator | 2 | true",
                "./run.sh: 2: read: Illegal option -t | 2 | true",
                "./run.sh: 2: export: Illegal option -f | 2 | true",
                "./run.sh: 2: ulimit: Illegal option -u | 2 | true",
                "./run.sh: 2: set: Illegal option -o errtrace | 2 | true",
                "./run.sh: 2: mapfile: not found | 127 | true",
                "./run.sh: 2: typeset: not found | 127 | true",
                "./run.sh: 2: disown: not found | 127 | true",
                "./run.sh: 2: m[a]=1: not found | 127 | true",
                "./run.sh: 2: a+=b: not found | 127 | true",
                "./run.sh: 2: local: -r: bad variable name | 2 | true",
                "./run.sh: 2: arithmetic expression: expecting primary: \"i++\" | 2 | true",
                "trap: SIGTERM: bad trap | 1 | true",
                "./run.sh: 2: Syntax error: redirection unexpected | 2 | true",
                "./run.sh: 2: Syntax error: Bad for loop variable | 2 | true",
                "./run.sh: 2: Syntax error: \"&\" unexpected | 2 | true",
                "./run.sh: line 2: syntax error: unexpected \"(\" | 2 | true",
                "./run.sh: line 2: syntax error: unexpected redirection | 2 | true",
                "./run.sh: line 3: syntax error: bad substitution | 2 | true",
                "./run.sh: line 3: declare: not found | 127 | true",
                "./run.sh: 2: wait: Illegal option -z | 2 | false",
                "./run.sh: 2: exec: server: not found | 127 | false",
                "./run.sh: 2: Syntax error: \"fi\" unexpected | 2 | false",
                "./run.sh: 2: Syntax error: \"}\" unexpected | 2 | false",
                "./run.sh: 3: Syntax error: end of file unexpected (expecting \"fi\") | 2 | false",
                "./run.sh: 3: Syntax error: Unterminated quoted string | 2 | false",
                "./run.sh: line 2: syntax error: unexpected \"fi\" | 2 | false",
                "./run.sh: line 2: ${a.b}: bad substitution | 1 | false",
                "./run.sh: line 2: declare: command not found | 127 | false",
                "./run.sh: 2: gunicorn: not found | 127 | false",
                "./run.sh: line 2: syntax error near unexpected token `fi' | 2 | false",
                "SyntaxError: invalid syntax | 1 | false",
            })
    void whatAnotherShellAloneRefusesProvesNothing(String line, int code, boolean explained) {
        assertThat(explained(java(17, 17), line, code).isPresent()).isEqualTo(explained);
    }

    /** Dash runs the word as a command, and stumbles over the end of the body. */
    @Test
    void theBodyOfAFunctionThatDashDoesNotKnowProvesNothing() {
        List<String> lines = List.of("./run.sh: 1: function: not found", "./run.sh: 3: Syntax error: \"}\" unexpected");
        StartLog log = new StartLog(OptionalInt.of(2), lines, Optional.of(lines.get(1)));
        StartOutcome.Ended ended = new StartOutcome.Ended(Duration.ofSeconds(1), "exited", List.of(), log);

        assertThat(StandInDifference.of(java(17, 17), log, StartCause.of(ended)))
                .isPresent();
    }

    private static Optional<StandInDifference.Explanation> explained(Differences differences, String line) {
        return explained(differences, line, 1);
    }

    private static Optional<StandInDifference.Explanation> explained(Differences differences, String line, int code) {
        StartLog log = new StartLog(OptionalInt.of(code), List.of(line), Optional.of(line));
        StartOutcome.Ended ended = new StartOutcome.Ended(Duration.ofSeconds(1), "exited", List.of(), log);
        return StandInDifference.of(differences, log, StartCause.of(ended));
    }
}
