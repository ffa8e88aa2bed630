package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What all processors together did since the machine's start, in hundredths of a second.
 *
 * @param all their time
 * @param others what was used of it, without a server and its children
 */
record ProcessorTimes(long all, long others) {

    private static final ProcessorTimes UNKNOWN = new ProcessorTimes(0, 0);

    /** Behind them stands what guests used, which these hold too. */
    private static final int COLUMNS = 8;

    private static final int IDLE = 3;
    private static final int WAITING_FOR_A_DISK = 4;

    /** Nothing where the system does not say it. */
    static ProcessorTimes now(ServerProcess server) {
        try {
            String stat = new String(ThisMachine.here().file("stat"), StandardCharsets.US_ASCII);
            long[] times = Stream.of(stat.substring(0, stat.indexOf('\n')).split("\\s+", -1))
                    .skip(1) // its name
                    .limit(COLUMNS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = LongStream.of(times).sum();
            long own = server.cpuTime().orElse(Duration.ZERO).toMillis() / 10;
            return new ProcessorTimes(all, all - times[IDLE] - times[WAITING_FOR_A_DISK] - own);
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}
