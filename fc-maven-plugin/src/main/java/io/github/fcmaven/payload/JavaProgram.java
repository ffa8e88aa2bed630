package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.util.Collection;
import java.util.List;

/** A program that {@code java -jar} starts, with all the files it needs. */
interface JavaProgram {

    /** What it is, for the log: {@code Spring Boot 3.5.3 fat jar}. */
    String label();

    /** The jar that is started, as it is called in the package. */
    CodePath jar();

    /** Its files. */
    Collection<Entry> entries();

    /** @throws FcProblem where {@code java -jar} would not start it */
    void refuseUnstartable();

    /** What may keep it from starting, though nothing proves it. */
    default List<String> warnings() {
        return List.of();
    }

    /** What its classes need. */
    ByteCode byteCode();
}
