package io.github.fcmaven.invocation;

import com.google.gson.JsonObject;
import io.github.fcmaven.gateway.RequestLimits;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.PlatformError;
import io.github.fcmaven.platform.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What the platform answers in place of a function that failed, and what its developer is told.
 *
 * @param id of the request
 * @param took from the request to its end
 * @param memory bytes that the function's processes had at most, 0 where they have ended
 */
record FunctionFailure(RunningInstance running, String id, Duration took, long memory) {

    private static final String LOG_FIX = "read its log for the cause: ";

    /** It answered, and said itself that it failed: its caller gets its answer. */
    InvocationResult told(String status, byte[] answer) {
        return InvocationResult.failed(
                answer,
                problem(
                        "the function answered with x-fc-status: " + status + ", which says that it failed",
                        "InvocationError: the caller gets the answer, and the invocation counts as failed",
                        LOG_FIX + running.server().log()));
    }

    InvocationResult exited() {
        return platformAnswer(
                "the function " + running.server().ending() + " before it answered the event, after "
                        + DurationText.measured(took) + lastLines(),
                PlatformError.exited(
                        took,
                        megabytes(),
                        LOG_FIX + running.server().log()
                                + "; keep the server running after an event that it cannot handle"));
    }

    /** Something else than a whole answer came, and the server still runs. */
    InvocationResult instead(Reply reply) {
        boolean late = reply instanceof Reply.TimedOut
                || reply instanceof Response response && response.body() == Response.Body.LATE;
        if (late) {
            return timedOut();
        }
        if (reply instanceof Reply.TooLong || reply instanceof Reply.NotHttp) {
            return badResponse("the server " + reply.describe(), "answer POST /invoke with HTTP/1.1");
        }
        return platformAnswer(
                "the server " + reply.describe(),
                PlatformError.exited(
                        took,
                        megabytes(),
                        LOG_FIX + running.server().log()
                                + "; answer each POST /invoke before the connection is closed"));
    }

    InvocationResult headersTooLong(int bytes) {
        return badResponse(
                "the headers of the function's answer have " + bytes + " bytes; they may have " + RequestLimits.HEADERS,
                "send less in headers: of an answer to an event only the body reaches the caller");
    }

    private InvocationResult timedOut() {
        int seconds = running.function().spec().resources().timeoutSeconds();
        PlatformError error = PlatformError.timedOut(seconds, megabytes());
        return platformAnswer(
                "the function did not answer the event within its timeout of " + seconds + " s" + lastLines(),
                error,
                error.advice() + "; with -Dfc.debugPort the timeout does not count here");
    }

    private InvocationResult badResponse(String what, String fix) {
        return platformAnswer(what, PlatformError.badResponse(what, fix));
    }

    private InvocationResult platformAnswer(String what, PlatformError error) {
        return platformAnswer(what, error, error.advice());
    }

    private InvocationResult platformAnswer(String what, PlatformError error, String fix) {
        JsonObject answer = new JsonObject();
        error.body(id).forEach(answer::addProperty);
        String told = error.code() + ": " + (error.ofFunction() ? error.message() : error.api());
        return InvocationResult.failed(answer.toString().getBytes(StandardCharsets.UTF_8), problem(what, told, fix));
    }

    private static FcProblem problem(String what, String platform, String fix) {
        return FcProblem.of(Requirement.FC_INVOKE, what, platform, fix);
    }

    private long megabytes() {
        return memory >> 20;
    }

    private String lastLines() {
        List<String> lines = running.server().lastLines();
        return lines.isEmpty() ? "; it printed nothing" : "; it printed last:\n    " + String.join("\n    ", lines);
    }
}
