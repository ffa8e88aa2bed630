package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.Collection;
import java.util.List;

/** A fat jar or war that Spring Boot's own loader starts: 2.7, 3.x and 4.x alike. */
record SpringBootJar(Jar file) implements JavaProgram {

    @Override
    public String label() {
        String version =
                file.attribute("Spring-Boot-Version").map(text -> " " + text).orElse("");
        return "Spring Boot" + version + (file.name().endsWith(".war") ? " executable war" : " fat jar");
    }

    @Override
    public CodePath jar() {
        return CodePath.of(file.name());
    }

    @Override
    public Collection<Entry> entries() {
        return List.of(new Entry(jar(), Content.of(file.file()), FileMode.READABLE));
    }

    @Override
    public List<Finding> faults() {
        String main = file.mainClass().orElseThrow();
        if (!file.names().contains(Jar.fileOf(main))) {
            return List.of(Finding.Violated.of(FcProblem.of(
                    Requirement.FC_MAIN_CLASS,
                    file.name() + " names the Main-Class " + main + ", which it does not contain",
                    Requirement.FC_MAIN_CLASS.platform() + " Logs: Error: Could not find or load main class " + main,
                    "make the jar with the goal repackage of spring-boot-maven-plugin, and do not change it"
                            + " afterwards")));
        }
        return List.of();
    }

    @Override
    public ByteCode byteCode(KnownLibraries libraries) {
        return new ByteCode.Reader(libraries)
                .own(file.name(), file.content(), name -> true)
                .nested(file.name(), file.content(), Jar::isBootLibrary)
                .read();
    }
}
