package io.github.fcmaven.virtualtime;

import io.github.fcmaven.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is asked of a server while its clock is fast-forwarded.
 *
 * @param quick makes the requests that are answered at once
 * @param slow makes a request that is answered late, where the application has one
 * @param answer how long a request may take to be answered, the slow one excepted
 */
public record DayRequests(Supplier<Request> quick, Optional<Supplier<Request>> slow, Duration answer) {}
