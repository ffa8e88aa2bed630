package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** How long the check leaves connections alone. */
public class KeepAlive {

    /**
     * How long a connection is left idle: {@code 65}, {@code 65s} or {@code 2m}. Default: 10s where a fast-forwarded
     * clock proves 24 hours too, 65s elsewhere; on the command line {@code -Dfc.keepAlive.idle}.
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
     * How 24 hours are proven. {@code auto}: in a second instance; the clock of a JVM server is fast-forwarded there,
     * and a Node.js server is asked for the limits of its live server object. {@code observe}: in real time alone,
     * for as long as {@code idle} says. {@code off}: nothing that takes time. Default: auto; on the command line
     * {@code -Dfc.keepAlive.proof}.
     */
    @Parameter
    String proof = "auto";
}
