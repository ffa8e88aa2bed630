package io.github.fcmaven.it;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Properties;
import org.apache.maven.cli.MavenCli;
import org.codehaus.plexus.classworlds.ClassWorld;

/**
 * The main class of a {@link ResidentMaven}'s JVM, loaded beside Maven's own
 * classes: one build after another, as its input tells.
 */
public final class MavenLoop {

    /** Begins the line that ends a build's output; its exit code follows. */
    static final String END = "\u0004";

    private MavenLoop() {}

    /** The entry that the launcher of plexus-classworlds looks for. */
    public static void main(String[] none, ClassWorld world) throws IOException {
        Properties clean = copy(System.getProperties());
        DataInputStream in = new DataInputStream(System.in);
        while (true) {
            String folder;
            try {
                folder = in.readUTF();
            } catch (EOFException e) {
                System.exit(0); // the tests have ended; a build may have left threads
                return;
            }
            String[] arguments = new String[in.readInt()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = in.readUTF();
            }
            System.setProperties(copy(clean)); // each -D is one of the JVM too
            System.setProperty("user.dir", folder);
            System.setProperty(MavenCli.MULTIMODULE_PROJECT_DIRECTORY, folder);
            int exitCode = new MavenCli(world).doMain(arguments, folder, System.out, System.out);
            System.out.println(END + exitCode);
        }
    }

    private static Properties copy(Properties properties) {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }
}
