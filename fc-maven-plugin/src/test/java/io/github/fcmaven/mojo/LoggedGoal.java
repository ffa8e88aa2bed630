package io.github.fcmaven.mojo;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;

/** A goal that is run alone, and what it logs. */
final class LoggedGoal {

    private LoggedGoal() {}

    /** Runs it; what it says, also as a warning, is added to the lines. */
    static void run(AbstractFcMojo mojo, List<String> lines) throws Exception {
        run(mojo, new HashMap<>(), lines);
    }

    /** Runs it after others, of which the context tells it. */
    static void run(AbstractFcMojo mojo, Map<Object, Object> context, List<String> lines) throws Exception {
        mojo.setPluginContext(context);
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                lines.add(line.toString());
            }
        });
        mojo.execute();
    }

    /** Gives it the configuration of its POM, as Maven does and the harness does not. */
    static void withConfiguration(AbstractFcMojo mojo, Path pom) throws Exception {
        try (Reader in = Files.newBufferedReader(pom)) {
            mojo.execution.setConfiguration(Xpp3DomBuilder.build(in)
                    .getChild("build")
                    .getChild("plugins")
                    .getChild("plugin")
                    .getChild("configuration"));
        }
    }
}
