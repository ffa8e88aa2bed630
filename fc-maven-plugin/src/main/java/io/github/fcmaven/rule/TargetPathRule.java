package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_TARGET_PATH;

import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** Paths of the build's folder in a start: there by accident, and gone with the next zip that is made right. */
final class TargetPathRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_TARGET_PATH);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        Optional<String> target = subject.argv().stream()
                .filter(word -> word.matches("(/code/|\\./)?(target|build)/.+"))
                .filter(word ->
                        subject.inCode(word).flatMap(subject.function()::entry).isPresent())
                .findFirst();
        if (target.isPresent()) {
            findings.violated(
                    FC_TARGET_PATH,
                    "the start names " + target.get() + ", and the zip holds the build's folder with it",
                    "package the file at the root of the zip, and name it so in "
                            + subject.origin().at("command and args"));
        } else if (!subject.argv().isEmpty()) {
            findings.met(FC_TARGET_PATH, "the start names no path below target");
        }
    }
}
