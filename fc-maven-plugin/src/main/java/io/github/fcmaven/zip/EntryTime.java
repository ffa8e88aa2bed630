package io.github.fcmaven.zip;

import io.github.fcmaven.platform.FcProblem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The time of all entries of a zip, in both forms that a zip has.
 *
 * @param instant in whole seconds, even ones
 */
record EntryTime(Instant instant) {

    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2107-12-31T23:59:59Z");

    /** @throws FcProblem where a zip cannot have that time */
    EntryTime {
        // Even, so that both fields say the same, and a file has one time whichever of them its unpacker reads.
        instant = Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), 2) * 2);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw FcProblem.local(
                    "the time " + instant + " cannot be written into a zip, which knows the years 1980 to 2107",
                    "set project.build.outputTimestamp, or outputTimestamp, to a time between them");
        }
    }

    /** The field that every reader knows: UTC, in steps of two seconds. */
    byte[] dos() {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int date = (utc.getYear() - 1980) << 9 | utc.getMonthValue() << 5 | utc.getDayOfMonth();
        int time = utc.getHour() << 11 | utc.getMinute() << 5 | utc.getSecond() / 2;
        return littleEndian(4).putShort((short) time).putShort((short) date).array();
    }

    /** The content of the extra field 0x5455: the modification time alone, in seconds since 1970. */
    byte[] extended() {
        return littleEndian(5)
                .put((byte) 1)
                .putInt((int) instant.getEpochSecond())
                .array();
    }

    /** Whether the extended field can have it: its readers take the number as signed, so it ends in 2038. */
    boolean hasExtended() {
        return instant.getEpochSecond() <= Integer.MAX_VALUE;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
