package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;

/**
 * A name that a pattern may look at so many times: one with many stars tries each of their places with each of the
 * others.
 */
final class SteppedText implements CharSequence {

    /** A pattern that people write looks at each letter a few times. */
    private static final int MOST_STEPS = 1_000_000;

    private final String text;
    private int steps;

    SteppedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int at) {
        if (++steps > MOST_STEPS) {
            throw FcProblem.local(
                    "a pattern of " + DeployToolIgnore.NAME + " would take too long to tell whether it names '"
                            + CodePath.printable(text) + "'",
                    "use fewer *, +( ) and *( ) in one segment of a pattern");
        }
        return text.charAt(at);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int begin, int end) {
        return text.subSequence(begin, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
