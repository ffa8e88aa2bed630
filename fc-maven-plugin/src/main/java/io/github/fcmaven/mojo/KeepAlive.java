package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** How the check proves keep-alive. */
public class KeepAlive {

    /**
     * How long a connection is left idle: {@code 65}, {@code 65s} or {@code 2m}. Default: 5s if a fast-forwarded
     * clock proves 24 hours too, else 65s; on the command line {@code -Dfc.keepAlive.idle}.
     */
    @Parameter
    String idle;

    /**
     * A path of the application that answers slowly, to check FC-EXECUTION. Default: none; on the command line
     * {@code -Dfc.keepAlive.slowPath}.
     */
    @Parameter
    String slowPath;

    /**
     * How 24 hours are proven. {@code auto}: in a second instance; the clock of a JVM server is fast-forwarded there,
     * and a Node.js server reports the limits of its live server object. {@code observe}: only in real time, for as
     * long as {@code idle} says. {@code off}: nothing that takes time. Default: auto; on the command line
     * {@code -Dfc.keepAlive.proof}.
     */
    @Parameter
    String proof = "auto";
}
