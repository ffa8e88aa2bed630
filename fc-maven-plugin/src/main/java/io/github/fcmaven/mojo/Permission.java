package io.github.fcmaven.mojo;

import io.github.fcmaven.packaging.FileModes;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * The permissions of some files in the zip, if you want others than those by rule (0755 for programs, 0644 for the
 * rest).
 */
public class Permission {

    /** A glob of paths below {@code /code}, such as <code>bin/*.sh</code> or <code>tools/**</code>. */
    @Parameter(required = true)
    private String file;

    /** Octal, such as {@code 755}. */
    @Parameter(required = true)
    private String mode;

    FileModes.Rule toRule() {
        return new FileModes.Rule(file, mode);
    }
}
