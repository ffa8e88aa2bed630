package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;

import io.github.fcmaven.jar.ClassPathElement;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.Neighbour;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;

/**
 * The jars that the {@code Class-Path} of a started jar names and that are not in the package.
 *
 * @param beside the files below the folder of that jar, as seen from there
 */
record AbsentNeighbours(RuleContext context, CodePath jar, List<String> beside) {

    static AbsentNeighbours of(RuleContext context, CodePath jar) {
        String folder = jar.parent().map(parent -> parent + "/").orElse("");
        return new AbsentNeighbours(
                context,
                jar,
                context.function().entries().keySet().stream()
                        .map(CodePath::value)
                        .filter(other -> other.startsWith(folder))
                        .map(other -> other.substring(folder.length()))
                        .toList());
    }

    /**
     * Java passes over what is not there, so it counts where the jar needs a class that is nowhere, or where a name
     * beside it was meant.
     *
     * @param merged whether the jar may hold its libraries, and names them out of habit
     * @param needless whether each class that the jar uses is there
     */
    void judge(List<Neighbour> absent, boolean merged, boolean needless, Findings findings) {
        for (Neighbour neighbour : merged && needless ? List.<Neighbour>of() : absent) {
            Optional<ClassPathElement> meant = ClassPathElement.of(neighbour.element(), beside);
            String observed = jar + " names in its Class-Path files that do not exist: " + neighbour.element()
                    + meant.map(ClassPathElement::why).orElse("");
            String place = neighbour.file().map(CodePath::value).orElse(neighbour.element());
            String add = "add it with " + context.origin().files() + " at " + place;
            if (needless && meant.isEmpty()) {
                findings.unproven(
                        FC_JAR, observed + "; Java passes over it, and " + jar + " uses no class that is missing", add);
            } else {
                findings.violated(Jar.problem(
                        observed,
                        "java.lang.NoClassDefFoundError",
                        meant.map(ClassPathElement::fix).orElse(add)));
            }
        }
    }
}
