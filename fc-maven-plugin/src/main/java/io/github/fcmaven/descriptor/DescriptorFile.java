package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.yaml.JsYaml;
import io.github.fcmaven.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The one place where an {@code s.yaml} is read, whoever wrote it. */
final class DescriptorFile {

    /** What is more is no configuration, and a link to a device has no end. */
    static final int LARGEST = 1 << 20;

    private DescriptorFile() {}

    /**
     * What the deploy tool reads there.
     *
     * @param fix what to change where there is no such file
     * @throws FcProblem where there is none, or the system does not read it
     * @throws YamlProblem where the deploy tool refuses it too. It quotes nothing of the file, which may hold secrets; nor must a problem that is
     *     made of it have a cause, whose message Maven would show
     */
    static JsYaml.Document read(Path file, String fix) {
        try {
            return JsYaml.read(bytes(file));
        } catch (NoSuchFileException e) {
            throw FcProblem.local("there is no " + file, fix);
        } catch (IOException e) {
            throw FcProblem.local("cannot read " + file + ": " + e, fix);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw FcProblem.local(file + " is larger than 1 MB", "remove from it what is no configuration");
            }
            return bytes;
        }
    }
}
