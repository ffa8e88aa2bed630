package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_CONFIG_FILE;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.server.UnreadableFile;
import java.util.Set;

/** Configuration files of the application that its framework cannot read: it ends when it starts, before any server. */
final class ConfigurationFileRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_CONFIG_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        context.server().unreadable().forEach(file -> findings.add(finding(file)));
    }

    private static Finding finding(UnreadableFile file) {
        Finding.Violated violated =
                new Finding.Violated(FC_CONFIG_FILE, file.where() + ": " + file.what(), platform(file), file.fix());
        return file.isCertain() ? violated : violated.with(Severity.WARNING);
    }

    private static String platform(UnreadableFile file) {
        return file.isPassedOver() ? "the application starts without these settings" : FC_CONFIG_FILE.platform();
    }
}
