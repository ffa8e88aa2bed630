package io.github.fcmaven.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times of the expressions of a timer trigger. */
class CronTest {

    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-28T12:10:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 4 * * *              | 2026-11-29T04:00:00Z, 2026-11-30T04:00:00Z, 2026-12-01T04:00:00Z",
                "30 10 12 * * *           | 2026-11-29T12:10:30Z, 2026-11-30T12:10:30Z, 2026-12-01T12:10:30Z",
                "31 10 12 * * *           | 2026-11-28T12:10:31Z, 2026-11-29T12:10:31Z, 2026-11-30T12:10:31Z",
                "0 */20 * * * *           | 2026-11-28T12:20:00Z, 2026-11-28T12:40:00Z, 2026-11-28T13:00:00Z",
                "0 3/25 8-9 * * *         | 2026-11-29T08:03:00Z, 2026-11-29T08:28:00Z, 2026-11-29T08:53:00Z",
                "0 0 8 ? * MON,WED,FRI    | 2026-11-30T08:00:00Z, 2026-12-02T08:00:00Z, 2026-12-04T08:00:00Z",
                "0 0 8 ? * 7              | 2026-11-29T08:00:00Z, 2026-12-06T08:00:00Z, 2026-12-13T08:00:00Z",
                "0 0 8 ? * SUN            | 2026-11-29T08:00:00Z, 2026-12-06T08:00:00Z, 2026-12-13T08:00:00Z",
                "0 0 0 29 2 *             | 2028-02-29T00:00:00Z, 2032-02-29T00:00:00Z",
                "0 0 0 1 JAN-MAR *        | 2027-01-01T00:00:00Z, 2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z",
                "0 0 0 1 * MON            | 2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, 2026-12-07T00:00:00Z",
                "CRON_TZ=Asia/Shanghai 0 0 4 * * * | 2026-11-28T20:00:00Z, 2026-11-29T20:00:00Z, 2026-11-30T20:00:00Z",
                "CRON_TZ=Europe/Berlin 0 30 2 28 3 * | 2028-03-28T00:30:00Z, 2029-03-28T00:30:00Z",
            })
    void theNextTimesAreThoseOfTheExpression(String cron, String times) {
        assertThat(Cron.next(cron, NOW, 3))
                .startsWith(Arrays.stream(times.split(", ")).map(Instant::parse).toArray(Instant[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 4 * * *          | it has 5 fields and needs six: the seconds come first",
                "0 0 4 * * * 2026   | it has 7 fields",
                "*/5 * * * * *      | the second is */5, but only a number may be there",
                "60 * * * * *       | the second is 60, not 0 to 59",
                "0 60 * * * *       | the minute is 60, not 0 to 59",
                "0 0 24 * * *       | the hour is 24, not 0 to 23",
                "0 0 0 0 * *        | the day of the month is 0, not 1 to 31",
                "0 0 0 * 13 *       | the month is 13, not 1 to 12",
                "0 0 0 * * 8        | the day of the week is 8, not 0 to 7",
                "0 0 0 * FOO *      | the month is FOO",
                "0 9-8 0 * * *      | the minute is 9-8",
                "0 1-2-3 0 * * *    | the minute is 1-2-3",
                "0 , 0 * * *        | the minute is ",
                "0 0 0 L * *        | the day of the month is L",
                "0 0 0 30 2 *       | no day of a year fits",
                "CRON_TZ=Asia/Beijing 0 0 4 * * * | Asia/Beijing is not a time zone",
                "@every 5 minutes   | only @every and a duration",
                "@daily             | only @every and a duration",
                "@every 0s          | only @every and a duration",
            })
    void whatIsNoExpressionIsToldWithTheField(String cron, String why) {
        assertThat(Cron.problem(cron)).contains(why);
        assertThat(Cron.every(cron)).isEmpty();
    }

    @Test
    void everyIsADuration() {
        assertThat(Cron.every("@every 5m")).contains(Duration.ofMinutes(5));
        assertThat(Cron.every("@every 1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Cron.every("@every 1.5h")).contains(Duration.ofMinutes(90));
        assertThat(Cron.every("0 0 4 * * *")).isEmpty();
    }

    @Test
    void aTimeThatTheClockLeavesOutDoesNotCome() {
        assertThat(Cron.next("CRON_TZ=Europe/Berlin 0 30 2 ? MAR SUN", Instant.parse("2027-03-27T00:00:00Z"), 1))
                .containsExactly(Instant.parse("2028-03-05T01:30:00Z"));
    }
}
