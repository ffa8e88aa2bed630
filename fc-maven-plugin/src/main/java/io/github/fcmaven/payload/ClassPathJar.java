package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.payload.Libraries.Library;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plain jar that starts by a class path: itself, and its libraries below {@code lib}.
 *
 * @param file the jar, as the build made it
 * @param mainClass the class that is started
 * @param libraries in the order of the class path; empty where they are not resolved
 * @param neighbours those that its own manifest names and that are there
 */
record ClassPathJar(Jar file, String mainClass, Optional<List<Entry>> libraries, Collection<Entry> neighbours)
        implements JavaProgram {

    private static final String FOLDER = "lib/";

    /**
     * With what its project depends on.
     *
     * @return empty where that is nothing, and the jar's own manifest says what is started: it lacks something else
     */
    static Optional<ClassPathJar> of(PlainJar jar, String mainClass, Libraries project) {
        Optional<List<Library>> libraries = project.resolve();
        boolean helps = libraries.map(all -> !all.isEmpty()).orElse(true)
                || jar.file().mainClass().isEmpty();
        Collection<Entry> neighbours = jar.classPath().entries().values();
        return helps
                ? Optional.of(new ClassPathJar(jar.file(), mainClass, libraries.map(ClassPathJar::entries), neighbours))
                : Optional.empty();
    }

    /** Two libraries of one file name get their groups before it. */
    private static List<Entry> entries(List<Library> libraries) {
        Map<String, Long> names = libraries.stream()
                .map(ClassPathJar::fileName)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Entry> entries = new ArrayList<>();
        for (Library library : libraries) {
            String name = fileName(library);
            CodePath path = CodePath.of(FOLDER + (names.get(name) > 1 ? library.group() + "." + name : name));
            entries.add(new Entry(path, Content.of(library.file()), FileMode.READABLE));
        }
        return entries;
    }

    private static String fileName(Library library) {
        return library.file().getFileName().toString();
    }

    @Override
    public String label() {
        return "plain jar of " + mainClass
                + libraries
                        .map(all -> ", with " + all.size() + (all.size() == 1 ? " library" : " libraries")
                                + " of the project in lib/")
                        .orElse("; package puts the project's libraries into lib/");
    }

    @Override
    public CodePath jar() {
        return CodePath.of(file.name());
    }

    @Override
    public Collection<Entry> entries() {
        List<Entry> all = new ArrayList<>(neighbours);
        all.addAll(libraries.orElse(List.of()));
        all.add(new Entry(jar(), Content.of(file.file()), FileMode.READABLE));
        return all;
    }

    @Override
    public List<String> started() {
        List<String> elements = new ArrayList<>(List.of(jar().value()));
        libraries.ifPresentOrElse(
                all -> all.forEach(entry -> elements.add(entry.path().value())), () -> elements.add(FOLDER + "*"));
        return List.of("-cp", String.join(":", elements), mainClass);
    }

    @Override
    public List<Finding> faults() {
        if (libraries.isEmpty()) {
            return List.of();
        }
        Set<String> there = new HashSet<>(file.names());
        libraries.get().forEach(entry -> Jar.find(entry.path().value(), entry.content())
                .ifPresent(jar -> there.addAll(jar.names())));
        if (!there.contains(Jar.fileOf(mainClass))) {
            boolean ofManifest = file.mainClass().filter(mainClass::equals).isPresent();
            return List.of(Finding.Violated.of(
                    ofManifest
                            ? JarFaults.absentMainClass(file, mainClass)
                            : JarFaults.absentNamedClass(file, mainClass)));
        }
        return new JarClasses(file)
                        .missingAtStart(mainClass, there::contains)
                        .map(missing -> (Finding) Finding.Violated.of(Jar.problem(
                                mainClass + " uses " + missing + ", which neither " + file.name()
                                        + " nor a dependency of the project holds",
                                "java.lang.NoClassDefFoundError: " + missing.replace('.', '/'),
                                "add the dependency that holds it to pom.xml, with the scope compile or runtime")))
                        .stream()
                        .toList();
    }

    @Override
    public ByteCode byteCode(KnownLibraries known) {
        ByteCode.Reader reader = new ByteCode.Reader(known).own(file.name(), file.content(), name -> true);
        readMainClass(reader, known);
        libraries
                .orElse(List.of())
                .forEach(entry -> reader.dependency(entry.path().value(), entry.content()));
        return reader.read();
    }

    /** The started class counts for itself, also where a library holds it. */
    private void readMainClass(ByteCode.Reader reader, KnownLibraries known) {
        String main = Jar.fileOf(mainClass);
        if (!file.names().contains(main)) {
            libraries.orElse(List.of()).stream()
                    .filter(entry -> known.jar(entry.path().value(), entry.content())
                            .filter(jar -> jar.names().contains(main))
                            .isPresent())
                    .findFirst()
                    .ifPresent(entry -> reader.started(entry.path().value(), entry.content(), main));
        }
    }
}
