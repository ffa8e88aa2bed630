package io.github.fcmaven.mojo;

import io.github.fcmaven.report.PlainText;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log, to which nothing goes as a stranger wrote it: names in zips, keys, log lines and answers are full of
 * what a terminal or a CI would obey. A text of several lines is logged line by line, so that none of them looks like
 * one of Maven's.
 */
record PlainLog(Log log) implements Log {

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence text) {
        if (log.isDebugEnabled()) {
            lines(text, log::debug);
        }
    }

    @Override
    public void debug(CharSequence text, Throwable error) {
        if (log.isDebugEnabled()) {
            log.debug(PlainText.whole(String.valueOf(text)), PlainException.of(error));
        }
    }

    @Override
    public void debug(Throwable error) {
        if (log.isDebugEnabled()) {
            log.debug(PlainException.of(error));
        }
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence text) {
        lines(text, log::info);
    }

    @Override
    public void info(CharSequence text, Throwable error) {
        log.info(PlainText.whole(String.valueOf(text)), PlainException.of(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(PlainException.of(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence text) {
        lines(text, log::warn);
    }

    @Override
    public void warn(CharSequence text, Throwable error) {
        log.warn(PlainText.whole(String.valueOf(text)), PlainException.of(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(PlainException.of(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence text) {
        lines(text, log::error);
    }

    @Override
    public void error(CharSequence text, Throwable error) {
        log.error(PlainText.whole(String.valueOf(text)), PlainException.of(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(PlainException.of(error));
    }

    private static void lines(CharSequence text, Consumer<CharSequence> log) {
        PlainText.whole(String.valueOf(text)).lines().forEach(log);
    }
}
