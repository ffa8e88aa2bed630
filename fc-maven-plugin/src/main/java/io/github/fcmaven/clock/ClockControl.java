package io.github.fcmaven.clock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The clock of JVMs that carry the agent, as it is set from outside: through the files of a folder that only these JVMs
 * share.
 */
public final class ClockControl {

    private static final int LONGEST_GREETING = 1024;

    /** The variables that arm a JVM by holding the {@link #option()}: a start script may set one of them itself. */
    public static final List<String> VARIABLES =
            Collections.unmodifiableList(Arrays.asList("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));

    private final Path folder;

    private ClockControl(Path folder) {
        this.folder = folder;
    }

    /**
     * A clock that has not been moved, with the agent's jar beside it.
     *
     * @param folder exists, and goes with the JVMs that are instrumented
     * @throws UncheckedIOException where it cannot be written
     */
    public static ClockControl install(Path folder) {
        ClockControl clock = at(folder);
        try (OutputStream jar = Files.newOutputStream(folder.resolve(AgentJar.NAME))) {
            AgentJar.write(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clock.set(Duration.ZERO);
        return clock;
    }

    /** The clock that was installed in that folder. */
    public static ClockControl at(Path folder) {
        return new ClockControl(folder.toAbsolutePath());
    }

    /** The JVM option that arms, as a variable takes it: in quotes, since its path may hold a blank. */
    public String option() {
        return "\"-javaagent:" + folder.resolve(AgentJar.NAME) + "=" + folder + "\"";
    }

    /** Moves the clock so far from the real one; the instrumented JVMs follow within some 10 ms. */
    public void set(Duration offset) {
        byte[] bytes = ByteBuffer.allocate(8).putLong(offset.toNanos()).array();
        Path draft = folder.resolve(Agent.OFFSET + ".new");
        try {
            Files.write(draft, bytes);
            Files.move(draft, folder.resolve(Agent.OFFSET), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which JVMs are instrumented, in no order. */
    public List<Greeting> greetings() {
        List<Greeting> greetings = new ArrayList<Greeting>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Agent.HELLO + "*")) {
            for (Path file : files) {
                String pid = file.getFileName().toString().substring(Agent.HELLO.length());
                Optional<String> head = head(file);
                if (head.isPresent()) {
                    greeting(pid, head.get().split(" ")).ifPresent(greetings::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return greetings;
    }

    /** A server can write such a file too: what is no greeting says nothing. */
    private static Optional<Greeting> greeting(String pid, String[] words) {
        try {
            return Optional.of(new Greeting(
                    Long.parseLong(pid),
                    Duration.ofNanos(Long.parseLong(words[0])),
                    Integer.parseInt(words[1]),
                    feature(words[2])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** A greeting is shorter; the folder is one that a stranger's server can write into. */
    private static Optional<String> head(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty(); // a pipe would be waited for until somebody writes into it
        }
        ByteBuffer head = ByteBuffer.allocate(LONGEST_GREETING);
        try (ReadableByteChannel in = Files.newByteChannel(file)) {
            while (head.hasRemaining() && in.read(head) >= 0) {
                // until it ends
            }
        } catch (NoSuchFileException e) {
            return Optional.empty(); // a new one takes its place
        }
        return Optional.of(new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII));
    }

    /** Java 8 is 1.8. */
    private static int feature(String version) {
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /** What an instrumented JVM says of itself. */
    public static final class Greeting {
        private final long pid;
        private final Duration offset;
        private final int failures;
        private final int java;

        Greeting(long pid, Duration offset, int failures, int java) {
            this.pid = pid;
            this.offset = offset;
            this.failures = failures;
            this.java = java;
        }

        /** Its process. */
        public long pid() {
            return pid;
        }

        /** The offset that it has taken up. */
        public Duration offset() {
            return offset;
        }

        /** How many classes could not be rewritten. */
        public int failures() {
            return failures;
        }

        /** Its Java's feature number, such as 17. */
        public int java() {
            return java;
        }
    }
}
