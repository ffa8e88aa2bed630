package io.github.fcmaven.rule;

import io.github.fcmaven.jar.ApiUse;
import io.github.fcmaven.jar.NewerApi;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Own classes in the byte code of an old Java that use what only a newer one has.
 *
 * @param observed the first use, and how many more there are
 * @param error what Java throws at the first
 * @param java the oldest that has all of it
 */
record NewerApiUses(String observed, String error, int java) {

    /** What is used by the classes that such a Java starts. */
    static Optional<NewerApiUses> of(RuleContext context, int feature) throws IOException {
        NewerApi api = new NewerApi(feature);
        new OwnClasses(context).into(api);
        Map<ApiUse, Integer> newer = api.found();
        return newer.keySet().stream().findFirst().map(first -> of(first, newer, feature));
    }

    private static NewerApiUses of(ApiUse first, Map<ApiUse, Integer> newer, int feature) {
        int more = newer.size() - 1;
        String observed = first.by() + " uses " + first.named()
                + (first.line() == 0 ? "" : " (line " + first.line() + ")")
                + ", which Java has from " + newer.get(first) + " on"
                + (more == 0 ? "" : ", and " + more + " more like it")
                + "; the Java that starts it is Java " + feature;
        return new NewerApiUses(observed, first.error(), Collections.max(newer.values()));
    }
}
