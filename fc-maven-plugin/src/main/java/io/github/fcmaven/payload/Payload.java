package io.github.fcmaven.payload;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.server.ServerReader;
import java.util.Optional;

/** What a user wants to ship. */
public interface Payload {

    /**
     * Turns it into a function package; what the start leaves open is decided by the payload's own files.
     *
     * <p>What the platform would not start is packed too, with a finding: the static check judges it. The first
     * decision says what was chosen and why.
     *
     * @param servers reads which server it holds
     * @throws FcProblem where no package can be made of it
     */
    Draft pack(FunctionSpec spec, StartSpec start, ServerReader servers);

    /**
     * The payload among what a build has made, found by looking at the files.
     *
     * @param directory the folder of a function that is no jar, where there is one: it is shipped, unless {@code
     *     kind} or the name of a jar says otherwise
     * @param kind what the user says it is; empty for what the files say
     * @throws FcProblem where there is none yet, where more than one could be meant, or where it cannot be read
     */
    static Payload find(BuiltFiles built, Optional<FunctionDirectory> directory, Optional<PayloadKind> kind) {
        boolean jar = kind.map(PayloadKind.JAVA::equals).orElse(built.named().isPresent() || directory.isEmpty());
        if (jar) {
            return new Candidates(built).choose();
        }
        FunctionDirectory files = directory.orElseThrow(() -> FcProblem.local(
                "kind is " + kind.orElseThrow() + ", and there is no folder of functionDirectory",
                "make src/main/function, or name the folder with functionDirectory of fc-maven-plugin in pom.xml"));
        return new ProgramPayload(
                Programs.ofFolder(files, kind),
                kind.map(named -> "of " + files.name()).orElse("found in " + files.name()));
    }
}
