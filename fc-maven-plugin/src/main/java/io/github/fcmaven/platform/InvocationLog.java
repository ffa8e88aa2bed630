package io.github.fcmaven.platform;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The lines that the platform writes around those of a function, for one event. Source: page on logs; of the last line,
 * the deploy tool, which reads it.
 *
 * @param requestId the platform's name for the event's request
 * @param failed whether the function failed
 * @param took from the request to its end
 * @param memoryMegabytes what the function is granted
 * @param used bytes of memory that its processes had at most
 */
public record InvocationLog(String requestId, boolean failed, Duration took, int memoryMegabytes, long used) {

    /** Before the first line of the function. */
    public static String first(String requestId) {
        return "FC Invoke Start RequestId: " + requestId;
    }

    /** After its last line. Time is billed by the millisecond that has begun. */
    public List<String> last() {
        return List.of(
                "FC Invoke End RequestId: " + requestId + (failed ? ", Error: Unhandled function error" : ""),
                String.format(
                        Locale.ROOT,
                        "Duration: %.2f ms, Billed Duration: %d ms, Memory Size: %d MB, Max Memory Used: %.2f MB",
                        took.toNanos() / 1e6,
                        took.plusNanos(999_999).toMillis(),
                        memoryMegabytes,
                        used / 1048576.0));
    }
}
