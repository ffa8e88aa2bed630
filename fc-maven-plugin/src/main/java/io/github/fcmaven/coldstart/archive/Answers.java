package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a server answers to the warm-up requests.
 *
 * @param all one for each request
 */
record Answers(List<Answer> all) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What is compared of an answer.
     *
     * @param request the request that it answers
     * @param status its status, or what came in its place
     * @param body length and checksum of the body, empty where it differs from time to time
     */
    record Answer(Request request, String status, Optional<String> body) {}

    /**
     * Sends the requests.
     *
     * @param sent what is sent of each, with the headers that the platform adds
     * @param twice whether those that change nothing are sent again, to see whether their body stays the same
     */
    static Answers of(int port, List<Request> requests, UnaryOperator<Request> sent, boolean twice) {
        List<Answer> answers = new ArrayList<>();
        for (Request request : requests) {
            Answer first = answer(port, request, sent);
            boolean comparable = request.isSafe() && (!twice || first.equals(answer(port, request, sent)));
            answers.add(comparable ? first : new Answer(request, first.status(), Optional.empty()));
        }
        return new Answers(answers);
    }

    /** How the answers of a start with an archive differ from these, empty where they do not. */
    Optional<String> differenceTo(Answers other) {
        for (int i = 0; i < all.size(); i++) {
            Answer plain = all.get(i);
            Answer archived = other.all.get(i);
            boolean sameBody = plain.body().isEmpty() || plain.body().equals(archived.body());
            if (!plain.status().equals(archived.status()) || !sameBody) {
                return Optional.of(plain.request() + " gets " + said(archived) + " with the archive, and " + said(plain)
                        + " without it");
            }
        }
        return Optional.empty();
    }

    private static String said(Answer answer) {
        return answer.status() + answer.body().map(body -> " (" + body + ")").orElse("");
    }

    private static Answer answer(int port, Request request, UnaryOperator<Request> sent) {
        Deadline deadline = Deadline.in(PATIENCE);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Connection connection = Connection.open(address, deadline)) {
            Reply reply = connection.request(sent.apply(request), deadline);
            if (reply instanceof Response response) {
                return new Answer(
                        request,
                        Integer.toString(response.status()),
                        Optional.of(response.bodyBytes() + " bytes, CRC-32 " + Long.toHexString(response.bodyCrc())));
            }
            return new Answer(request, "no answer: " + reply, Optional.empty());
        }
    }
}
