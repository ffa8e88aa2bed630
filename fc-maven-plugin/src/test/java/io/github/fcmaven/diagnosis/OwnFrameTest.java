package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Main threads that never come to open a port, as jcmd shows them. */
class OwnFrameTest {

    private static final String PARK = "jdk.internal.misc.Unsafe.park(java.base@17.0.15/Native Method)\n"
            + "java.util.concurrent.locks.LockSupport.park(java.base@17.0.15/LockSupport.java:341)\n";
    private static final String SPRING = "org.springframework.beans.factory.support.DefaultListableBeanFactory"
            + ".instantiateSingleton(DefaultListableBeanFactory.java:1228)\n"
            + "org.springframework.boot.SpringApplication.run(SpringApplication.java:1350)\n";
    private static final String MAIN = "com.acme.ShopApplication.main(ShopApplication.java:10)\n"
            + "jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(java.base@17.0.15/Native Method)\n"
            + "java.lang.reflect.Method.invoke(java.base@17.0.15/Method.java:569)\n"
            + "org.springframework.boot.loader.launch.JarLauncher.main(JarLauncher.java:40)\n";
    private static final String CONSUMER = "com.acme.orders.Consumer.consume(Consumer.java:15)\n";

    @Test
    void aMethodThatAFrameworkCallsAndThatDoesNotReturnIsNamed() {
        assertThat(staysIn(PARK + CONSUMER + SPRING + MAIN))
                .contains("com.acme.orders.Consumer.consume, Consumer.java:15");
    }

    @Test
    void soItIsWhereItWaitsInALibrary() {
        String hikari = "com.zaxxer.hikari.pool.HikariPool.checkFailFast(HikariPool.java:561)\n";
        assertThat(staysIn(PARK + hikari + CONSUMER + SPRING + MAIN))
                .contains("com.acme.orders.Consumer.consume, Consumer.java:15");
    }

    @Test
    void aClassThatTheMainOneCallsIsNamed() {
        assertThat(staysIn(PARK + "Worker.drain(Worker.java:7)\nMain.main(Main.java:3)\n"))
                .contains("Worker.drain, Worker.java:7");
    }

    /** It may call what waits, or wait until the server ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                PARK + SPRING + MAIN,
                PARK + MAIN,
                PARK + "com.zaxxer.hikari.pool.HikariPool.checkFailFast(HikariPool.java:561)\n" + SPRING + MAIN,
                PARK + "org.apache.kafka.clients.consumer.KafkaConsumer.poll(KafkaConsumer.java:874)\n" + MAIN,
                PARK
            })
    void aMainMethodItselfIsNotNamed(String stack) {
        assertThat(staysIn(stack)).isEmpty();
    }

    @Test
    void theFixSaysToOpenThePortBefore() {
        StartOutcome.Silent silent = new StartOutcome.Silent(
                Duration.ofSeconds(120),
                Optional.empty(),
                new StartLog(Optional.empty()),
                frames(PARK + CONSUMER + SPRING + MAIN));
        StartCause cause = StartCause.of(silent, false, false);

        assertThat(cause.failure()).isEqualTo(StartFailure.STAYS_BEFORE_LISTENING);
        assertThat(cause.what())
                .isEqualTo("its main thread is still in com.acme.orders.Consumer.consume, Consumer.java:15");
        assertThat(cause.fix(requirement -> "")).startsWith("open the port before what waits there");
        assertThat(StartCause.of(silent, true, false).failure()).isEqualTo(StartFailure.SLOW);
        assertThat(StartCause.of(silent, false, true).failure()).isEqualTo(StartFailure.TOLD_TO_LISTEN_NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.alibaba.cloud.nacos.configdata.NacosConfigDataLocationResolver.load(NacosResolver.java:99)",
                "com.mysql.cj.jdbc.ConnectionImpl.connect(ConnectionImpl.java:448)",
                "feign.codec.ErrorDecoder.decode(ErrorDecoder.java:96)",
                "reactor.core.publisher.Mono.block(Mono.java:1728)"
            })
    void aLibraryIsNotTheApplication(String library) {
        assertThat(OwnFrame.first(frames(library + "\n" + CONSUMER).stream()))
                .contains("com.acme.orders.Consumer.consume, Consumer.java:15");
    }

    private static Optional<String> staysIn(String stack) {
        return OwnFrame.staysIn(frames(stack));
    }

    private static List<String> frames(String stack) {
        return stack.lines().map(frame -> "\tat " + frame).toList();
    }
}
