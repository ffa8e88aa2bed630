package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The limits of a process, by the kernel's table. */
class ResourceLimitsTest {

    private static final String TABLE = """
            Limit                     Soft Limit           Hard Limit           Units
            Max file size             unlimited            unlimited            bytes
            Max processes             63432                63432                processes
            Max open files            1024                 1048576              files
            Max address space         unlimited            unlimited            bytes
            """;

    @Test
    void theSoftLimitIsRead() {
        assertThat(ResourceLimits.row(TABLE, "Max processes")).hasValue(63432);
        assertThat(ResourceLimits.row(TABLE, "Max open files")).hasValue(1024);
    }

    @Test
    void noLimitAndNoTableAreNoNumber() {
        assertThat(ResourceLimits.row(TABLE, "Max address space")).isEqualTo(OptionalLong.empty());
        assertThat(ResourceLimits.row("", "Max processes")).isEqualTo(OptionalLong.empty());
    }
}
