package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A command on one processor. */
class ProcessorsTest {

    @Test
    void aListOfTheKernelIsRead() {
        assertThat(Processors.numbers("0")).containsExactly(0);
        assertThat(Processors.numbers("0-2,5,7-8")).containsExactly(0, 1, 2, 5, 7, 8);
    }

    @Test
    void aCommandOnOneProcessorSeesOne() throws Exception {
        Optional<Processors> one = Processors.first(1);
        assumeTrue(one.isPresent(), "no taskset here");

        List<String> command = new ArrayList<>(one.get().prefix());
        command.add("nproc");
        Process nproc = new ProcessBuilder(command).start();

        assertThat(new String(nproc.getInputStream().readAllBytes()).strip()).isEqualTo("1");
        assertThat(nproc.waitFor()).isZero();
    }
}
