package io.github.fcmaven.server;

/**
 * What a server makes of a time that its configuration tells it.
 *
 * @param forADay whether a connection lives for 24 hours at least
 * @param remark what else is to be said of the value, to be added to it; empty where it is kept as it is written
 */
record KeptTime(boolean forADay, String remark) {

    static KeptTime asWritten(boolean forADay) {
        return new KeptTime(forADay, "");
    }
}
