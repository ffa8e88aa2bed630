package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** The requests of the check. */
public class Probe {

    /** The path of its requests. Default: {@code /}; on the command line {@code -Dfc.probe.path}. */
    @Parameter
    String path = "/";
}
