package io.github.fcmaven.platform;

/** What the platform takes of a request, and of its answer, in bytes. Source: page of limits, page on answers. */
public final class RequestSizes {

    /** Of all names and values of a request's or an answer's headers. */
    public static final int HEADERS = 8 * 1024;

    /** Of path and query. */
    public static final int TARGET = 4 * 1024;

    /** Of a body, where the caller waits for the answer. */
    public static final int BODY = 32 * 1024 * 1024;

    /** Of a body, where it does not. */
    public static final int ASYNC_BODY = 128 * 1024;

    private RequestSizes() {}
}
