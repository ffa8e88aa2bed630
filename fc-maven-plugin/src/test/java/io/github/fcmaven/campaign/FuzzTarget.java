package io.github.fcmaven.campaign;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.DescriptorSource;
import io.github.fcmaven.event.EventFields;
import io.github.fcmaven.event.EventTemplate;
import io.github.fcmaven.executable.ElfReader;
import io.github.fcmaven.files.DerivedFiles;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.Hidden;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.jar.ClassReferences;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.measure.History;
import io.github.fcmaven.packaging.Validation;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.report.JsonReport;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A reader of what others write, as a fuzzer calls it: whatever the bytes, it returns, or throws what is made for
 * users. Anything else is a fault of ours.
 */
enum FuzzTarget {
    /** A code package of somebody else, as {@code validate} judges it: directory, entries, scripts, jars, programs. */
    ZIP(Seeds::zips) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Validation.said(Files.write(folder.resolve("input.zip"), input));
        }
    },
    /** A jar: its directory, its manifest and what is asked of both. */
    JAR(Seeds::jars) {
        @Override
        void read(byte[] input, Path folder) {
            Jar.find("app.jar", Content.of(input)).ifPresent(FuzzTarget::ask);
        }
    },
    /** A manifest, in a jar that is whole otherwise. */
    MANIFEST(Seeds::manifests) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            byte[] jar = Seeds.zip("META-INF/MANIFEST.MF", input, "Main.class", new byte[] {1});
            Jar.find("app.jar", Content.of(jar)).ifPresent(FuzzTarget::ask);
        }
    },
    /** A class file: its head, and its constants. */
    CLASS(Seeds::classes) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            try {
                ClassReferences.of(input);
            } catch (IOException e) {
                // no class file
            }
            byte[] jar = Seeds.zip("META-INF/MANIFEST.MF", Seeds.MANIFEST, "demo/Main.class", input);
            byte[] zip = Seeds.zip("bootstrap", Seeds.SCRIPT, "app.jar", jar);
            Validation.said(Files.write(folder.resolve("input.zip"), zip));
        }
    },
    /** A native program. */
    ELF(Seeds::programs) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            try {
                ElfReader.read(RandomBytes.of(input));
            } catch (IOException e) {
                // no program
            }
        }
    },
    /** A description of the deploy tool, with its variables. */
    YAML(Seeds::descriptions) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("s.yaml"), input);
            DeploymentDescriptor.find(new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>());
            DeploymentDescriptor.generatedBy(file);
        }
    },
    /** A description that this plugin wrote, and somebody changed. */
    OWN_YAML(Seeds::ownDescriptions) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            DeploymentDescriptor.read(Files.write(folder.resolve("s.yaml"), input), new TreeMap<>());
        }
    },
    /** A {@code .fcignore}, by both readings. */
    FCIGNORE(Seeds::ignoreFiles) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path base = Files.createDirectories(folder.resolve("base/lib"));
            Files.write(base.resolve("a.txt"), input, StandardOpenOption.CREATE);
            Files.write(base.resolveSibling(".fcignore"), input);
            new FileSet(base.getParent(), "", List.of(), List.of(), "functionDirectory").select();
        }
    },
    /** A start script, as far as it is followed. */
    SCRIPT(Seeds::scripts) {
        @Override
        void read(byte[] input, Path folder) {
            FunctionPackage function =
                    TestFunction.script("").program("bootstrap", input).function();
            Hidden.words(ProgramStart.of(function).argv());
            Bootstrap.argv(function.entry(CodePath.BOOTSTRAP).orElseThrow());
        }
    },
    /** What a server sends in place of an answer. */
    ANSWER(Seeds::answers) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Answers.read(input);
        }
    },
    /** The record of a check. */
    RECORD(Seeds::records) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            CheckRecord record = JsonRecord.read(Files.write(folder.resolve("report.json"), input));
            JsonReport.text(record);
        }
    },
    /** The history of measurements, and the record of derived files. */
    HISTORY(Seeds::histories) {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("coldstart.csv"), input);
            History.all(file);
            History.last(file, Optional.empty());
            Path derived = Files.createDirectories(folder.resolve("derived"));
            Files.write(derived.resolve(".record"), input);
            new DerivedFiles(derived).get("origin", List::of);
        }
    },
    /** What tells other goals of a gateway that runs. */
    GATEWAY_FILE {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            GatewayFile.ofRunning(Files.write(folder.resolve("gateway.properties"), input));
        }
    },
    /** The fields of an event, which fill each template that has one of them. */
    EVENT {
        @Override
        void read(byte[] input, Path folder) {
            Map<String, String> fields = EventFields.parse(new String(input, StandardCharsets.UTF_8));
            for (EventTemplate template : EventTemplate.values()) {
                Map<String, String> own = new TreeMap<>(fields);
                own.keySet().retainAll(template.fields());
                template.event(own, "cn-hangzhou", Instant.EPOCH);
            }
        }
    },
    /** Configuration of Spring Boot: YAML, properties, profiles, placeholders. */
    SPRING_BOOT {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofSpringBoot(input);
        }
    },
    /** Configuration of Quarkus and MicroProfile. */
    QUARKUS {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofQuarkus(input);
        }
    },
    /** A file that Dropwizard's start names, and HOCON. */
    OTHER_JAVA {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofOtherJava(input);
        }
    },
    /** {@code package.json} with its scripts. */
    NPM {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofNpm(input);
        }
    },
    /** JavaScript, in both kinds of module. */
    NODE {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofNode(input);
        }
    },
    /** Python, as a program, an application and a configuration. */
    PYTHON {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofPython(input);
        }
    },
    /** PHP, with what Composer writes. */
    PHP {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofPhp(input);
        }
    },
    /** Configuration of nginx. */
    NGINX {
        @Override
        void read(byte[] input, Path folder) {
            PackagedFile.ofNginx(input);
        }
    };

    private final Seeds.Source seeds;

    /** Begins with the files of the resource {@code seeds/NAME}. */
    FuzzTarget() {
        this.seeds = () -> Seeds.files(name());
    }

    FuzzTarget(Seeds.Source seeds) {
        this.seeds = seeds;
    }

    /** Inputs that are right, from which a fuzzer begins. */
    List<byte[]> seeds() throws IOException {
        return seeds.get();
    }

    abstract void read(byte[] input, Path folder) throws IOException;

    /** Reads it; what is made for users is no fault. */
    final void run(byte[] input, Path folder) throws IOException {
        try {
            read(input, folder);
        } catch (FcProblem e) {
            if (e.what().isBlank() || e.fix().isBlank()) {
                throw new IllegalStateException("a problem that says nothing", e);
            }
        }
    }

    private static void ask(Jar jar) {
        jar.mainClass();
        jar.classPath();
        jar.isShaded();
        jar.mayBeMerged();
        jar.isSpringBoot();
        jar.ownClasses();
    }
}
