package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.server.UnreadableFile;
import java.util.Set;
import java.util.regex.Pattern;

/** What a server's settings say of idle connections; where they say nothing, what the server does by itself. */
final class KeepAliveRule implements Rule {

    /** {@code (Node.js closes a connection after 5 s otherwise)}. */
    private static final Pattern REASON = Pattern.compile(" \\((?:[^()]* closes [^()]*|\\d+ s otherwise)\\)");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_KEEPALIVE_CONFIG);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        if (context.server().unreadable().stream().anyMatch(UnreadableFile::isCertain)) {
            return; // what its settings are nobody knows
        }
        context.server().limits().keepAlive().ifPresent(declared -> judge(declared, context, findings));
    }

    private static void judge(Declared declared, RuleContext context, Findings findings) {
        if (declared.forADay()) {
            findings.met(FC_KEEPALIVE_CONFIG, declared.says());
        } else {
            findings.violated(
                    FC_KEEPALIVE_CONFIG,
                    declared.says(),
                    declared.fix()
                            .map(context.origin()::in)
                            .orElseGet(() -> once(declared.says(), context.serverFix(FC_KEEPALIVE))));
        }
    }

    /** What the server does by itself is said once. */
    private static String once(String says, String fix) {
        return says.contains(" closes ") ? REASON.matcher(fix).replaceFirst("") : fix;
    }
}
