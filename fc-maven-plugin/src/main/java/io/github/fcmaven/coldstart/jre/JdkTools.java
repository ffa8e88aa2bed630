package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.process.BriefProgram;
import io.github.fcmaven.process.OwnedFolder;
import io.github.fcmaven.process.ProcessTree;
import io.github.fcmaven.process.Supervision;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Runs programs of a JDK that take seconds. If the build ends meanwhile, in whatever way, they end too, and what they
 * have made is removed.
 */
final class JdkTools implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String marker = UUID.randomUUID().toString();
    private final Supervision supervision;
    private final Duration limit;

    /** @param folder what is removed if the build is killed */
    JdkTools(OwnedFolder folder) {
        this(folder, LIMIT);
    }

    JdkTools(OwnedFolder folder, Duration limit) {
        this.supervision = Supervision.start(ThisMachine.here(), marker, folder);
        this.limit = limit;
    }

    /** What a program prints that must succeed. */
    String run(List<String> command) throws IOException, InterruptedException {
        supervision.await();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(JdkTools::givesOptions);
        environment.put(ProcessTree.MARKER, marker);
        BriefProgram.Result result = BriefProgram.of(command, environment, limit)
                .tell(supervision::watch)
                .run();
        if (result.exit() != 0) {
            throw new IOException(command.get(0) + " exited with code " + result.exit() + ": "
                    + result.printed().strip());
        }
        return result.printed();
    }

    /** A collector of the user's beside that of {@link Jdk#tool} would end a tool, and a JVM tells what it picks up. */
    static boolean givesOptions(String variable) {
        return variable.startsWith("JDK_") || variable.startsWith("JAVA_TOOL_") || variable.endsWith("_JAVA_OPTIONS");
    }

    @Override
    public void close() {
        supervision.close();
    }
}
