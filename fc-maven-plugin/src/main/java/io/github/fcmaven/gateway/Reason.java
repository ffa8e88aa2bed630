package io.github.fcmaven.gateway;

/** What is known of a status by its number. */
final class Reason {

    private Reason() {}

    /** The words after it in a status line. */
    static String of(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 412 -> "Precondition Failed";
            case 429 -> "Too Many Requests";
            case 502 -> "Bad Gateway";
            default -> "Internal Server Error";
        };
    }

    /** Whether it sends the client elsewhere. */
    static boolean isRedirect(int status) {
        return status >= 301 && status <= 308 && status != 304;
    }
}
