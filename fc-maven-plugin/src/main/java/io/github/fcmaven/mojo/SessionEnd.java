package io.github.fcmaven.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * The end of a build, however it comes: in a daemon or an IDE, Maven's process goes on after it.
 *
 * <p>Maven tells it to the one listener that the build has; this one stands before that, and hands everything on.
 */
final class SessionEnd {

    private SessionEnd() {}

    /** Lets this be done when the build ends, before anybody else is told. */
    static void run(MavenExecutionRequest build, Runnable work) {
        ExecutionListener before = build.getExecutionListener();
        build.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        work.run();
                    }
                    return method.getDeclaringClass() == Object.class
                            ? method.invoke(work, arguments)
                            : handOn(before, method, arguments);
                }));
    }

    /** Holds a goal whose functions run until Ctrl-C ends the JVM, or an interrupt the goal. */
    static void awaitCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Object handOn(ExecutionListener before, Method method, Object[] arguments) throws Throwable {
        try {
            return before == null ? null : method.invoke(before, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
