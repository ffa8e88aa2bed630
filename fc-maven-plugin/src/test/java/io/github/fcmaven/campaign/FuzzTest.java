package io.github.fcmaven.campaign;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader of what others write, on inputs that are right, on those that once broke it, and on some that a seeded
 * random changes. The campaign changes more of them, and goes on with a fuzzer that follows the code; see
 * resilience.md.
 */
class FuzzTest {

    private static final long SEED = 20261128;
    private static final int MUTANTS = 60;
    private static final int MANY = 2000;

    /** Where it is written what broke a reader: a folder for each target, a file for each input. */
    private static final Path CRASHES = Path.of("src/test/resources/crashes");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void readsWhatIsRight(FuzzTarget target) throws IOException {
        for (byte[] seed : target.seeds()) {
            target.run(seed, folder);
        }
    }

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void readsWhatOnceBrokeIt(FuzzTarget target) throws IOException {
        for (Path crash : crashes(target)) {
            target.run(Files.readAllBytes(crash), folder);
        }
    }

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void readsWhatARandomMakesOfIt(FuzzTarget target) throws IOException {
        readsMutants(target, MUTANTS);
    }

    @Tag("matrix")
    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void readsMoreOfWhatARandomMakesOfIt(FuzzTarget target) throws IOException {
        readsMutants(target, MANY);
    }

    private void readsMutants(FuzzTarget target, int count) throws IOException {
        Mutations mutations = new Mutations(target.seeds(), SEED);
        for (int i = 0; i < count; i++) {
            byte[] input = mutations.next();
            try {
                target.run(input, folder);
            } catch (RuntimeException | IOException | Error e) {
                fail("%s, mutant %d: %s".formatted(target, i, HexFormat.of().formatHex(input)), e);
            }
        }
    }

    private static List<Path> crashes(FuzzTarget target) throws IOException {
        Path inputs = CRASHES.resolve(target.name());
        if (!Files.isDirectory(inputs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inputs)) {
            return files.sorted().toList();
        }
    }
}
