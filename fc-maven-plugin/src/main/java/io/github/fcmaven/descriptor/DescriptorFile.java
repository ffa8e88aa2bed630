package io.github.fcmaven.descriptor;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.yaml.JsYaml;
import io.github.fcmaven.yaml.YamlDocument;
import io.github.fcmaven.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The one place where an {@code s.yaml} is read, whoever wrote it. */
final class DescriptorFile {

    /** What is more is no configuration, and a link to a device has no end. */
    static final int LARGEST = 1 << 20;

    private DescriptorFile() {}

    /**
     * What the deploy tool reads there. A problem quotes nothing of the file, which may hold secrets, and has no cause,
     * whose message Maven would show.
     *
     * @param fix what to change where there is no such file
     * @throws FcProblem where there is none, the system does not read it, or the deploy tool refuses it too
     */
    static YamlDocument read(Path file, String fix) {
        try {
            return JsYaml.read(bytes(file));
        } catch (YamlProblem e) {
            throw FcProblem.local(e.of(file), e.fix());
        } catch (NoSuchFileException e) {
            throw FcProblem.local("there is no " + file, fix);
        } catch (IOException e) {
            throw FcProblem.local("cannot read " + file + ": " + e, fix);
        }
    }

    /** The same, of a file that is a mapping. */
    static Map<?, ?> mapping(Path file, String fix) {
        return mapping(file, read(file, fix));
    }

    static Map<?, ?> mapping(Path file, YamlDocument document) {
        if (document.value() instanceof Map<?, ?> root) {
            return root;
        }
        if (document.value() == null) {
            throw FcProblem.local(
                    file + " is empty", "write the s.yaml that deploys the function, or correct the path");
        }
        throw FcProblem.local(file + " is not an s.yaml: it is not a mapping", "write it as key: value");
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = BoundedInput.open(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw FcProblem.local(file + " is larger than 1 MB", "remove everything that is not configuration");
            }
            return bytes;
        }
    }
}
