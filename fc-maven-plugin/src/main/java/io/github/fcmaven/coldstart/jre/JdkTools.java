package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.process.OwnedFolder;
import io.github.fcmaven.process.ProcessTree;
import io.github.fcmaven.process.Supervision;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs of a JDK that take seconds. If the build ends meanwhile, in whatever way, they end too, and what they
 * have made is removed.
 */
final class JdkTools implements AutoCloseable {

    private static final long SECONDS = 300;

    private final String marker = UUID.randomUUID().toString();
    private final Supervision supervision;

    /** @param folder what is removed if the build is killed */
    JdkTools(OwnedFolder folder) {
        this.supervision = Supervision.start(ThisMachine.here(), marker, folder);
    }

    /** What a program prints that must succeed. */
    String run(List<String> command) throws IOException, InterruptedException {
        supervision.await();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(JdkTools::givesOptions);
        builder.environment().put(ProcessTree.MARKER, marker);
        Process process = builder.start();
        supervision.watch(process.pid());
        process.getOutputStream().close();
        try {
            String printed = BoundedInput.text(process.getInputStream(), BoundedInput.TEXT, command.get(0));
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.get(0) + " had not ended after " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        command.get(0) + " exited with code " + process.exitValue() + ": " + printed.strip());
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
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
