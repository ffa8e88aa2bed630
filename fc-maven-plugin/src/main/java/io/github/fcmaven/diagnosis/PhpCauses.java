package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of programs in PHP. */
final class PhpCauses {

    static final Cause MISSING_VENDOR = new Cause(
            THIS,
            "Failed opening required '[^']{0,400}?(vendor/[^']+)'",
            "the file {1} is not in the package",
            "run composer install --no-dev in the folder that is packaged, so that the folder vendor is in the zip");
    static final Cause BEFORE_PHP = new Cause(
            THIS,
            "(?:Namespace declaration statement has to|strict_types declaration must) be the very first statement",
            "something stands before it{file}, which may be a byte order mark or an empty line before <?php",
            "let the file begin with <?php: save it as UTF-8 without BOM, and put the namespace, or"
                    + " declare(strict_types=1) before it, above all else");
    static final Cause MISSING_IN_PHP = new Cause(
            THIS,
            "(?:Class [\"']([^\"']+)[\"'] not found|Call to undefined function ([\\w\\\\]+)\\("
                    + "|Undefined (?:class )?constant [\"']?([\\w\\\\:]+))",
            "PHP has no {1}",
            "correct the name {1}, or ship the folder vendor that composer install makes and require "
                    + "vendor/autoload.php");

    private PhpCauses() {}
}
