package io.github.fcmaven.executable;

import io.github.fcmaven.executable.Elf.Links;
import io.github.fcmaven.executable.Elf.Version;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the libraries of a program where the loader looks: in the folders that the file names, in those of
 * {@code LD_LIBRARY_PATH}, then in the image's own. Source: ld.so(8).
 */
public final class LibrarySearch {

    /** More than any program of a package brings along. */
    private static final int MOST_LIBRARIES = 200;

    /** Where the official images for local use look too; whether the platform's do is not documented. */
    private static final List<String> PERHAPS_SEARCHED = List.of("/code", "/code/lib");

    /** Where the machine is that built it: every image has these folders, and nothing in them. */
    private static final Pattern OF_A_USER = Pattern.compile("/(?:home|root|tmp)/.+");

    private final Map<CodePath, Entry> entries;
    private final String workingFolder;
    private final List<String> libraryPath;
    private final boolean isUntouched;
    private final Queue<Loaded> queue = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final List<LibraryNeeds.Library> libraries = new ArrayList<>();
    private final List<LibraryNeeds.NeededVersion> versions = new ArrayList<>();

    /** A file that the loader has found. */
    private record Loaded(CodePath path, Links links) {}

    private LibrarySearch(Map<CodePath, Entry> entries, Map<String, String> environment, boolean isUntouched) {
        this.entries = entries;
        this.isUntouched = isUntouched;
        this.workingFolder = environment.getOrDefault("PWD", CodePath.ROOT);
        this.libraryPath = folders(environment.getOrDefault("LD_LIBRARY_PATH", ""));
    }

    /**
     * What a program of a package needs.
     *
     * @param elf what its headers say
     * @param entries the package
     * @param environment the function's variables
     * @param isUntouched whether the folders of users are those of the image: no file system is mounted, and no script
     *     runs before the program
     * @throws IOException where a file of the package cannot be read
     */
    public static LibraryNeeds needs(
            CodePath program,
            Elf elf,
            Map<CodePath, Entry> entries,
            Map<String, String> environment,
            boolean isUntouched)
            throws IOException {
        return new LibrarySearch(entries, environment, isUntouched).needs(program, elf);
    }

    private LibraryNeeds needs(CodePath program, Elf elf) throws IOException {
        elf.links().ifPresent(links -> queue.add(new Loaded(program, links)));
        List<String> inherited = elf.links().map(Links::searched).orElse(List.of());
        Set<String> packaged = new HashSet<>();
        while (!queue.isEmpty()) {
            Loaded loaded = queue.remove();
            for (String name : loaded.links().needed()) {
                if (seen.add(name) && seen.size() <= MOST_LIBRARIES && find(loaded, name, program, inherited)) {
                    packaged.add(name);
                }
            }
            for (Version version : loaded.links().versions()) {
                versions.add(new LibraryNeeds.NeededVersion(version, loaded.path()));
            }
        }
        versions.removeIf(needed -> packaged.contains(needed.version().library()));
        return new LibraryNeeds(program, elf.interpreter(), libraries, versions, elf.packed());
    }

    /** Whether the package has it where it is looked for. */
    private boolean find(Loaded by, String name, CodePath program, List<String> inherited) throws IOException {
        List<String> searched = Stream.of(
                        by.links().searched().stream().map(folder -> origin(folder, by.path())),
                        inherited.stream().map(folder -> origin(folder, program)),
                        libraryPath.stream())
                .flatMap(folders -> folders)
                .toList();
        boolean known = true;
        for (String folder : name.contains("/") ? List.of("") : searched) {
            Optional<CodePath> file = below(folder, name);
            known &=
                    file.isPresent() || isUntouched && OF_A_USER.matcher(folder).matches();
            Optional<CodePath> path = file.filter(entries::containsKey);
            if (path.isPresent() && load(path.get())) {
                return true;
            }
        }
        boolean perhaps = PERHAPS_SEARCHED.stream()
                .anyMatch(folder ->
                        below(folder, name).filter(entries::containsKey).isPresent());
        Optional<CodePath> elsewhere = entries.keySet().stream()
                .filter(path -> path.name().equals(name))
                .findFirst();
        libraries.add(new LibraryNeeds.Library(name, by.path(), known, perhaps, elsewhere));
        return false;
    }

    /** The loader passes over what is no library for this machine. */
    private boolean load(CodePath path) throws IOException {
        try (RandomBytes bytes = entries.get(path).content().random(path.value())) {
            byte[] head = bytes.read(0, (int) Math.min(bytes.size(), Elf.HEAD));
            if (!Elf.isElf(head)) {
                return false;
            }
            Elf elf = ElfReader.read(bytes);
            boolean ours =
                    elf.identity().machine() == Elf.X86_64 && elf.identity().bits() == 64;
            if (ours) {
                elf.links().ifPresent(links -> queue.add(new Loaded(path, links)));
            }
            return ours;
        }
    }

    private static List<String> folders(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("[:;]"));
    }

    private static String origin(String folder, CodePath file) {
        String own = file.parent().map(CodePath::absolute).orElse(CodePath.ROOT);
        return folder.replace("${ORIGIN}", own).replace("$ORIGIN", own);
    }

    /** The file of a folder; empty where that is outside of the package. */
    private Optional<CodePath> below(String folder, String name) {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        return CodePath.named(path.startsWith("/") ? path : workingFolder + "/" + path);
    }
}
