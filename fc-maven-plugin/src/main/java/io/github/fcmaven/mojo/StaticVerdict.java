package io.github.fcmaven.mojo;

import io.github.fcmaven.report.StaticConsole;
import io.github.fcmaven.rule.StaticReport;
import org.apache.maven.plugin.logging.Log;

/** What a static check means for a build: all violations at once, what is only a warning, and what was not judged. */
record StaticVerdict(StaticReport report) {

    /** @throws Refused with every violation that is an error, where there is one */
    void tell(Log log) {
        StaticConsole console = new StaticConsole(report.findings());
        console.warnings().forEach(log::warn);
        console.notes().forEach(log::info);
        console.refusal().ifPresent(reasons -> {
            throw new Refused(reasons);
        });
        log.info(console.summary());
    }

    /** The package has violations that are errors; the message tells all of them. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }
}
