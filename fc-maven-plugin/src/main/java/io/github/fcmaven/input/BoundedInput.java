package io.github.fcmaven.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that may have so many bytes and no more: the size that a directory or a header promises, or what its purpose needs. A stream
 * that goes on beyond that is damaged, or an attack, and ends with a {@link TooLongException} before more is read.
 */
public final class BoundedInput extends FilterInputStream {

    private final long limit;
    private final String what;
    private long read;

    /**
     * @param limit how many bytes it may have
     * @param what how messages name it
     */
    public BoundedInput(InputStream in, long limit, String what) {
        super(in);
        this.limit = limit;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        // one byte more than may come, so that it is seen whether it does
        int most = (int) Math.min(length, limit - read + 1);
        int got = in.read(bytes, offset, most);
        count(Math.max(got, 0));
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(Math.min(bytes, limit - read + 1));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        read += bytes;
        if (read > limit) {
            throw new TooLongException(what, limit);
        }
    }
}
