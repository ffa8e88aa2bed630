package io.github.fcmaven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * So many seconds of a processor a test may use. It has a thread of its own, because a match of a pattern ends by no
 * interrupt. A busy machine makes no test late; one that waits for something needs {@code Timeout}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProcessorTime.Limit.class)
public @interface ProcessorTime {

    /** How many. */
    int seconds();

    /** Ends the test, and not its thread. */
    final class Limit implements InvocationInterceptor {

        private static final long BETWEEN_LOOKS = 20;

        @Override
        public void interceptTestMethod(
                Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            within(limit(context), test);
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            within(limit(context), test);
        }

        private static Duration limit(ExtensionContext context) {
            return Duration.ofSeconds(AnnotationSupport.findAnnotation(
                            context.getRequiredTestMethod(), ProcessorTime.class)
                    .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ProcessorTime.class))
                    .orElseThrow()
                    .seconds());
        }

        private static void within(Duration limit, Invocation<Void> test) throws Throwable {
            FutureTask<Void> task = new FutureTask<>(() -> proceed(test));
            Thread thread = new Thread(task, "processor-time");
            thread.setDaemon(true);
            thread.start();
            while (thread.isAlive()) {
                if (used(thread).compareTo(limit) > 0) {
                    AssertionError late = new AssertionError("it used more than " + limit + " of a processor");
                    late.setStackTrace(thread.getStackTrace());
                    throw late;
                }
                thread.join(BETWEEN_LOOKS);
            }
            try {
                task.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }

        private static Void proceed(Invocation<Void> test) throws Exception {
            try {
                return test.proceed();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        /** Nothing, of a thread that has just ended. */
        private static Duration used(Thread thread) {
            return Duration.ofNanos(
                    Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId())));
        }
    }
}
