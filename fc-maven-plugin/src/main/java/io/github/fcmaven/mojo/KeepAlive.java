package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** How long the check leaves connections alone. */
public class KeepAlive {

    /** How long a connection is left idle: {@code 65}, {@code 65s} or {@code 2m}. Default: 65s; on the command line {@code -Dfc.keepAlive.idle}. */
    @Parameter
    String idle = "65s";

    /**
     * A path of the application that answers late, by which FC-EXECUTION is judged. Default: none; on the command line
     * {@code -Dfc.keepAlive.slowPath}.
     */
    @Parameter
    String slowPath;
}
