package io.github.fcmaven.clock;

import java.nio.charset.StandardCharsets;

/** A first look at a class file: nearly none reads a clock, and to take all of them apart would double a start. */
final class ConstantPool {

    private static final byte[][] NAMES =
            names("nanoTime", "currentTimeMillis", "getNanoTimeAdjustment", "park", "wait", "sleep", "poll");

    private ConstantPool() {}

    /**
     * Whether a text of the class is the name of a method that reads a clock or waits; true too where it cannot be
     * read.
     */
    static boolean mentionsTime(byte[] file) {
        int count = number(file, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            int tag = file[at];
            if (tag == 1) {
                int length = number(file, at + 1);
                if (isName(file, at + 3, length)) {
                    return true;
                }
                at += 3 + length;
            } else {
                int size = size(tag);
                if (size == 0) {
                    return true;
                }
                at += size;
                i += size == 9 ? 1 : 0; // a long or a double counts twice
            }
        }
        return false;
    }

    private static int size(int tag) {
        switch (tag) {
            case 3:
            case 4:
            case 9:
            case 10:
            case 11:
            case 12:
            case 17:
            case 18:
                return 5;
            case 5:
            case 6:
                return 9;
            case 7:
            case 8:
            case 16:
            case 19:
            case 20:
                return 3;
            case 15:
                return 4;
            default:
                return 0;
        }
    }

    private static boolean isName(byte[] file, int at, int length) {
        for (byte[] name : NAMES) {
            if (name.length == length && matches(file, at, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] file, int at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (file[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    }

    private static byte[][] names(String... names) {
        byte[][] bytes = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            bytes[i] = names[i].getBytes(StandardCharsets.US_ASCII);
        }
        return bytes;
    }
}
