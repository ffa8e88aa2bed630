package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A jar that Java itself starts: alone, shaded, or with the neighbours that its manifest names. */
record PlainJar(Jar file, ClassPath classPath) implements JavaProgram {

    static PlainJar of(Jar file) {
        return new PlainJar(file, ClassPath.of(file));
    }

    @Override
    public String label() {
        int neighbours = classPath.entries().size();
        if (neighbours > 0) {
            return "executable jar with " + neighbours + (neighbours == 1 ? " neighbour" : " neighbours")
                    + " of its Class-Path";
        }
        return file.isShaded() ? "shaded jar" : "executable jar";
    }

    @Override
    public CodePath jar() {
        return CodePath.of(file.name());
    }

    @Override
    public Collection<Entry> entries() {
        List<Entry> all = new ArrayList<>(classPath.entries().values());
        all.add(new Entry(jar(), Content.of(file.file()), FileMode.READABLE));
        return all;
    }

    @Override
    public List<Finding> faults() {
        return JarFaults.of(file, classPath);
    }

    @Override
    public ByteCode byteCode(KnownLibraries libraries) {
        ByteCode.Reader reader = new ByteCode.Reader(libraries).own(file.name(), file.content(), file.ownClasses());
        readMainClass(reader);
        for (Entry jar : classPath.jars()) {
            reader.dependency(jar.path().value(), jar.content());
        }
        return reader.read();
    }

    /** Whether Java starts it: its Main-Class is there, and so is what that class names. */
    boolean isWhole() {
        return classPath.holdsMainClass(file) && classPath.isComplete(file);
    }

    /**
     * Whether it cannot start without what its project depends on, as a build leaves it that has no other plugin for
     * that. A jar that only names what may be optional can.
     */
    boolean needsLibraries() {
        boolean bare = file.classPath().isEmpty() && !file.mayBeMerged() && !classPath.isComplete(file);
        boolean lacks = file.mainClass().isEmpty()
                || classPath.incomplete(file).isPresent()
                || !classPath.holdsMainClass(file)
                || classPath.missingAtStart(file).isPresent()
                || bare;
        return lacks
                && !file.isShaded()
                && JarFaults.ofOtherPlugins(file, classPath).isEmpty();
    }

    /** The started class counts for itself, also where a neighbour holds it. */
    void readMainClass(ByteCode.Reader reader) {
        String main = file.mainClass().map(Jar::fileOf).orElse("");
        if (!main.isEmpty() && !file.names().contains(main)) {
            classPath
                    .holderOf(main)
                    .filter(entry -> entry.path().value().endsWith(".jar"))
                    .ifPresent(entry -> reader.started(entry.path().name(), entry.content(), main));
        }
    }
}
