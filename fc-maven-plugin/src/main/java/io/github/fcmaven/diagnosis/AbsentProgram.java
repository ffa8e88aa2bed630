package io.github.fcmaven.diagnosis;

import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;

/**
 * A program that this machine has not, and the runtime has or may have: what starts it here fails for that alone.
 *
 * @param why in words that follow "because"
 * @param fix what makes the two comparable
 */
record AbsentProgram(String why, String fix) {

    /** Empty where the cause is another one, or the runtime has not got it either. */
    static Optional<AbsentProgram> of(Differences differences, StartCause cause) {
        return switch (cause.failure()) {
            case PROGRAM_NOT_FOUND ->
                Optional.of(cause)
                        .filter(why -> differences.code().mayHave(why.name()))
                        .map(why -> absent(why.name() + " is not on this machine's PATH", why.fix(Requirement::id)));
            case NO_LOADER ->
                differences
                        .code()
                        .loader(cause.name())
                        .filter(ProgramLoader::mayBeThere)
                        .map(loader -> absent(
                                loader.name() + " is not on this machine",
                                "install " + loader.name() + " here, or check where it is"));
            default -> Optional.empty();
        };
    }

    private static AbsentProgram absent(String here, String fix) {
        return new AbsentProgram(here + ", and the runtime may have it", fix);
    }
}
