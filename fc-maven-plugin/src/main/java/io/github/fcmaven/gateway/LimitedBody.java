package io.github.fcmaven.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that comes in chunks, up to the platform's limit. */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long left;

    /** More came. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        private final long limit;

        TooLarge(long limit) {
            super("a body of more than " + limit + " bytes");
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }

    LimitedBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new TooLarge(limit);
        }
        return read;
    }
}
