package io.github.fcmaven.jar;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes that a class file names in its constants: it needs them when it uses those constants. */
public final class ClassReferences {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;

    private ClassReferences() {}

    /**
     * Their names with slashes, without arrays and without what every Java has or once had.
     *
     * @throws IOException where it is not a class file
     */
    public static Set<String> of(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> classes = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS -> classes.add(in.readUnsignedShort());
                default -> in.skipNBytes(length(tag));
            }
            // These two take two places.
            i += tag == LONG || tag == DOUBLE ? 1 : 0;
        }
        Set<String> names = new TreeSet<>();
        for (int index : classes) {
            String name = index < count ? texts[index] : null;
            if (name != null && !name.startsWith("[") && !isJavas(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 15 -> 3;
            case 8, 16, 19, 20 -> 2;
            default -> throw new IOException("it has a constant of the unknown kind " + tag);
        };
    }

    static boolean isJavas(String name) {
        return name.matches("(java|javax|jdk|sun|com/sun|org/w3c/dom|org/xml/sax|org/ietf/jgss|org/omg)/.*");
    }
}
