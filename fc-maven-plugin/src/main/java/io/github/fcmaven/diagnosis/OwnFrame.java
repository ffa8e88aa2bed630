package io.github.fcmaven.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application's own code in a stack of Java. */
public final class OwnFrame {

    /** No code of Java, of its modules, of frameworks, or of libraries that many applications have. */
    private static final Pattern OWN = Pattern.compile("\\s+at (?:app//)?(?!(?:java|javax|jdk|sun|com\\.sun|kotlin"
            + "|org\\.(?:springframework|apache|eclipse|hibernate|mybatis|postgresql|redisson|flywaydb)"
            + "|io\\.(?:netty|quarkus|micronaut|helidon|vertx|undertow|javalin|ktor|lettuce|grpc)"
            + "|com\\.(?:alibaba\\.(?:boot|cloud|druid|dubbo|fastjson2?|nacos)"
            + "|fasterxml|google|mongodb|mysql|zaxxer)"
            + "|ch\\.qos|feign|liquibase|reactor|redis\\.clients)\\.)([\\w.$]+)\\(([\\w$]+\\.\\w+:\\d+)\\)");

    private OwnFrame() {}

    /** The first one, as messages name it. */
    public static Optional<String> first(Stream<String> stack) {
        return own(stack).map(OwnFrame::words).findFirst();
    }

    /** The code of the main class' packages that something else has called, and in which a main thread stays. */
    static Optional<String> staysIn(List<String> stack) {
        List<MatchResult> own = own(stack.stream()).toList();
        return own.stream()
                .filter(frame -> root(frame).equals(root(own.get(own.size() - 1))))
                .findFirst()
                .filter(innermost -> innermost != own.get(own.size() - 1))
                .map(OwnFrame::words);
    }

    private static Stream<MatchResult> own(Stream<String> stack) {
        return stack.map(OWN::matcher).filter(Matcher::lookingAt).map(Matcher::toMatchResult);
    }

    /** The first two parts of its package's name; an application's packages share them. */
    private static String root(MatchResult frame) {
        String[] parts = frame.group(1).split("\\.");
        return String.join(".", List.of(parts).subList(0, Math.max(0, Math.min(2, parts.length - 2))));
    }

    private static String words(MatchResult frame) {
        return frame.group(1) + ", " + frame.group(2);
    }
}
