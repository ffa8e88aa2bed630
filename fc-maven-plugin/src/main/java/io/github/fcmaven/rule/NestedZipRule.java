package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_NESTED_ZIP;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A zip that somebody packed once more: the platform unpacks once. */
final class NestedZipRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_NESTED_ZIP);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Set<CodePath> all = context.function().entries().keySet();
        Optional<Finding> cause = cause(context);
        if (cause.isPresent()) {
            findings.add(cause.get());
        } else if (!all.isEmpty()) {
            findings.met(FC_NESTED_ZIP, "the zip holds " + all.size() + (all.size() == 1 ? " file" : " files"));
        }
    }

    /** For what all is missed that the start names: nothing of it is unpacked. */
    static Optional<Finding> cause(RuleContext context) {
        List<CodePath> own = context.function().entries().keySet().stream()
                .filter(path -> !SystemFile.isOne(path))
                .limit(2)
                .toList();
        return own.stream()
                .filter(path ->
                        own.size() == 1 && path.value().toLowerCase(Locale.ROOT).endsWith(".zip"))
                .findFirst()
                .map(only -> new Finding.Violated(
                        FC_NESTED_ZIP,
                        "the zip holds nothing but " + only + ", which the platform does not unpack",
                        "deploy " + only + " itself"));
    }
}
