package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of programs on Node.js. */
final class NodeCauses {

    static final Cause MISSING_NODE_FILE = new Cause(
            ANY,
            "Cannot find module '((?:\\.{0,2}/|\\.)[^']*)'",
            "there is no file {1} for Node.js",
            "write its path as the file is named, with its capital letters and, in an import, its ending; if it is"
                    + " built, as by tsc, build it before it is packaged and add what is built");
    static final Cause NODE_PATH_NOT_EXPORTED = new Cause(
            ANY,
            "Package subpath '([^']+)' is not defined by \"exports\" in (\\S+)",
            "exports in {2} does not have {1}",
            "load a path that exports has, or install a release of the package that exports {1}");
    static final Cause NO_BUILT_IN_MODULE = new Cause(
            THIS,
            "No such built-in module: (\\S+)",
            "this Node.js has no module {1} of its own",
            "correct the name; if a newer Node.js has it, choose a runtime or layer with that");
    static final Cause FOREIGN_ADDON = new Cause(
            ANY,
            "(?<![^/\\s])([^/\\s]+\\.node): (?:invalid ELF header|file too short|wrong ELF class)",
            "{1} is made for another system than Linux on x86-64",
            "install it for the platform: npm install --os=linux --cpu=x64 --libc=glibc");
    /** A package of which a second one, for each system, has the native part. */
    static final Cause NATIVE_PART = new Cause(
            ANY,
            "(?:Cannot find module '((?:@[\\w.-]+/)?[\\w.-]{0,60}linux-x64[\\w.-]*)'"
                    + "|Cannot find module '\\.{1,2}/([\\w./-]{0,80}linux-x64[\\w.-]*\\.node)'"
                    + "|Could not load the \"([\\w@/.-]+)\" module using the linux-x64 runtime"
                    + "|You installed (\\w+) for another platform"
                    + "|The package \"(@[\\w-]+/linux-x64)\" could not be found)",
            "node_modules has no {1}, the native part of a package for Linux on x86-64 with glibc",
            "remove the folder node_modules, and install it for the platform: npm install --omit=dev --os=linux"
                    + " --cpu=x64 --libc=glibc");

    static final Cause MISSING_ENV_FILE = new Cause(
            ANY,
            "node: (\\S+): not found$",
            "the file {1} of --env-file is not in the package",
            "set its variables under environmentVariables of fc-maven-plugin and remove --env-file, or add {1} to the"
                    + " package");
    static final Cause JSON_WITHOUT_TYPE = new Cause(
            THIS,
            "needs an import (?:attribute|assertion) of",
            "import of JSON names its type",
            "write the import attribute with its type, json, behind the import");
    /** A source that no Node.js before 22.18 runs. */
    static final Cause TYPESCRIPT = new Cause(
            THIS,
            "Unknown file extension \"(\\.[mc]?tsx?)\"",
            "Node.js does not run {1} files",
            "compile them (tsc) before they are packaged, and start the .js file");

    static final Cause MISSING_NODE_MODULE = new Cause(
            THIS,
            "Cannot find (?:module|package) '([^']+)'",
            "Node.js has no module {1}",
            "run npm install in the folder that is packaged, so that node_modules is in the zip; write each path "
                    + "as the file is named, with its capital letters");
    static final Cause MISSING_NPM_SCRIPT = new Cause(
            ANY,
            "npm (?:error|ERR!) [Mm]issing script: \"?([^\"\\s]+)",
            "package.json has no script {1}",
            "add {1} to scripts of package.json, or start node and the file of the program");
    static final Cause NPM_REGISTRY = new Cause(
            ANY,
            "npm (?:error|ERR!) (?:network )?request to (https?://\\S{1,300}) failed",
            "npm or npx asks {1}, which does not answer here, for what the package does not have",
            "run npm install in the folder that is packaged, and start node with the file that bin in the program's"
                    + " package.json names, such as node node_modules/NAME/cli.js: a start that asks a registry is"
                    + " slow, or fails");
    static final Cause MISSING_NPX_PROGRAM = new Cause(
            ANY,
            "npx canceled due to missing packages[^\\[]{0,200}\\[\"([^\"]+?)(?:@[^@\"]*)?\"",
            "npx finds no {1} in node_modules",
            "run npm install in the folder that is packaged, so that node_modules is in the zip");
    static final Cause REQUIRE_IN_MODULE = new Cause(
            THIS,
            "require is not defined in ES module",
            "Node.js reads the program as an ES module",
            "set \"type\" in package.json to \"commonjs\", and ship package.json; or name the file .cjs");
    static final Cause IMPORT_OUTSIDE_MODULE = new Cause(
            THIS,
            "Cannot use import statement outside a module",
            "Node.js does not read the program as an ES module",
            "set \"type\" in package.json to \"module\", and ship package.json; or name the file .mjs");
    static final Cause REQUIRED_MODULE = new Cause(
            THIS,
            "ERR_REQUIRE_ESM",
            "it loads an ES module with require",
            "load that module with await import() in place of require, or install a version of it that require loads");

    private NodeCauses() {}
}
