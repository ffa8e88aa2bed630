package io.github.fcmaven.clock;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * Arms a JVM: rewrites its classes, those that are loaded and those to come, and follows the offset in the folder that
 * is its argument. It says nothing on the standard streams; a file in that folder says that it is here, and which
 * offset it has taken up.
 */
public final class Agent implements Runnable {

    /** The file that holds the offset, a long in nanoseconds. */
    static final String OFFSET = "offset";

    /** How the name of the file begins by which a JVM greets; its PID follows. */
    static final String HELLO = "hello-";

    private static final long POLL_MILLIS = 5;

    private static boolean instrumented;

    private final File folder;
    private final Rewriter rewriter;
    private final String pid;

    private Agent(File folder, Rewriter rewriter) throws IOException {
        this.folder = folder;
        this.rewriter = rewriter;
        this.pid = pid(new File("/proc/self").getCanonicalFile());
    }

    /**
     * The number of this process: where Linux' link to it leads to. Where there is none, Java knows it from release 9
     * on, which this class is not compiled for.
     */
    static String pid(File self) throws IOException {
        if (Character.isDigit(self.getName().charAt(0))) {
            return self.getName();
        }
        try {
            Class<?> type = Class.forName("java.lang.ProcessHandle");
            return type.getMethod("pid")
                    .invoke(type.getMethod("current").invoke(null))
                    .toString();
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    /**
     * Called by the JVM before the application's main method, for each variable that has the option; whatever fails
     * here must not end the application.
     */
    public static void premain(String folder, Instrumentation instrumentation) {
        if (instrumented) {
            return;
        }
        instrumented = true;
        try {
            Rewriter rewriter = new Rewriter();
            // Loads what a rewriting needs, while nothing is rewritten yet.
            Rewriter.rewritten("Agent", bytes(Agent.class));
            ConstantPool.mentionsTime(bytes(VirtualTime.class));
            VirtualTime.found(VirtualTime.cut(1));
            PeriodicJobs.concerns("Agent");
            instrumentation.addTransformer(rewriter, true);
            rewriteLoaded(instrumentation, rewriter);
            Agent agent = new Agent(new File(folder), rewriter);
            agent.greet(0);
            Thread thread = new Thread(agent, "fc-clock");
            thread.setDaemon(true);
            thread.start();
        } catch (Throwable e) {
            // Without a greeting the JVM counts as one that is not instrumented.
        }
    }

    @Override
    public void run() {
        long last = 0;
        while (true) {
            try {
                Thread.sleep(POLL_MILLIS);
                long offset = offset();
                if (offset != last) {
                    VirtualTime.jump(offset);
                    last = offset;
                    greet(offset);
                }
            } catch (IOException e) {
                // Once more.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long offset() throws IOException {
        try (DataInputStream in = new DataInputStream(new FileInputStream(new File(folder, OFFSET)))) {
            return in.readLong();
        }
    }

    /** Written beside and moved, so that nobody reads half of it. */
    private void greet(long offset) throws IOException {
        String text = offset + " " + rewriter.failures() + " " + System.getProperty("java.specification.version", "0");
        File draft = new File(folder, "draft-" + pid);
        try (FileOutputStream out = new FileOutputStream(draft)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        File greeting = new File(folder, HELLO + pid);
        // Windows does not replace a file by moving another there.
        if (!draft.renameTo(greeting) && !(greeting.delete() && draft.renameTo(greeting))) {
            throw new IOException("cannot move " + draft);
        }
    }

    private static void rewriteLoaded(Instrumentation instrumentation, Rewriter rewriter) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName().replace('.', '/');
            if (!instrumentation.isModifiableClass(type) || type.isArray() || Rewriter.isLeftAlone(name)) {
                continue;
            }
            try {
                instrumentation.retransformClasses(type);
            } catch (Throwable e) {
                rewriter.failed();
            }
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String resource = '/' + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            byte[] bytes = new byte[64 * 1024];
            int length = 0;
            for (int read; (read = in.read(bytes, length, bytes.length - length)) > 0; ) {
                length += read;
            }
            return bytes;
        }
    }
}
