package io.github.fcmaven.process;

import java.util.Optional;
import java.util.OptionalInt;

/** How much of this machine's processors others than one server use: what is late then may be in time without them. */
public interface OtherLoad {

    /**
     * The part of the processors' time that others had since it was begun, in percent. Empty where that is less than
     * half, for then nothing is late because of them, and where the system does not say it.
     */
    OptionalInt percent();

    /** The same in words. */
    default Optional<String> said() {
        return percent().stream()
                .mapToObj(percent -> "others used " + percent + " % of this machine's processors meanwhile")
                .findFirst();
    }

    /** From this moment on, beside that server and its children. */
    static OtherLoad beside(ServerProcess server) {
        ProcessorTimes begin = ProcessorTimes.now(server);
        return () -> {
            ProcessorTimes now = ProcessorTimes.now(server);
            long all = now.all() - begin.all();
            long others = now.others() - begin.others();
            return all > 0 && others * 2 >= all ? OptionalInt.of((int) (others * 100 / all)) : OptionalInt.empty();
        };
    }
}
