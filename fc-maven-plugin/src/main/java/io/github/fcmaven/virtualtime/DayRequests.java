package io.github.fcmaven.virtualtime;

import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of a server while its clock is fast-forwarded.
 *
 * @param path the path of every request but the slow one
 * @param slowPath a path of the application that answers late, where it has one
 * @param answer how long a request may take to be answered, the slow one excepted
 */
public record DayRequests(String path, Optional<String> slowPath, Duration answer) {}
