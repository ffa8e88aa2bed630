package io.github.fcmaven.check;

import static io.github.fcmaven.check.FailingVersion.ANY;
import static io.github.fcmaven.check.FailingVersion.THIS;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.startup.StartLog;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Why servers do not start, by what they print: the catalogue of causes, each with what to change. Of two that
 * fit, the first one is the cause. In a text, {@code {1}} is what the line names and {@code {0}} the line itself,
 * {@code {file}} where it stands; {@code {port}}, {@code {heap}}, {@code {memory}} and {@code {goes on}} are what this
 * server is told of them.
 */
enum StartFailure {
    /** Java's launcher finds no such file; a shell ate the backslashes of a path. */
    JAR_NOT_FOUND(
            ANY,
            "Error: Unable to access jarfile (.*\\S)",
            "the jar {1} does not exist",
            "write the path of the jar in the package, with / between folders, in command and args of "
                    + "fc-maven-plugin in pom.xml or in the bootstrap"),
    /** A jar that no tool made executable. */
    NO_MAIN_ATTRIBUTE(
            ANY,
            "no main manifest attribute, in (.*\\S)",
            "{1} does not say which class to start",
            "let spring-boot-maven-plugin's goal repackage run before fc:package, or give maven-jar-plugin a "
                    + "manifest with mainClass"),
    /** The class that is started is not there. */
    MAIN_CLASS_NOT_FOUND(
            ANY,
            "Error: Could not find or load main class (\\S+)",
            "the main class {1} is not in the package",
            "correct the name of the main class, in mainClass of the plugin that makes the jar or in the start "
                    + "command"),
    /** The class that is started has no main method. */
    NO_MAIN_METHOD(
            THIS,
            "Error: Main method not found in class ([\\w.$]+)",
            "the class {1} has no main method",
            "give it public static void main(String[] args), or name the class that has one"),
    /** Class files that several signed jars were merged into. */
    MERGED_SIGNATURES(
            ANY,
            "SecurityException: (?:.*)(signature file|signer information|digest error|digest missing"
                    + "|cannot verify signature)",
            "the jar has signatures of jars that were merged into it",
            "exclude META-INF/*.SF, META-INF/*.DSA and META-INF/*.RSA in a filter of maven-shade-plugin"),
    /** Classes for a newer Java. */
    NEWER_CLASSES(
            THIS,
            "UnsupportedClassVersionError: (\\S+) has been compiled by a more recent version.*?"
                    + "class file version (\\d+)",
            "the class {1} is for a newer Java (class file version {2}) than the one that runs it",
            "set maven.compiler.release to the function's Java, or give the function the newer one: runtime of "
                    + "fc-maven-plugin, or the layer of that Java"),
    /** Classes that only one Java runs, and with a switch. */
    PREVIEW_CLASSES(
            THIS,
            "(?:Preview features are not enabled for (\\S+)|compiled with preview features)",
            "classes use preview features, which are off",
            "remove --enable-preview from maven-compiler-plugin, or add --enable-preview to the start command with "
                    + "the same Java version that compiled them"),
    /** Reflection into packages that Java keeps to itself since version 16. */
    CLOSED_PACKAGE(
            THIS,
            "module ([\\w.]+) does not \"?opens ([\\w.]+)",
            "Java keeps the package {2} of {1} to itself",
            "add --add-opens={1}/{2}=ALL-UNNAMED to the start command (jvmArguments of fc-maven-plugin in pom.xml, or"
                    + " before -jar in args), or take a version of the library that does not need it"),
    /** The same of classes that are named in the code. */
    HIDDEN_PACKAGE(
            THIS,
            "IllegalAccessError: .*module ([\\w.]+) does not export ([\\w.]+)",
            "Java hides the package {2} of {1}",
            "add --add-exports={1}/{2}=ALL-UNNAMED to the start command (jvmArguments of fc-maven-plugin in pom.xml,"
                    + " or before -jar in args), or take a version of the library that does not need it"),
    /** An option that this Java does not have. */
    UNKNOWN_JAVA_OPTION(
            THIS,
            "(?:Unrecognized option: |Unrecognized VM option '?|Invalid [^:]*option: |Unsupported option: )([^\\s']+)",
            "Java does not know the option {1}",
            "remove {1} from the start command (jvmArguments or args of fc-maven-plugin in pom.xml), or from the"
                    + " variable JAVA_TOOL_OPTIONS"),
    /** Options that Java has and does not take as they are. */
    REFUSED_JAVA_OPTION(
            THIS,
            "((?:Error: )?VM option '[^']+' is (?:experimental|diagnostic).*|(?:Missing|Unexpected) \\+/- setting .*"
                    + "|Improperly specified VM option .*"
                    + "|-\\S{1,300} is (?:not supported|no longer a supported option).*"
                    + "|Invalid (?:maximum|initial) heap size: .*|Multiple garbage collectors selected"
                    + "|Conflicting collector combinations.*|Initial heap size set to a larger value than .*"
                    + "|Too small (?:maximum|initial) heap.*|The Java thread stack size specified is too small.*"
                    + "|Could not open (?:options|settings) file.*|Specified shared archive not found.*)",
            "Java does not take an option: {1}",
            "correct that option in the start command (jvmArguments or args of fc-maven-plugin in pom.xml), or in the"
                    + " variable JAVA_TOOL_OPTIONS"),
    /** An agent that cannot be loaded before the program. */
    AGENT_NOT_FOUND(
            ANY,
            "(?:Error opening zip file or JAR manifest missing : |Could not find agent library "
                    + "|Failed to find Premain-Class manifest attribute in )(\\S+)",
            "the agent {1} cannot be loaded",
            "put the agent's own file into the package and write its path behind -javaagent or -agentpath, or remove"
                    + " the option"),
    /** A module that is on no path. */
    MISSING_JAVA_MODULE(
            ANY,
            "java\\.lang\\.module\\.FindException: Module (\\S+) not found",
            "the module {1} is not on the module path",
            "put its jar into the package, into a folder that --module-path names"),
    /** A key that a newer Spring Boot refuses. */
    REPLACED_PROPERTY(
            ANY,
            "Property '([^']+)' imported from location '.*' is invalid and should be replaced with '([^']+)'",
            "this Spring Boot does not take the property {1}",
            "write {2} in place of {1} in the application's configuration"),
    /** An option that this interpreter does not have. */
    UNKNOWN_OPTION(
            THIS,
            "(?:bad option: |[Uu]nknown option:? |unrecognized arguments?: |No such option:? )(\\S+)",
            "the program does not know the option {1}",
            "remove {1} from the start command"),
    /** What only {@code run} and {@code invoke} open. */
    DEBUGGERS_PORT_IN_USE(
            ANY,
            "JDWP Transport dt_socket failed to initialize|ERROR: transport error 202: bind failed",
            "the port of the debugger is already in use",
            "end what holds it, or give another -Dfc.debugPort"),
    /** A second server in the instance, or a fixed port of this machine. */
    PORT_IN_USE(
            ANY,
            "(?:[Aa]ddress already in use|EADDRINUSE|was already in use|Address in use|\\[Errno 98\\]"
                    + "|[Pp]ort (?:\\d+ )?(?:not free on|is already (?:in use|used|allocated)))",
            "its port is already in use",
            "{port}; if two servers start in the instance, start only one"),
    /** A port that only root may open. */
    PORT_FORBIDDEN(
            ANY,
            "(?:EACCES[^\\n]*?:(\\d+)|(?:bind|listen)[^\\n]*Permission denied|Permission denied[^\\n]*bind"
                    + "|(?:Socket|Bind)Exception: Permission denied"
                    + "|connector configured to listen on port (?:\\d{1,3}|10[01]\\d|102[0-3]) failed to start)",
            "it has no permission to open its port: only root can open ports below 1024",
            "{port}"),
    /** A heap that is full: Java takes a quarter of its memory for it. */
    HEAP_TOO_SMALL(
            THIS,
            "(OutOfMemoryError: (?:Java heap space|GC overhead limit exceeded)|JavaScript heap out of memory)",
            "its heap is too small",
            "{heap}"),
    /** More processes and threads than the system lets it have. */
    NO_MORE_THREADS(
            ANY,
            "(unable to create (?:new )?native thread|pthread_create failed|Cannot create (?:worker )?GC thread"
                    + "|can't start new thread|fork: (?:retry: )?Resource temporarily unavailable|[Cc]annot fork"
                    + "|BlockingIOError: \\[Errno 11\\])",
            "it can start no more threads or processes",
            "let it start fewer: an instance may have 1,024 processes and threads"),
    /** More files and connections than the system lets it have open. */
    TOO_MANY_FILES(
            ANY,
            "(Too many open files|EMFILE|ENFILE)",
            "it may open no more files or connections",
            "close what is done with: an instance may have 100,000 files open"),
    /** More than the disk holds. */
    DISK_FULL(
            ANY,
            "(No space left on device|ENOSPC|[Dd]isk quota exceeded)",
            "the disk is full",
            "let it write less: all that an instance writes is in /tmp, which diskSize limits"),
    /** More than the instance has. */
    OUT_OF_MEMORY(
            THIS,
            "(OutOfMemoryError|heap out of memory|insufficient memory for the Java Runtime|MemoryError"
                    + "|Could not reserve enough space)",
            "it has too little memory",
            "{memory}"),
    /** A configuration file that its framework cannot read, with the line where it is told. */
    UNREADABLE_CONFIGURATION(
            ANY,
            "(?:while scanning|while parsing|mapping values are not allowed"
                    + "|found character '.' that cannot start any token|DuplicateKeyException|ScannerException"
                    + "|ParserException|Malformed \\\\\\\\u|JSONDecodeError|in JSON at position)",
            "a configuration file cannot be read{file}",
            "correct that file{file}"),
    /** One that the platform would have to set, because no function may. */
    UNSET_OF_PLATFORM(
            ANY,
            CauseNames::unsetOfPlatform,
            "{1} is not set: the platform sets no such variable",
            "read FC_CUSTOM_LISTEN_PORT for the port, which the platform sets; what is no port, read from a variable"
                    + " whose name does not begin with FC_, and set that under environmentVariables of"
                    + " fc-maven-plugin"),
    /** A property or variable that nobody set. */
    UNSET_PROPERTY(
            THIS,
            CauseNames::unset,
            "{1} is not set",
            "set {2} under environmentVariables of fc-maven-plugin, or under checkEnvironment where only the local "
                    + "check needs a value of its own"),
    /** A property whose value is of another kind than the application's. */
    UNBOUND_VALUE(THIS, CauseNames::unbound, "{1}", "correct the value of {2}{3}"),
    /** Something that the server asks for and that is not there, such as a database. */
    CONNECTION_REFUSED(
            ANY,
            CauseNames::refused,
            "it connects to {1}, where nothing answers",
            "start that service at {1} before the check, or give another address in checkEnvironment of "
                    + "fc-maven-plugin, which is never shipped; on Function Compute {2}"),
    /** The name of something that is not there. */
    UNKNOWN_HOST(
            ANY,
            "(?:UnknownHostException: ([\\w.-]+)|(?:ENOTFOUND|EAI_AGAIN) ([\\w.-]+)"
                    + "|could not translate host name \"([^\"]+)\"|Failed to resolve '([\\w.-]+)')",
            "it connects to the host {1}, which has no address here",
            "name a host that this machine can reach, in checkEnvironment of fc-maven-plugin, which is never shipped"),
    /** What Spring Boot says of itself, with its own advice. */
    SPRING_BOOT(THIS, CauseNames::analysed, "{1}", "{2}"),
    /** A class that is missing at run time. */
    MISSING_CLASS(
            THIS,
            "(?:NoClassDefFoundError: |ClassNotFoundException: )(?!Could not initialize)([\\w/.$]+)",
            "the class {1} is not in the package",
            "add the dependency that has {1} with the scope compile or runtime: provided and test are not shipped; if "
                    + "its jar is shipped already, that version has no such class: find the versions with mvn "
                    + "dependency:tree, and set one that has it in dependencyManagement"),
    /** A method of another version of a library. */
    MISSING_METHOD(
            THIS,
            "(?:NoSuchMethodError|NoSuchFieldError): '?([^']+?)'?$",
            "a library has the wrong version for this code: it has no {1}",
            "find the two versions with mvn dependency:tree, and set one in dependencyManagement"),
    /** A file of the package that has the name of a package. */
    HIDDEN_PYTHON_MODULE(
            ANY,
            "No module named '([\\w.]+)'; '([\\w.]+)' is not a package",
            "the module {2} hides the package {2}, in which {1} is",
            "give the file {2}.py of the package another name"),
    /** A package is run, and has no program of its own. */
    PACKAGE_WITHOUT_MAIN(
            ANY,
            "No module named \\S+\\.__main__; '([\\w.]+)' is a package and cannot be directly executed",
            "{1} is a package that has no __main__.py",
            "write the module that starts the server in args of fc-maven-plugin in pom.xml, such as {1}.main, or add"
                    + " __main__.py to {1}"),
    /** The name of a file where the name of a module is expected. */
    FILE_AS_PYTHON_MODULE(
            ANY,
            "Error while finding module specification for '([\\w./]+)\\.py'",
            "-m takes the name of a module, and {1}.py is that of a file",
            "write {1} behind -m"),
    /** Byte code without its source, of another Python. */
    OTHER_BYTE_CODE(
            THIS,
            "[Bb]ad magic number in ",
            "byte code is for one release of Python alone, and this is for another",
            "ship the source (.py), or compile it with the function's Python"),
    /** A module that was never installed into the package. */
    MISSING_PYTHON_MODULE(
            ANY,
            "(?:ModuleNotFoundError: No module named '([\\w.]+)'|No module named ([\\w.]+)$)",
            "Python has no module {1}, which is neither in the package nor part of Python",
            "install it into the package: pip install --target " + Finding.FUNCTION_FOLDER
                    + "/python {1}, and add /code/python "
                    + "to PYTHONPATH under environmentVariables of fc-maven-plugin"),
    /** A module in a folder where Python does not look. */
    PYTHON_MODULE_ELSEWHERE(
            ANY,
            CauseNames::none,
            "Python does not look for the module {1} where {2} is",
            "add {3} to PYTHONPATH under environmentVariables of fc-maven-plugin"),
    /** A package that is found, without that module. */
    PART_OF_PYTHON_PACKAGE(
            ANY,
            CauseNames::none,
            "the package {1} of Python is there, and has no module {2}",
            "add {3} to the package, or correct the name {1}.{2} where it is written; if {1} is a library, install its"
                    + " release that has {2}"),
    /** The same of a package that several distributions share: each brings a folder of it. */
    PART_OF_PYTHON_NAMESPACE(
            ANY,
            CauseNames::none,
            "the package {1} of Python is there as a folder, and has no module {2}",
            "install the distribution that has {1}.{2}; if {1} is a folder of your own, add {3} to the package, or"
                    + " correct the name {1}.{2} where it is written"),
    /** The application of a server in Python, whose module is not there under that name. */
    NO_APPLICATION_MODULE(
            ANY,
            "Could not import module \"([^\"]+)\"",
            "the server finds no module {1} that has the application",
            "write the name of the application's file in the start command, without .py and with dots for folders:"
                    + " app:app for app.py, src.main:app for src/main.py"),
    /** The only application that the package has is another one. */
    OTHER_APPLICATION(
            ANY,
            CauseNames::none,
            "the package has no module {1}; it has {2}",
            "write {2} in place of {1} in the start command"),
    /** The same of its variable. */
    NO_APPLICATION_NAME(
            ANY,
            "(?:Attribute \"[^\"]+\" not found in module \"([^\"]+)\"|Failed to find attribute '[^']+' in '([^']+)')",
            "the module {1} has no application of the name that the start command gives",
            "write the variable that holds the application behind {1} in the start command: {1}:app for app = ..."),
    /** A file of the package that Node.js does not find under that name. */
    MISSING_NODE_FILE(
            ANY,
            "Cannot find module '((?:\\.{0,2}/|\\.)[^']*)'",
            "there is no file {1} for Node.js",
            "write its path as the file is named, with its capital letters and, in an import, its ending; if it is"
                    + " built, as by tsc, build it before it is packaged and add what is built"),
    /** A file that a package keeps to itself. */
    NODE_PATH_NOT_EXPORTED(
            ANY,
            "Package subpath '([^']+)' is not defined by \"exports\" in (\\S+)",
            "exports in {2} does not have {1}",
            "load a path that exports has, or install a release of the package that exports {1}"),
    /** A module of Node.js itself, misspelt or newer. */
    NO_BUILT_IN_MODULE(
            THIS,
            "No such built-in module: (\\S+)",
            "this Node.js has no module {1} of its own",
            "correct the name; if a newer Node.js has it, choose a runtime or layer with that"),
    /** A module made for another system. */
    FOREIGN_ADDON(
            ANY,
            "(?<![^/\\s])([^/\\s]+\\.node): (?:invalid ELF header|file too short|wrong ELF class)",
            "{1} is made for another system than Linux on x86-64",
            "install it for the platform: npm install --os=linux --cpu=x64 --libc=glibc"),
    /** What Node.js reads variables from. */
    MISSING_ENV_FILE(
            ANY,
            "node: (\\S+): not found$",
            "the file {1} of --env-file is not in the package",
            "set its variables under environmentVariables of fc-maven-plugin and remove --env-file, or add {1} to the"
                    + " package"),
    /** JSON that is imported as a module. */
    JSON_WITHOUT_TYPE(
            THIS,
            "needs an import (?:attribute|assertion) of",
            "import of JSON names its type",
            "write the import attribute with its type, json, behind the import"),
    /** A source that no Node.js before 22.18 runs. */
    TYPESCRIPT(
            THIS,
            "Unknown file extension \"(\\.[mc]?tsx?)\"",
            "Node.js does not run {1} files",
            "compile them (tsc) before they are packaged, and start the .js file"),
    /** A module that npm did not install into the package. */
    MISSING_NODE_MODULE(
            THIS,
            "Cannot find (?:module|package) '([^']+)'",
            "Node.js has no module {1}",
            "run npm install in the folder that is packaged, so that node_modules is in the zip; write each path "
                    + "as the file is named, with its capital letters"),
    /** Modules of the other kind. */
    NODE_MODULE_KIND(
            THIS,
            "(Cannot use import statement outside a module|ERR_REQUIRE_ESM|require is not defined in ES module)",
            "Node.js reads the program as the wrong kind of module",
            "set \"type\" in package.json to \"module\" for import, to \"commonjs\" for require, and ship "
                    + "package.json; a file .mjs takes only import, and .cjs only require"),
    /** What composer did not install into the package. */
    MISSING_VENDOR(
            THIS,
            "Failed opening required '[^']*?(vendor/[^']+)'",
            "the file {1} is not in the package",
            "run composer install --no-dev in the folder that is packaged, so that the folder vendor is in the zip"),
    /** A class or function that PHP has not. */
    MISSING_IN_PHP(
            THIS,
            "(?:Class [\"']([^\"']+)[\"'] not found|Call to undefined function ([\\w\\\\]+)\\()",
            "PHP has no {1}",
            "correct the name {1}, or ship the folder vendor that composer install makes and require "
                    + "vendor/autoload.php"),
    /** A native library that is missing. */
    MISSING_LIBRARY(
            THIS,
            "(?:error while loading shared libraries: |ImportError: "
                    + "|UnsatisfiedLinkError: .*?|(?<!\\w)(?=lib[\\w.+-]+: cannot open shared object))"
                    + "(lib[\\w.+-]+\\.so[\\w.]*)",
            "the native library {1} is missing",
            "put {1} into the folder lib of the package and set LD_LIBRARY_PATH to /code/lib under "
                    + "environmentVariables, or link the program statically"),
    /** A program for a newer C library. */
    NEWER_GLIBC(
            THIS,
            "version `?(GLIBC(?:XX)?_[\\d.]+)' not found",
            "a native program needs {1}, which is newer than the C library that runs it",
            "build it on the system of the runtime or an older one, or link it statically"),
    /** A program for another processor, or none. */
    FOREIGN_PROGRAM(
            THIS,
            "(Exec format error|cannot execute binary file)",
            "a program is for another processor, or is not a program",
            "build it for linux/amd64, and begin a script with #! and its interpreter"),
    /** Text that is no program. */
    SYNTAX_ERROR(
            THIS,
            "((?:SyntaxError|IndentationError|TabError): .*|Parse error: .*|[Ss]yntax error.*)",
            "a source file has a syntax error{file}: {1}",
            "correct it{file}; if it needs a newer version of the language, choose a runtime or layer that has it"),
    /** A program of the package, of which the system says that it is not there. */
    NO_LOADER(
            ANY,
            CauseNames::none,
            "{1} is in the package, but {2}, which runs it, is not in the runtime",
            "let the first line of a script name a program of the runtime, such as #!/bin/bash, and build a native"
                    + " program on Debian, or link it statically"),
    /** Words behind env in a first line are one word. */
    ENV_WORDS(
            ANY,
            "env: [‘'`]([^’'`]+ [^’'`]*)[’'`]: No such file",
            "env takes {1} for the name of one program",
            "write #!/usr/bin/env -S {1} in the first line"),
    /** What only a whole machine has. */
    NO_SERVICES(
            ANY,
            "(System has not been booted with systemd|Failed to connect to bus|Cannot connect to the Docker daemon"
                    + "|unrecognized service)",
            "an instance runs the start command alone, without systemd and without Docker",
            "let the bootstrap start the server itself, in the foreground: exec and its command"),
    /** A program that a script names. */
    PROGRAM_NOT_FOUND(ANY, CauseNames::missingProgram, "the program {1} does not exist", "{2}"),
    /** A file that may not be executed, read or written. */
    PERMISSION_DENIED(
            ANY,
            "(?:[Pp]ermission denied|AccessDeniedException|EACCES|PermissionError)",
            "it has no permission for a file: {0}",
            "give the file mode 0755 under permissions of fc-maven-plugin if it is executed; write only to /tmp"),
    /** A file that is not there. */
    FILE_NOT_FOUND(
            ANY,
            "(?:FileNotFoundError: .*?'([^']+)'|FileNotFoundException: (\\S+)|NoSuchFileException: (\\S+)"
                    + "|ENOENT: [^']*'([^']+)'|Could not open input file: (\\S+)|can't open file '([^']+)'"
                    + "|(?:can't read|cannot stat|cannot open) '?([^\\s':]+)'?: No such file"
                    + "|emerg\\] open\\(\\) \"([^\"]+)\" failed \\(2: No such file)",
            "the file {1} does not exist",
            "put {1} into the package, or correct its path: relative ones begin at /code"),
    /** What the program says of its own arguments. */
    WRONG_ARGUMENTS(
            ANY,
            "(?:^|: )[Ee]rror: ((?:argument \\S+|unrecognized arguments|the following arguments are required|ambiguous"
                    + " option)[: ].*|No such (?:option|command)[: ].*|Missing (?:option|argument|parameter)[: ].*"
                    + "|Invalid value for .*)",
            "its arguments are wrong",
            "correct the arguments in command and args of fc-maven-plugin in pom.xml, or in the bootstrap: a variable"
                    + " that is not set is an empty word there"),
    /** A variable or property that nobody set, whose name Java does not tell. */
    UNSET_INPUT(
            THIS,
            "(?:NumberFormatException: (?:Cannot parse null string|null$)"
                    + "|the return value of \"java\\.lang\\.System\\.(?:getenv|getProperty)\\(String\\)\" is null)",
            "it reads a variable or a system property that is not set",
            "if that is the port: {port}; set any other under environmentVariables or systemPropertyVariables of"
                    + " fc-maven-plugin in pom.xml"),
    /** A program that cannot do without arguments, and got none. */
    MISSING_ARGUMENT(
            ANY,
            CauseNames::argument,
            "it needs an argument that the start command does not have{1}",
            "write what the program needs under arguments of fc-maven-plugin in pom.xml, or after the program in"
                    + " args"),
    /** A program of several commands that got none. */
    USAGE(
            ANY,
            "^[Uu]sage: ([^\\[{]{1,100})",
            "the program only printed its usage: {1}",
            "write the command that it needs, such as server, as arguments of fc-maven-plugin in pom.xml, or after the"
                    + " program in args"),
    /** The start command left the server behind. */
    BACKGROUND(
            ANY,
            "keep the server in the foreground: write exec before its command at the end of the script, and no & "
                    + "behind it; turn its daemon mode off"),
    /** A program that had nothing more to do. */
    RETURNED(THIS, "{goes on}"),
    /** A signal from outside, most often for lack of memory. */
    KILLED(THIS, CauseNames::none, "it was killed", "{memory}"),
    /** It still works when its time is over. */
    SLOW(
            THIS,
            "give the function more cpu and memorySize, open the port before work that can wait, or set coldStart of "
                    + "fc-maven-plugin to fast"),
    /** It runs, and is told to open no port. */
    TOLD_TO_LISTEN_NOWHERE(THIS, "{port}"),
    /** It runs and listens nowhere: which port it was told is no question yet. */
    LISTENS_NOWHERE(
            THIS,
            "look in server.log for what it did last: it has opened no port at all, so its start is not over (a busy"
                    + " machine, or something that it waits for), or its code starts no server"),
    /** Nothing that is known, and no error was printed. */
    WORDLESS(
            THIS,
            "run the start command by hand to see why, or let the program print its errors: server.log names none"),
    /** Nothing that is known. */
    UNKNOWN(THIS, "fix what its last error says; its whole output is in server.log");

    private final FailingVersion version;
    private final Function<StartLog, Optional<String[]>> names;
    private final String what;
    private final String fix;

    /** A cause that no line says: how the server ended says it all. */
    StartFailure(FailingVersion version, String fix) {
        this(version, CauseNames::none, "", fix);
    }

    /** A cause that one line says. */
    StartFailure(FailingVersion version, String line, String what, String fix) {
        this(version, CauseNames.inLine(Pattern.compile(line)), what, fix);
    }

    /** @param names what the output names that says this; empty where it does not say it */
    StartFailure(FailingVersion version, Function<StartLog, Optional<String[]>> names, String what, String fix) {
        this.version = version;
        this.names = names;
        this.what = what;
        this.fix = fix;
    }

    /** Whether a newer Java or interpreter could have made the same package start. */
    boolean dependsOnVersion() {
        return version == FailingVersion.THIS;
    }

    /** What the output names that says this, the line itself first; empty where it does not say it. */
    Optional<String[]> in(StartLog log) {
        return names.apply(log);
    }

    /** What it is, with braces that {@link StartCause} fills; nothing where the way in which it ended says it all. */
    String what() {
        return what;
    }

    /** The change that corrects it, with such braces. */
    String fix() {
        return fix;
    }
}
