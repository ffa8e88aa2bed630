package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** What no line says: how the server ended, or that it did not, says it all. */
final class EndingCauses {

    /** The start command left the server behind. */
    static final Cause BACKGROUND = new Cause(
            ANY,
            "keep the server in the foreground{file}: write exec before its command, as the last one of the script, and"
                    + " no & behind it; turn its daemon mode off");
    /** No script has left it behind: it did that itself. */
    static final Cause BACKGROUND_PROGRAM = new Cause(
            ANY,
            CauseNames::none,
            "",
            "let {1} itself stay in the foreground: leave out what sends it into the background, which is an option of"
                    + " it (-d, --daemon), a setting (daemonize), or daemon() and fork() in its code");
    /** Its code has started another process, and does not wait for it. */
    static final Cause BACKGROUND_CHILD = new Cause(
            ANY,
            CauseNames::none,
            "",
            "let the class {1} wait for the process that it starts, System.exit(process.waitFor()), or start the server"
                    + " itself: an instance ends with its start command");
    /** A program that had nothing more to do. */
    static final Cause RETURNED = new Cause(THIS, CauseNames::none, "{1}", "{2}{goes on}");
    /** It has nothing to do, because nobody calls its function. */
    static final Cause HANDLER_ALONE = new Cause(
            ANY,
            CauseNames::none,
            "{1} only defines {2}, which the built-in runtimes call; a custom runtime sends requests to a server",
            "{3}; or deploy it with a built-in runtime in place of a custom one");
    /** A signal from outside, most often for lack of memory. */
    static final Cause KILLED = new Cause(THIS, CauseNames::none, "it was killed", "{memory}");
    /** It still works when its time is over. */
    static final Cause SLOW = new Cause(
            THIS,
            "give the function more cpu and memorySize, open the port before work that can wait, or set coldStart of "
                    + "fc-maven-plugin to fast");
    /** It runs, and is told to open no port. */
    static final Cause TOLD_TO_LISTEN_NOWHERE = new Cause(THIS, "{goes on}");
    /** It runs and listens nowhere, and its main thread is still in the application's code. */
    static final Cause STAYS_BEFORE_LISTENING = new Cause(
            THIS,
            CauseNames::none,
            "its main thread is still in {1}",
            "open the port before what waits there, or give that a thread of its own; server.log has what it did last");
    /** It runs and listens nowhere: which port it was told is no question yet. */
    static final Cause LISTENS_NOWHERE = new Cause(
            THIS,
            CauseNames::none,
            "",
            "{1}: it has opened no port at all, so its start is not over (a busy machine, or something that it waits"
                    + " for), or its code starts no server");

    /** What to do first, by whether it has printed anything. */
    static final String LOOK = "look in server.log for what it did last";

    static final String PRINT = "let the code print its errors, because server.log is empty (Vert.x prints none: add"
            + " .onFailure(Throwable::printStackTrace) behind deployVerticle(...) and listen(...))";
    /** A script sends its errors where nobody sees them. */
    static final Cause UNREAD_OUTPUT = new Cause(
            THIS,
            CauseNames::none,
            "nothing of it is to be read here",
            "remove {1} from {2}: then server.log has the error, and on Function Compute the log of the function");
    /** No error that is known. */
    static final Cause LAST_LINE = new Cause(
            THIS,
            CauseNames::none,
            "the last line that it printed: {1}",
            "correct what that line says, if it is an error; the whole output is in server.log");
    /** No error that is known, but it names a file that should be there. */
    static final Cause LACKS_FILE = new Cause(
            THIS,
            CauseNames::none,
            "the last line that it printed: {1}",
            "put {2} into the package (extraDirectories of fc-maven-plugin in pom.xml), or correct its path: relative"
                    + " ones begin at /code, and the package has no such file");
    /** Nothing that is known, and nothing was printed. */
    static final Cause WORDLESS = new Cause(
            THIS,
            CauseNames::none,
            "",
            "{1}run the start command by hand to see why, or let the program print its errors: server.log is empty");

    /** What ends a program in C at its first look into the environment. */
    static final String UNSET = "set each variable that it reads, such as PORT=9000, under environmentVariables of"
            + " fc-maven-plugin in pom.xml, because getenv gives NULL for one that is not set; if that is not it, ";
    /** Nothing that is known. */
    static final Cause UNKNOWN =
            new Cause(THIS, "fix what its last error says{file}; its whole output is in server.log");

    private EndingCauses() {}
}
