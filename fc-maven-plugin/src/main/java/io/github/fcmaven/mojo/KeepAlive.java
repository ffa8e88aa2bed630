package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** How long the check leaves connections alone. */
public class KeepAlive {

    /**
     * How long a connection is left idle: {@code 65}, {@code 65s} or {@code 2m}. Default: 10s where a day is shown by the fast-forwarded clock too, 65s elsewhere; on
     * the command line {@code -Dfc.keepAlive.idle}.
     */
    @Parameter
    String idle;

    /**
     * A path of the application that answers late, by which FC-EXECUTION is judged. Default: none; on the command line
     * {@code -Dfc.keepAlive.slowPath}.
     */
    @Parameter
    String slowPath;

    /**
     * How a day is shown. {@code auto}: a second instance of a JVM server is launched whose clock is fast-forwarded, so that a day takes seconds, and one of a Node.js server that is asked for the limits of its live server object; {@code observe}: real time
     * alone, as long as {@code idle} says; {@code off}: nothing that takes time. Default: auto; on the command line {@code -Dfc.keepAlive.proof}.
     */
    @Parameter
    String proof = "auto";
}
