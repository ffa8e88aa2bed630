package io.github.fcmaven;

import io.github.fcmaven.function.Content;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that count how often they are read. */
public final class CountedContent implements Content {

    private final Content content;
    private int opened;

    /** @param content the bytes */
    public CountedContent(Content content) {
        this.content = content;
    }

    /** How often they were read, from the beginning or in any order. */
    public int opened() {
        return opened;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream open() throws IOException {
        opened++;
        return content.open();
    }
}
