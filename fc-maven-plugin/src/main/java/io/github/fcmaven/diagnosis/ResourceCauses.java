package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of what the instance and this machine have: ports, memory, threads, files, the disk. */
final class ResourceCauses {

    /** What only {@code run} and {@code invoke} open. */
    static final Cause DEBUGGERS_PORT_IN_USE = new Cause(
            ANY,
            "ERROR: transport error 202: bind failed",
            "the port of the debugger is already in use",
            "stop the process that uses it, or give another -Dfc.debugPort");
    /** A second server in the instance, or a fixed port of this machine. */
    static final Cause PORT_IN_USE = new Cause(
            ANY,
            "(?:[Aa]ddress already in use|EADDRINUSE|was already in use|Address in use|Connection in use|\\[Errno 98\\]"
                    + "|[Pp]ort (?:\\d+ )?(?:not free on|is already (?:in use|used|allocated)))",
            "its port is already in use",
            "{port}; if two servers start in the instance, start only one");

    static final Cause PORT_FORBIDDEN = new Cause(
            ANY,
            "(?:EACCES[^\\n]*?:(\\d+)|(?:bind|listen)[^\\n]*Permission denied|Permission denied[^\\n]*bind"
                    + "|(?:Socket|Bind)Exception: Permission denied"
                    + "|connector configured to listen on port (?:\\d{1,3}|10[01]\\d|102[0-3]) failed to start)",
            "it has no permission to open its port: only root can open ports below 1024",
            "{port}");
    /** A heap that is full: Java takes a quarter of its memory for it. */
    static final Cause HEAP_TOO_SMALL = new Cause(
            THIS,
            "(OutOfMemoryError: (?:Java heap space|GC overhead limit exceeded)|JavaScript heap out of memory)",
            "its heap is too small",
            "{heap}");

    /** Nothing but an option limits it. */
    static final Cause METASPACE_TOO_SMALL = new Cause(
            ANY,
            "OutOfMemoryError: (?:Metaspace|Compressed class space)",
            "its classes have no room in the metaspace, which an option of Java limits",
            "remove -XX:MaxMetaspaceSize or -XX:CompressedClassSpaceSize from the start command or JAVA_TOOL_OPTIONS,"
                    + " or raise it (a size has its unit, as in 128m)");

    static final Cause NO_MORE_THREADS = new Cause(
            ANY,
            "(unable to create (?:new )?native thread|pthread_create failed|Cannot create (?:worker )?GC thread"
                    + "|can't start new thread|fork: (?:retry: )?Resource temporarily unavailable|[Cc]annot fork"
                    + "|BlockingIOError: \\[Errno 11\\])",
            "it can start no more threads or processes",
            "let it start fewer: an instance may have 1,024 processes and threads");
    static final Cause TOO_MANY_FILES = new Cause(
            ANY,
            "(Too many open files|EMFILE|ENFILE)",
            "it may open no more files or connections",
            "close what is done with: an instance may have 100,000 files open");
    static final Cause DISK_FULL = new Cause(
            ANY,
            "(No space left on device|ENOSPC|[Dd]isk quota exceeded)",
            "the disk is full",
            "let it write less: all that an instance writes is in /tmp, which diskSize limits");
    static final Cause OUT_OF_MEMORY = new Cause(
            THIS,
            "(OutOfMemoryError|heap out of memory|insufficient memory for the Java Runtime|MemoryError"
                    + "|Could not reserve enough space)",
            "it has too little memory",
            "{memory}");

    private ResourceCauses() {}
}
