package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_REDIRECT;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Status;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.setting.DeploySetting;
import java.util.Optional;

/** Judges FC-REDIRECT, by the first answer: on the platform's own domain a redirect does not reach the client. */
final class RedirectJudge {

    private RedirectJudge() {}

    /** Why a redirect of this function would do no harm; empty where it would. */
    static Optional<String> harmless(FunctionSpec spec) {
        if (spec.settings().containsKey(DeploySetting.CUSTOM_DOMAIN.key())) {
            return Optional.of("customDomain leads to the function, where redirects reach the client");
        }
        return spec.http().isEmpty()
                ? Optional.of("no HTTP trigger calls the function, so no client gets its redirects")
                : Optional.empty();
    }

    static Finding judge(Case seen) {
        return seen.setting()
                .function()
                .redirectsHarmless()
                .<Finding>map(why -> new Finding.Skipped(FC_REDIRECT, why))
                .or(() -> seen.traffic()
                        .first()
                        .filter(Response.class::isInstance)
                        .map(first -> judge(seen.setting().settings().probePath(), (Response) first)))
                .orElseGet(() -> new Finding.Skipped(FC_REDIRECT, "the first request had no answer"));
    }

    private static Finding judge(String path, Response answer) {
        String request = "GET " + path + " was answered " + answer.status();
        if (!Status.isRedirect(answer.status())) {
            return new Finding.Met(FC_REDIRECT, request + ", which is no redirect");
        }
        return new Finding.Violated(
                FC_REDIRECT,
                request
                        + answer.headers()
                                .get("Location")
                                .map(to -> " with Location " + to)
                                .orElse(""),
                "set customDomain to a domain of your own, where redirects reach the client, or let the application"
                        + " answer without one: 401 for a login, the page itself for its start page");
    }
}
