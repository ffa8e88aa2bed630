package io.github.fcmaven.packaging;

import io.github.fcmaven.coldstart.Compiler;
import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.coldstart.layout.Signatures;
import java.util.List;
import java.util.Optional;

/**
 * A switch that makes the start faster, as {@code explain} shows it.
 *
 * @param name the parameter
 * @param value what it is set to
 * @param why who set it, and what follows
 */
public record SwitchSetting(String name, String value, String why) {

    /**
     * Every switch.
     *
     * @param bundled the size of the package's own Java in the last package; empty where it had none
     */
    public static List<SwitchSetting> of(ColdStartRequest request, Optional<String> bundled) {
        Switches switches = request.switches();
        String size = bundled.map(bytes -> bytes + " when it was packed last").orElse("not packed yet");
        return List.of(
                of(
                        request,
                        "layout",
                        Switches.word(switches.layout()),
                        switches.layout() == Layout.JAR ? "" : "made of the jar listed below"),
                of(
                        request,
                        "aot",
                        switches.aot() ? "auto" : "off",
                        switches.aot() ? "an archive made by a training run" : ""),
                of(
                        request,
                        "jre",
                        Switches.word(switches.jre()),
                        switches.isBundled()
                                ? "Java " + request.jdk().version() + ", "
                                        + request.parts().localesInWords() + ", " + size
                                : ""),
                of(
                        request,
                        "springAot",
                        switches.springAot() ? "auto" : "off",
                        switches.springAot() ? "if the jar has it" : ""),
                of(
                        request,
                        "jit",
                        Switches.word(switches.jit()),
                        switches.jit() == Compiler.C1 ? "the quick compiler alone" : ""),
                of(
                        request,
                        "signatures",
                        Switches.word(switches.signatures()),
                        switches.signatures() == Signatures.DROP ? "signed jars are packed without them" : ""));
    }

    private static SwitchSetting of(ColdStartRequest request, String name, String value, String what) {
        String by = request.set().contains(name)
                ? "as set"
                : request.switches().fast() ? "by coldStart fast" : "by default";
        return new SwitchSetting(name, value, what.isEmpty() ? by : by + ": " + what);
    }
}
