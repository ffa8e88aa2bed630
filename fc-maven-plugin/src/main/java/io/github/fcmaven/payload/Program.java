package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.util.Collection;
import java.util.List;

/** A server to ship, of whatever language, with all the files it needs. */
interface Program {

    /** What is started, as the log names it: {@code demo.jar}, {@code server.py}. */
    String name();

    /** What it is, for the log: {@code Spring Boot 3.5.3 fat jar}. */
    String label();

    /** Its files. */
    Collection<Entry> entries();

    /**
     * Why the start that we would choose does not start it.
     *
     * @throws FcProblem where nothing is there that could be started
     */
    List<Finding> faults();

    /** What may keep the start that we would choose from working, though nothing proves it. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * What runs it, and how it is started where the user says nothing of that.
     *
     * @param libraries those that need no second look
     * @throws FcProblem where nothing that the platform offers, or that the user chose, runs it
     */
    ProgramRuntime runtime(StartSpec start, String region, KnownLibraries libraries);
}
