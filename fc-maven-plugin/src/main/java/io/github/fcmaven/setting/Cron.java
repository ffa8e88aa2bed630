package io.github.fcmaven.setting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a timer calls: six fields, seconds first, in UTC or in the zone of a {@code CRON_TZ}; or {@code @every} with a
 * duration. Source: page on timers, and its table of fields.
 */
public final class Cron {

    static final String ALLOWED = "@every 5m, or six fields, seconds first, such as 0 0 4 * * * for 4:00 UTC each day;"
            + " CRON_TZ=Asia/Shanghai before them sets the zone";

    private static final Pattern ZONED = Pattern.compile("CRON_TZ=(\\S+)\\s+(.*)");

    private static final Pattern EVERY = Pattern.compile("@every ((?:[0-9]+(?:\\.[0-9]+)?[hms])+)");

    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([hms])");

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** 29 February comes every eight years at the latest. */
    private static final int MOST_DAYS = 366 * 9;

    private final ZoneId zone;
    private final List<BitSet> fields;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private Cron(ZoneId zone, List<BitSet> fields, boolean anyDay, boolean anyWeekday) {
        this.zone = zone;
        this.fields = fields;
        this.anyDay = anyDay;
        this.anyWeekday = anyWeekday;
    }

    /** A cron expression as a value of a trigger. */
    static final Shape SHAPE = new Expression();

    /** Says why it is none. */
    record Expression() implements Shape {

        @Override
        public Object read(Element element) {
            return element.isLeaf() ? element.text().strip() : Tree.of(element);
        }

        @Override
        public void judge(String path, Object value, Consumer<Fault> faults) {
            if (!(value instanceof String text)) {
                faults.accept(Shape.otherKind(path, value, "a text", ALLOWED));
                return;
            }
            String why = every(text).isPresent() ? "" : problem(text);
            if (!why.isEmpty()) {
                faults.accept(new Fault(
                        Fault.Kind.REFUSED,
                        path,
                        path + " is '" + text + "': " + why,
                        "set " + Fault.AT + " to " + ALLOWED));
            }
        }

        @Override
        public String allowed() {
            return ALLOWED;
        }
    }

    /** The time between two calls of {@code @every}; empty for fields. */
    public static Optional<Duration> every(String text) {
        Matcher every = EVERY.matcher(text.strip());
        if (!every.matches()) {
            return Optional.empty();
        }
        double seconds = 0;
        Matcher part = DURATION.matcher(every.group(1));
        while (part.find()) {
            int unit = part.group(2).equals("h") ? 3600 : part.group(2).equals("m") ? 60 : 1;
            seconds += Double.parseDouble(part.group(1)) * unit;
        }
        return seconds < 1 || seconds > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) seconds));
    }

    /** The next times of six fields; none where it is not such an expression, or never comes. */
    public static List<Instant> next(String text, Instant from, int count) {
        return problem(text).isEmpty() ? of(text).next(from, count) : List.of();
    }

    /** Why it is not an expression of six fields; empty where it is one. */
    static String problem(String text) {
        try {
            return of(text).next(Instant.EPOCH, 1).isEmpty() ? "no day of a year fits" : "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Cron of(String text) {
        Matcher zoned = ZONED.matcher(text.strip());
        boolean hasZone = zoned.matches();
        ZoneId zone = hasZone ? zone(zoned.group(1)) : ZoneOffset.UTC;
        String[] words = (hasZone ? zoned.group(2) : text).strip().split("\\s+");
        if (words[0].startsWith("@")) {
            throw new IllegalArgumentException("only @every and a duration in h, m and s may begin with @");
        }
        if (words.length != 6) {
            throw new IllegalArgumentException("it has " + words.length + (words.length == 1 ? " field" : " fields")
                    + " and needs six: the seconds come first");
        }
        if (!words[0].matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("the second is " + words[0] + ", but only a number may be there");
        }
        List<BitSet> fields = new ArrayList<>();
        fields.add(field("second", words[0], 0, 59, List.of()));
        fields.add(field("minute", words[1], 0, 59, List.of()));
        fields.add(field("hour", words[2], 0, 23, List.of()));
        fields.add(field("day of the month", words[3].replace('?', '*'), 1, 31, List.of()));
        fields.add(field("month", words[4], 1, 12, MONTHS));
        fields.add(field("day of the week", words[5].replace('?', '*'), 0, 7, DAYS));
        return new Cron(zone, fields, isAny(words[3]), isAny(words[5]));
    }

    private static boolean isAny(String word) {
        return word.startsWith("*") || word.equals("?");
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a time zone");
        }
    }

    private static BitSet field(String what, String word, int least, int most, List<String> names) {
        BitSet all = new BitSet();
        for (String part : word.split(",", -1)) {
            String[] range = part.split("/", -1);
            String[] ends = range[0].split("-", -1);
            boolean any = range[0].equals("*");
            int from = any ? least : number(what, ends[0], least, most, names);
            int to = any || range.length == 2 && ends.length == 1
                    ? most
                    : ends.length == 2 ? number(what, ends[1], least, most, names) : from;
            int step = range.length == 2 ? number(what, range[1], 1, most, List.of()) : 1;
            if (range.length > 2 || ends.length > 2 || from > to) {
                throw new IllegalArgumentException("the " + what + " is " + word);
            }
            for (int value = from; value <= to; value += step) {
                all.set(value);
            }
        }
        return all;
    }

    private static int number(String what, String word, int least, int most, List<String> names) {
        int named = names.indexOf(word.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + (names == MONTHS ? 1 : 0);
        }
        if (!word.matches("[0-9]{1,2}") || Integer.parseInt(word) < least || Integer.parseInt(word) > most) {
            throw new IllegalArgumentException("the " + what + " is " + word + ", not " + least + " to " + most);
        }
        return Integer.parseInt(word);
    }

    private List<Instant> next(Instant from, int count) {
        List<Instant> next = new ArrayList<>();
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS && next.size() < count; i++, day = day.plusDays(1)) {
            if (fits(day)) {
                addTimes(day, from, count, next);
            }
        }
        return next;
    }

    /** Where a day of the month and a day of the week are both named, either is enough. */
    private boolean fits(LocalDate day) {
        boolean ofMonth = fields.get(3).get(day.getDayOfMonth());
        int number = day.getDayOfWeek().getValue();
        boolean ofWeek =
                fields.get(5).get(number) || number == 7 && fields.get(5).get(0);
        boolean both = anyDay || anyWeekday ? ofMonth && ofWeek : ofMonth || ofWeek;
        return fields.get(4).get(day.getMonthValue()) && both;
    }

    private void addTimes(LocalDate day, Instant from, int count, List<Instant> next) {
        int second = fields.get(0).nextSetBit(0);
        for (int hour = fields.get(2).nextSetBit(0);
                hour >= 0;
                hour = fields.get(2).nextSetBit(hour + 1)) {
            for (int minute = fields.get(1).nextSetBit(0);
                    minute >= 0 && next.size() < count;
                    minute = fields.get(1).nextSetBit(minute + 1)) {
                LocalDateTime local = day.atTime(hour, minute, second);
                ZonedDateTime time = local.atZone(zone);
                // a time that a change of the clock leaves out does not come
                if (time.toLocalDateTime().equals(local) && time.toInstant().isAfter(from)) {
                    next.add(time.toInstant());
                }
            }
        }
    }
}
