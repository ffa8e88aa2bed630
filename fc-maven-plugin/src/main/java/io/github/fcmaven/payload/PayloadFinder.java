package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.util.Optional;

/** Finds what a user wants to ship. */
public final class PayloadFinder {

    private PayloadFinder() {}

    /**
     * The payload among what a build has made, found by looking at the files.
     *
     * @param directory the folder of a function that is no jar, where there is one: it is shipped, unless {@code
     *     kind}, or the name of a jar or of a class, says otherwise
     * @param noDirectory why there is none, such as {@code src/main/function does not exist}
     * @param kind what the user says it is; empty for what the files say
     * @throws FcProblem where there is none yet, where more than one could be meant, or where it cannot be read
     */
    public static Payload find(
            BuiltFiles built, Optional<FunctionDirectory> directory, String noDirectory, Optional<PayloadKind> kind) {
        boolean ofJar = built.named().isPresent() || built.mainClass().isPresent();
        boolean jar = kind.map(PayloadKind.JAVA::equals).orElse(ofJar || directory.isEmpty());
        if (jar) {
            return new Candidates(built, noDirectory).choose();
        }
        FunctionDirectory files = directory.orElseThrow(() -> FcProblem.local(
                "kind is " + kind.orElseThrow() + ", but " + noDirectory,
                "create that folder (" + Finding.FUNCTION_FOLDER
                        + " where nothing names it), or name another one with functionDirectory of"
                        + " fc-maven-plugin in pom.xml"));
        return new Payload(
                FolderKinds.of(files, kind),
                kind.map(named -> "of " + files.name()).orElse("found in " + files.name()));
    }
}
