package io.github.fcmaven.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test whose methods launch servers and need what Linux shows of them. Such methods wait more than they work: they
 * run at the same time, and each has as long as a machine with thirty others at work needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
@EnabledIf(value = "io.github.fcmaven.check.Checked#isPossible", disabledReason = "needs /proc and 127.0.0.2")
@interface LaunchesServers {}
