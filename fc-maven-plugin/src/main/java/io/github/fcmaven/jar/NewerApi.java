package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What classes use of Java that the release which starts them does not have. Compiled with {@code -source} and
 * {@code -target} a class has the byte code of an old release and may call what a newer one has; only {@code --release}
 * refuses that.
 */
public final class NewerApi {

    /** The oldest that a JDK of today knows. */
    private static final int OLDEST = 8;

    private static final int MAX_CLASSES = 5000;
    private static final int MAX_CLASS = 1 << 18;

    /** Java 8 got more of these by maintenance releases, which not each JDK knows. */
    private static final Pattern MAINTAINED = Pattern.compile("(?:javax/net/ssl|java/security)/.*");

    private final int java;
    private final ClassBudget budget = new ClassBudget(MAX_CLASSES);
    private final Set<ApiUse> uses = new LinkedHashSet<>();

    /** @param java the release that starts the classes */
    public NewerApi(int java) {
        this.java = java;
    }

    /**
     * Takes those classes of a jar for which that holds of their paths.
     *
     * @throws IOException where it cannot be read
     */
    public void jar(String name, Content content, Predicate<String> which) throws IOException {
        try (ZipView zip = ZipView.open(name, content)) {
            for (ZipView.Item item : zip.items()) {
                if (isClass(item.name()) && which.test(item.name())) {
                    budget.read(zip, item).ifPresent(this::take);
                }
            }
        }
    }

    /**
     * Takes a class that lies in a folder.
     *
     * @throws IOException where it cannot be read
     */
    public void loose(String path, Content content) throws IOException {
        if (isClass(path)) {
            take(content.head(MAX_CLASS));
        }
    }

    private static boolean isClass(String path) {
        return path.endsWith(".class") && !path.endsWith("module-info.class") && !path.startsWith("META-INF/");
    }

    private void take(byte[] classFile) {
        ApiUses.of(classFile).stream()
                .filter(use -> java > OLDEST || !MAINTAINED.matcher(use.owner()).matches())
                .forEach(uses::add);
    }

    /**
     * What is newer, in the order in which it was found, with the release from which on Java has it; nothing where what
     * runs this is no JDK.
     *
     * @throws IOException where the JDK's own file cannot be read
     */
    public Map<ApiUse, Integer> found() throws IOException {
        Map<ApiUse, Integer> newer = new LinkedHashMap<>();
        Optional<JavaApi> known = uses.isEmpty() || java < OLDEST ? Optional.empty() : JavaApi.ofThisJdk();
        if (known.isPresent()) {
            try (JavaApi api = known.get()) {
                for (ApiUse use : uses) {
                    OptionalInt since = api.since(java, use);
                    if (since.isPresent()) {
                        newer.put(use, since.getAsInt());
                    }
                }
            }
        }
        return newer;
    }
}
