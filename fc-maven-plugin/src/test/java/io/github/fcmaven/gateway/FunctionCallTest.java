package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request in the instance, and what its end leaves to the next one. */
class FunctionCallTest {

    private static final MessageHead POST =
            new MessageHead("POST /echo HTTP/1.1", List.of(new MessageHead.Field("Host", "h")));

    @TempDir
    private Path work;

    /** Its task runs when the test says so, as on a machine that is late. */
    private static final class LateTimer extends ScheduledThreadPoolExecutor {
        private Runnable task;

        LateTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            task = command;
            return super.schedule(() -> {}, 1, TimeUnit.HOURS);
        }
    }

    @Test
    void aTimeoutThatComesAfterTheAnswerLeavesTheConnectionToTheNextRequest() throws IOException {
        LateTimer timer = new LateTimer();
        ExecutorService workers = Executors.newCachedThreadPool();
        try (TestGateway function = TestGateway.of(work)) {
            function.gateway.startInstance();
            LocalPlatform platform = platform(function, timer, workers);
            ServingInstance instance = instance(function.launched.get(0));

            String first = answer(platform, instance, () -> {});
            Runnable late = timer.task;
            String second = answer(platform, instance, late);

            assertThat(List.of(first, second)).allMatch(answer -> answer.startsWith("POST /echo HTTP/1.1"));
            assertThat(late).isNotSameAs(timer.task);
            instance.connections().close();
        } finally {
            workers.shutdownNow();
            timer.shutdownNow();
        }
    }

    /** @param between what happens once the request has its connection */
    private static String answer(LocalPlatform platform, ServingInstance instance, Runnable between)
            throws IOException {
        try (FunctionCall call = new FunctionCall(platform, instance, ClientRequest.of(POST))) {
            between.run();
            CallResult.Answered answered =
                    (CallResult.Answered) call.send(POST, InputStream.nullInputStream(), interim -> {});
            String body = new String(call.body(answered.framing()).readAllBytes());
            call.complete(answered);
            return body;
        }
    }

    private static LocalPlatform platform(TestGateway function, LateTimer timer, ExecutorService workers) {
        GatewaySettings settings = GatewaySettings.DEFAULTS;
        PrintedLines log = new PrintedLines(line -> {});
        RunningInstance launched = function.launched.get(0);
        InstanceSource source = new InstanceSource() {
            @Override
            public FunctionPackage function() {
                return launched.function();
            }

            @Override
            public RunningInstance launch(Consumer<String> lines) {
                return launched;
            }

            @Override
            public CaPort awaitReady(RunningInstance running) {
                return running.port();
            }
        };
        LocalInstance local =
                new LocalInstance(source, settings, function.told, log, new Rest(settings, timer, function.told));
        return new LocalPlatform(settings, local, log, timer, workers, function.told);
    }

    private static ServingInstance instance(RunningInstance running) {
        return new ServingInstance(
                running,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), running.port().number()));
    }
}
