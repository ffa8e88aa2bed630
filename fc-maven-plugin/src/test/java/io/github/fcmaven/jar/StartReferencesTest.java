package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On classes that the compiler made; what stands for a library here is a class of this test. */
class StartReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "Made, true",
        "Called, true",
        "Extended, true",
        "InASignature, true",
        "Initialized, true",
        "InABranch, false",
        "Caught, false",
        "BeforeATry, true",
        "InATryForOthers, true",
        "Closed, false",
        "InAnotherMethod, false",
        "AfterALoop, false",
        "OfALambda, false",
        "AskedFor, false",
        "AskedForAmongOthers, false",
        "AskedForElsewhere, false"
    })
    void onlyWhatIsNeededForCertainIsNamed(String program, boolean needed) throws IOException {
        assertThat(StartReferences.of(bytes(program)).names().contains(name("Library")))
                .isEqualTo(needed);
    }

    /** The same programs on a real Java, beside which the library is not. */
    @ParameterizedTest
    @CsvSource({
        "Made, false",
        "Called, false",
        "Extended, false",
        "InASignature, false",
        "Initialized, false",
        "InABranch, true",
        "Caught, true",
        "BeforeATry, false",
        "InATryForOthers, false",
        "OfALambda, true",
        "AskedFor, true",
        "AskedForAmongOthers, true",
        "AskedForElsewhere, true"
    })
    void withoutWhatIsNeededJavaDoesNotStart(String program, boolean starts, @TempDir Path folder) throws Exception {
        Path file = folder.resolve(name(program) + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(program));
        Path printed = folder.resolve("printed");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder.toString(),
                        name(program).replace('/', '.'))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        assertThat(java.waitFor()).isEqualTo(starts ? 0 : 1);
        if (!starts) {
            assertThat(printed).content().contains("NoClassDefFoundError").contains("Library");
        }
    }

    /** What is called for certain is followed into the other classes of the program. */
    @ParameterizedTest
    @CsvSource({
        "CallsAnother, true",
        "MakesAnother, true",
        "CallsAnotherInABranch, false",
        "CallsAnotherWhichCatches, false",
        "CallsAnotherOnceItIsAskedFor, false",
        "CallsAnotherInATry, false",
        "CallsAnotherMain, false"
    })
    void theCallsOfAProgramAreFollowed(String program, boolean needed) {
        ClassFiles files = new ClassFiles(file -> {
            try (InputStream in = StartReferencesTest.class.getResourceAsStream("/" + file)) {
                return Optional.ofNullable(in == null ? null : in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String library = name("Library");
        assertThat(files.missingAtStart(name(program).replace('/', '.'), file -> !file.equals(library + ".class")))
                .isEqualTo(needed ? Optional.of(library.replace('/', '.')) : Optional.empty());
    }

    private static byte[] bytes(String nested) throws IOException {
        try (InputStream in = StartReferencesTest.class.getResourceAsStream("/" + name(nested) + ".class")) {
            return in.readAllBytes();
        }
    }

    private static String name(String nested) {
        return StartReferencesTest.class.getName().replace('.', '/') + "$" + nested;
    }

    static class Library extends RuntimeException {
        private static final long serialVersionUID = 1;

        static void use() {}
    }

    static class Made {
        public static void main(String[] args) {
            System.out.println(new Library());
        }
    }

    static class Called {
        public static void main(String[] args) {
            Library.use();
        }
    }

    static class Extended extends Library {
        private static final long serialVersionUID = 1;

        public static void main(String[] args) {}
    }

    static class InASignature {
        public static void main(String[] args) {}

        public void accept(Library[] given) {}
    }

    static class Initialized {
        static final Object LIBRARY = new Library();

        public static void main(String[] args) {}
    }

    static class InABranch {
        public static void main(String[] args) {
            if (args.length > 0) {
                Library.use();
            }
        }
    }

    static class Caught {
        public static void main(String[] args) {
            try {
                Library.use();
            } catch (NoClassDefFoundError e) {
                System.out.println("without it");
            }
        }
    }

    static class BeforeATry {
        public static void main(String[] args) {
            Library.use();
            try {
                System.out.println(args.length);
            } catch (Throwable e) {
                System.out.println(e);
            }
        }
    }

    static class InATryForOthers {
        public static void main(String[] args) {
            try {
                Library.use();
            } catch (IllegalStateException e) {
                System.out.println(e);
            }
        }
    }

    /** Whether what closes it hides the error is nothing that this reader knows. */
    static class Closed {
        public static void main(String[] args) throws IOException {
            try (InputStream in = InputStream.nullInputStream()) {
                Library.use();
            }
        }
    }

    static class InAnotherMethod {
        public static void main(String[] args) {
            if (args.length > 0) {
                return;
            }
            optional();
        }

        private static void optional() {
            Library.use();
        }
    }

    static class AfterALoop {
        public static void main(String[] args) {
            for (String arg : args) {
                System.out.println(arg);
            }
            Library.use();
        }
    }

    static class CallsAnother {
        public static void main(String[] args) {
            Other.run();
        }
    }

    static class MakesAnother {
        public static void main(String[] args) {
            System.out.println(new Other());
        }
    }

    static class CallsAnotherInABranch {
        public static void main(String[] args) {
            if (args.length > 0) {
                Other.run();
            }
        }
    }

    static class CallsAnotherWhichCatches {
        public static void main(String[] args) {
            Other.tryToRun();
        }
    }

    static class Other {
        Other() {
            Library.use();
        }

        static void run() {
            Library.use();
        }

        static void tryToRun() {
            try {
                Library.use();
            } catch (IllegalStateException | NoClassDefFoundError e) {
                System.out.println(e);
            }
        }
    }

    /** The usual way to an optional library. */
    static class AskedFor {
        public static void main(String[] args) {
            try {
                Class.forName("org.none.Library");
                Library.use();
            } catch (ClassNotFoundException e) {
                System.out.println("without it");
            }
        }
    }

    static class AskedForAmongOthers {
        public static void main(String[] args) {
            try {
                Class.forName("org.none.Library");
                Library.use();
            } catch (Exception e) {
                System.out.println("without it");
            }
        }
    }

    static class AskedForElsewhere {
        public static void main(String[] args) {
            try {
                ask();
                Library.use();
            } catch (ClassNotFoundException e) {
                System.out.println("without it");
            }
        }

        private static void ask() throws ClassNotFoundException {
            throw new ClassNotFoundException("org.none.Library");
        }
    }

    static class CallsAnotherOnceItIsAskedFor {
        public static void main(String[] args) {
            try {
                Class.forName("org.none.Library");
                Other.run();
            } catch (ClassNotFoundException e) {
                System.out.println("without it");
            }
        }
    }

    static class CallsAnotherInATry {
        public static void main(String[] args) {
            try {
                System.out.println(args[0]);
                Other.run();
            } catch (IndexOutOfBoundsException e) {
                System.out.println("without it");
            }
        }
    }

    /** The launcher lists the methods of the class alone that it starts. */
    static class CallsAnotherMain {
        public static void main(String[] args) {
            InASignature.main(args);
        }
    }

    static class OfALambda {
        public static void main(String[] args) {
            Runnable later = () -> Library.use();
            System.out.println(later);
        }
    }
}
