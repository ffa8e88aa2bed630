package io.github.fcmaven.setting;

import java.util.List;
import java.util.regex.Pattern;

/** Short names for shapes, for the tables. */
final class Shapes {

    static final Shape TEXT = text("a text", "(?s).*");
    static final Shape NAME = text("a text that is not empty", "(?s).+");
    static final Shape FLAG = new Shape.Flag();
    static final Shape TEXTS = new Shape.Texts();
    static final Shape ANYTHING = new Shape.Anything();

    /** A version or alias of the function. */
    static final Shape QUALIFIER = text("LATEST, a version or an alias", "[A-Za-z0-9_-]{1,128}");

    /** A time without a zone, or in UTC. */
    static final Shape TIME = text(
            "a time such as 2026-01-31T10:00:00, or with Z at its end for UTC",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z?");

    static final Shape TIME_ZONE = text("a time zone such as Asia/Shanghai", "[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*");

    /** At one time, or again and again; the fields of the second are judged as those of a timer. */
    static final Shape SCHEDULE = text(
            "at(2026-01-31T20:00:00), or cron(0 0 20 * * *) with six fields, seconds first",
            "at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)|cron\\((?:[^ ()]+ ){5}[^ ()]+\\)");

    /** Below folders that the system has for itself, a mount fails; below /code it would hide the package. */
    static final Shape MOUNT_DIR = text(
            "a folder of its own below /mnt, /home, /tmp or /data, such as /mnt/nas",
            "/(?!(?:bin|boot|code|dev|etc|lib|lib64|opt|proc|root|run|sbin|sys|usr|var)(?:/|$))"
                    + "[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*/?");

    /** The platform's own names are seen here alone, so that their account and region may be empty. */
    static final Shape ARN = text(
            "a resource name such as acs:fc:cn-hangzhou::functions/NAME or"
                    + " acs:mns:cn-hangzhou::/queues/NAME/messages",
            "acs:fc:[^:]*:[^:]*:functions/.+|acs:mns:[^:]*:[^:]*:/(?:queues|topics)/[^/]+/messages"
                    + "|acs:(?!fc:|mns:)[a-z]+:[^:]*:[^:]*:.+");

    static final Shape LOG_PROJECT = text(
            "3 to 63 lower-case letters, digits and -, with a letter or digit at both ends",
            "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    static final Shape LOGSTORE = text(
            "2 to 63 lower-case letters, digits, - and _, with a letter or digit at both ends",
            "[a-z0-9][a-z0-9_-]{0,61}[a-z0-9]");

    static final Shape BUCKET = text(
            "3 to 63 lower-case letters, digits and -, with a letter or digit at both ends",
            "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    static final Shape VPC = text("the id of a VPC, such as vpc-bp1abc", "vpc-[a-z0-9]+");

    private Shapes() {}

    static Shape text(String allowed, String form) {
        return new Shape.Text(allowed, Pattern.compile(form));
    }

    static Shape words(String... words) {
        return words(List.of(words));
    }

    static Shape words(List<String> words) {
        return new Shape.Word(words);
    }

    static Shape whole(int least, int most) {
        return new Shape.Number(least, most, 1);
    }

    static Shape whole(int least) {
        return new Shape.Number(least, Double.MAX_VALUE, 1);
    }

    /** With a step of zero, any number in the range. */
    static Shape number(double least, double most, double step) {
        return new Shape.Number(least, most, step);
    }

    static Shape numberOrText(int least, int most) {
        return new Shape.NumberOrText(least, most);
    }

    static Shape either(Shape text, Shape other) {
        return new Shape.Either(text, other);
    }

    static Shape list(Shape item) {
        return new Shape.Many(item, 0, Integer.MAX_VALUE);
    }

    static Shape list(Shape item, int least, int most) {
        return new Shape.Many(item, least, most);
    }

    static Shape auto(Shape other) {
        return new Shape.Either(words("auto"), other);
    }

    static Fields.Field may(String name, Shape shape) {
        return new Fields.Field(name, shape, false);
    }

    static Fields.Field must(String name, Shape shape) {
        return new Fields.Field(name, shape, true);
    }
}
