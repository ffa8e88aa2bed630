package io.github.fcmaven.language;

/**
 * A token of JavaScript.
 *
 * @param kind what it is
 * @param text the token itself; of a string what is between its quotes
 * @param line where it begins, from 1
 * @param depth how many braces are open around it
 */
record JsToken(Kind kind, String text, int line, int depth) {

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        TEMPLATE,
        REGEX,
        SIGN
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }
}
