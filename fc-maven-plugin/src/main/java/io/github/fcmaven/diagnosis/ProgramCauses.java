package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of any program and script: its file, what runs it, the files and programs that it names. */
final class ProgramCauses {

    static final Cause MISSING_LIBRARY = new Cause(
            THIS,
            "(?:error while loading shared libraries: |ImportError: "
                    + "|(?<![\\w/])(?=lib[\\w.+-]+: cannot open shared object))"
                    + "(lib[\\w.+-]+\\.so[\\w.]*)",
            "the native library {1} is missing",
            "put {1} into the folder lib of the package and set LD_LIBRARY_PATH to /code/lib under "
                    + "environmentVariables, or link the program statically");
    /** The package has it, in a folder of its own. */
    static final Cause LIBRARY_ELSEWHERE = new Cause(
            ANY,
            CauseNames::none,
            "the native library {1} is in the package, as {2}, and nothing looks for it there",
            "set LD_LIBRARY_PATH to {3} under environmentVariables of fc-maven-plugin in pom.xml");

    static final Cause NEWER_GLIBC = new Cause(
            THIS,
            "version `?(GLIBC(?:XX)?_[\\d.]+)' not found",
            "a native program needs {1}, which is newer than the C library that runs it",
            "build it on the system of the runtime or an older one, or link it statically");
    static final Cause FOREIGN_PROGRAM = new Cause(
            THIS,
            "(Exec format error|cannot execute binary file)",
            "a program is for another processor, or is not a program",
            "build it for linux/amd64, and begin a script with #! and its interpreter");
    static final Cause SYNTAX_ERROR = new Cause(
            THIS,
            "((?:SyntaxError|IndentationError|TabError): .*|Parse error: .*|[Ss]yntax error.*)",
            "a source file has a syntax error{file}: {1}",
            "correct it{file}; if it needs a newer version of the language, choose a runtime or layer that has it");
    /** A program of the package, of which the system says that it is not there. */
    static final Cause NO_LOADER = new Cause(
            ANY,
            CauseNames::none,
            "{1} is in the package, but {2}, which runs it, is not in the runtime",
            "let the first line of a script name a program of the runtime, such as #!/bin/bash, and build a native"
                    + " program on Debian, or link it statically");

    static final Cause CARRIAGE_RETURN = new Cause(
            ANY,
            "(?:\\$'|[^\\s'\"‘$])(?:\\\\r|\r)['’\"]?: (?:\\[Errno 2\\] )?"
                    + "(?:(?:command )?not found|No such file|invalid option)"
                    + "|(?:Cannot find module '|unexpected token .\\$')[^']{0,300}(?:\\\\r|\r)'",
            "a file with Windows line ends is read by a shell, for which a carriage return is a part of a name",
            "save each script, and each file that a script reads with . or source, with LF line ends (dos2unix;"
                    + " in .gitattributes: * text=auto eol=lf)");

    static final Cause ENV_WORDS = new Cause(
            ANY,
            "env: [‘'`](([^’'` ]+) [^’'`]*)[’'`]: No such file",
            "env takes {1} for the name of one program",
            "write #!/usr/bin/env {2}, without options, in the first line");
    /** What only a whole machine has. */
    static final Cause NO_SERVICES = new Cause(
            ANY,
            "(System has not been booted with systemd|Failed to connect to bus|Cannot connect to the Docker daemon"
                    + "|unrecognized service)",
            "an instance runs the start command alone, without systemd and without Docker",
            "let the bootstrap start the server itself, in the foreground: exec and its command");
    /** A program that a script names. */
    static final Cause PROGRAM_NOT_FOUND =
            new Cause(ANY, UnfoundProgram::names, "the program {1} does not exist", "{2}");

    /** The runtime has it, and the function's own PATH takes the place of the runtime's. */
    static final Cause LOST_BY_PATH = new Cause(
            ANY, CauseNames::none, "the runtime has the program {1}, and no folder of PATH leads to it", "{2}");

    static final Cause PERMISSION_DENIED = new Cause(
            ANY,
            "(?:[Pp]ermission denied|AccessDeniedException|PermissionError"
                    + "|E(?:ACCES|PERM|ROFS): |Read-only file system)",
            "it has no permission for a file: {0}",
            "give the file mode 0755 under permissions of fc-maven-plugin if it is executed; write only to /tmp");
    static final Cause FOLDER_NOT_FOUND = new Cause(
            ANY,
            "(?:^Directory (\\S+) does not exist\\.$|^(\\S+) is not a directory\\.$|can't cd to (\\S+)"
                    + "|: cd: ([^\\s:]+): No such file)",
            "there is no folder {1}",
            "put the folder {1} into the package, or correct its path, with its capital letters: relative ones begin at"
                    + " /code");
    static final Cause FILE_NOT_FOUND = new Cause(ANY, CauseNames::missingFile, "the file {1} does not exist", "{2}");

    private ProgramCauses() {}
}
