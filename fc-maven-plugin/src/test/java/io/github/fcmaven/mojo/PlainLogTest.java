package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.FcProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger wrote, in a name, a key or a line, and what of it reaches the terminal. */
class PlainLogTest {

    private static final String HOSTILE =
            "a\u001b]0;title\u0007b\u001b[2J\u009b31mc\r\n::error::owned\u202egpj.exe\nd\u0000e";

    private final List<String> logged = new ArrayList<>();
    private final Log log = new PlainLog(new SystemStreamLog() {
        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public void debug(CharSequence text) {
            logged.add("debug " + text);
        }

        @Override
        public void info(CharSequence text) {
            logged.add("info " + text);
        }

        @Override
        public void warn(CharSequence text) {
            logged.add("warn " + text);
        }

        @Override
        public void error(CharSequence text) {
            logged.add("error " + text);
        }

        @Override
        public void error(CharSequence text, Throwable error) {
            logged.add("error " + text + trace(error));
        }

        @Override
        public void debug(Throwable error) {
            logged.add("debug " + trace(error));
        }
    });

    static Stream<BiConsumer<Log, CharSequence>> levels() {
        return Stream.of(Log::debug, Log::info, Log::warn, Log::error);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void noLevelPassesOnWhatATerminalObeys(BiConsumer<Log, CharSequence> level) {
        level.accept(log, HOSTILE);

        assertThat(logged).hasSize(3).allSatisfy(line -> assertThat(line).matches("[^\\p{Cntrl}\\p{Cf}]*"));
        assertThat(logged.get(0)).endsWith(" a\\u001b]0;title\\u0007b\\u001b[2J\\u009b31mc");
        assertThat(logged.get(1)).endsWith(" : :error::owned\\u202egpj.exe");
        assertThat(logged.get(2)).endsWith(" d\\u0000e");
    }

    @Test
    void exceptionsAreToldInPlainWordsDownToTheLastCause() {
        FcProblem problem = FcProblem.local(HOSTILE, "rename it", new IllegalStateException("\u001b[31mred"));

        log.error("failed", problem);
        log.debug(problem);

        assertThat(logged).hasSize(2).allSatisfy(text -> assertThat(text)
                .contains("io.github.fcmaven.platform.FcProblem: a\\u001b]0;title")
                .contains("Caused by: java.lang.IllegalStateException: red")
                .contains("exceptionsAreToldInPlainWords")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\n::error"));
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
