package io.github.fcmaven.campaign;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/**
 * Changes of inputs that are right: bits, numbers at the edges, pieces that are cut, repeated or taken from another
 * one. Every run with the same seed makes the same ones; nothing here knows which code an input reaches.
 */
final class Mutations {

    private static final byte[][] WORDS = {
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {0, 0, 0, 0},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f},
        {0, 0, 0, (byte) 0x80},
        Seeds.utf8("\r\n"),
        Seeds.utf8("-1"),
        Seeds.utf8("99999999999999999999"),
        Seeds.utf8("${"),
        Seeds.utf8("\"'\\"),
        Seeds.utf8(": "),
        Seeds.utf8("\u0000\u001b[31m"),
        Seeds.utf8("!!"),
        Seeds.utf8("&a *a"),
        Seeds.utf8("PK\u0001\u0002"),
        Seeds.utf8("../")
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = random.nextInt(5); i >= 0; i--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return WORDS[random.nextInt(WORDS.length)].clone();
        }
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
        switch (random.nextInt(8)) {
            case 0:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 1:
                bytes[at] = (byte) random.nextInt(256);
                return bytes;
            case 2:
                bytes[at] += (byte) (random.nextInt(9) - 4);
                return bytes;
            case 3:
                return spliced(bytes, at, length, new byte[0]);
            case 4:
                return spliced(bytes, at, 0, piece(bytes, at, length));
            case 5:
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length);
                return spliced(bytes, at, 0, piece(other, from, 1 + random.nextInt(other.length - from)));
            case 6:
                return spliced(bytes, at, 0, WORDS[random.nextInt(WORDS.length)]);
            default:
                byte[] word = WORDS[random.nextInt(WORDS.length)];
                return spliced(bytes, at, Math.min(word.length, bytes.length - at), word);
        }
    }

    private static byte[] piece(byte[] bytes, int at, int length) {
        byte[] piece = new byte[length];
        System.arraycopy(bytes, at, piece, 0, length);
        return piece;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, at);
        all.write(inserted, 0, inserted.length);
        all.write(bytes, at + removed, bytes.length - at - removed);
        return all.toByteArray();
    }
}
