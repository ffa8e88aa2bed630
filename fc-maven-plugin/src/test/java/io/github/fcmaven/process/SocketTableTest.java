package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.ProcessorTime;
import io.github.fcmaven.platform.CaPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's table of sockets, and who owns them. */
class SocketTableTest {

    private static final String LOOPBACK =
            "   0: 0100007F:2328 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 "
                    + "0 100 0 0 10 0";
    private static final String ANY6 =
            "   1: 00000000000000000000000000000000:2329 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 "
                    + "77 1 0";
    private static final String ONE6 =
            "   1: 00000000000000000000000001000000:2329 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 "
                    + "78 1 0";
    private static final String ESTABLISHED =
            "   2: 0100007F:2328 0100007F:B00C 01 00000000:00000000 00:00000000 00000000     0        0 12346 1 "
                    + "0 20 4 30 10 -1";

    @Test
    void anyAddressIsThatOfIpv4() {
        assertThat(ListeningSocket.ANY.getHostAddress()).isEqualTo("0.0.0.0");
    }

    @BeforeEach
    void needsLinux() {
        assumeTrue(SocketTable.readable(), "needs Linux' /proc/net/tcp");
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the rows are those of a little-endian machine");
    }

    @Test
    void readsTheRowsThatListen() throws Exception {
        assertThat(SocketTable.parse(
                        List.of("  sl  local_address rem_address   st", LOOPBACK, ESTABLISHED, ANY6, ONE6)))
                .containsExactly(
                        new SocketTable.Row(InetAddress.getByName("127.0.0.1"), 9000, 0, 12345),
                        new SocketTable.Row(InetAddress.getByName("::"), 9001, 0, 77),
                        new SocketTable.Row(InetAddress.getByName("::1"), 9001, 0, 78));
    }

    @Test
    void leavesOutWhatItCannotRead() {
        Random random = new Random(20);
        List<String> garbage = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            StringBuilder line = new StringBuilder(random.nextBoolean() ? LOOPBACK : ANY6);
            for (int edit = 0; edit <= random.nextInt(6); edit++) {
                line.setCharAt(random.nextInt(line.length()), (char) (' ' + random.nextInt(95)));
            }
            garbage.add(line.substring(0, random.nextInt(line.length() + 1)));
        }
        garbage.add(LOOPBACK);
        List<SocketTable.Row> rows = SocketTable.parse(garbage);
        assertThat(rows).last().extracting(SocketTable.Row::inode).isEqualTo(12345L);
        assertThat(rows).allMatch(row -> row.address() != null && row.inode() >= 0);
    }

    @Test
    void namesTheProcessThatListensOnAPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            assertThat(SocketTable.on(new CaPort(socket.getLocalPort())))
                    .containsExactly(new ListeningSocket(
                            InetAddress.getByName("127.0.0.1"),
                            socket.getLocalPort(),
                            Set.of(ProcessHandle.current().pid())));
        }
        assertThat(SocketTable.describe(ProcessHandle.current().pid()))
                .startsWith("PID " + ProcessHandle.current().pid() + " (")
                .contains("java")
                .hasSizeLessThan(160);
    }

    @Test
    void describesAProcessThatIsGoneByItsNumber() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(SocketTable.describe(process.pid())).isEqualTo("PID " + process.pid());
    }

    @ParameterizedTest
    @MethodSource("io.github.fcmaven.platform.SecretNameTest#names")
    void showsNoSecretOfAnyName(String name) {
        assertThat(SocketTable.shown(List.of("app", "--" + name, "abc", name + "=abc")))
                .isEqualTo("app --" + name + " *** " + name + "=***");
    }

    @Test
    void showsNoSecretOfACommandLine() {
        assertThat(SocketTable.shown(List.of(
                        "java",
                        "-Ddb.password=hunter2",
                        "--api-token",
                        "t0ken",
                        "-Dport=9000",
                        "jdbc://u:pw@host/x",
                        "-jar",
                        "a.jar")))
                .isEqualTo("java -Ddb.password=*** --api-token *** -Dport=9000 jdbc://u:***@host/x -jar a.jar");
    }

    @Test
    @ProcessorTime(seconds = 5)
    void anArgumentOfMegabytesIsShownAtOnce() {
        List<String> arguments = new ArrayList<>(List.of("java", "A".repeat(4 << 20), "token".repeat(1 << 20)));
        arguments.addAll(Collections.nCopies(100_000, "-Dtoken".repeat(50)));

        String shown = SocketTable.shown(arguments);

        assertThat(shown).startsWith("java AAAA").hasSize(123);
    }

    @Test
    void cutsALongCommandLine() {
        assertThat(SocketTable.shown(List.of("java", "x".repeat(500))))
                .hasSize(123)
                .endsWith("...");
    }
}
