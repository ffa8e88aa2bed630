package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a class lets a server listen: what a constant of the method says, and nothing that a branch decides. */
class ListeningCallsTest {

    static final class Fixed {
        private static final int PORT = 8080;

        static void main() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
            server.createContext("/", exchange -> exchange.close());
            server.start();
        }
    }

    static final class Loopback {
        static void main() throws IOException {
            int port = 9000;
            String host = "127.0.0.1";
            HttpServer.create(new InetSocketAddress(host, port), 0);
        }
    }

    static final class OfTheEnvironment {
        static void main() throws IOException {
            HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(System.getenv("PORT"))), 0);
        }
    }

    static final class Branch {
        static void main(String[] args) throws IOException {
            HttpServer.create(new InetSocketAddress(args.length > 0 ? Integer.parseInt(args[0]) : 8080), 0);
        }
    }

    static final class ChangedVariable {
        static void main(String[] args) throws IOException {
            int port = 8080;
            if (args.length > 0) {
                port = Integer.parseInt(args[0]);
            }
            HttpServer.create(new InetSocketAddress(port), 0);
        }
    }

    static final class Field {
        static int port = 8080;

        static void main() throws IOException {
            HttpServer.create(new InetSocketAddress(port), 0);
        }
    }

    static final class Incremented {
        static void main() throws IOException {
            int port = 8080;
            port++;
            HttpServer.create(new InetSocketAddress(port), 0);
        }
    }

    static final class ByAddress {
        static void main() throws IOException {
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080), 0);
        }
    }

    static final class AnyFree {
        static void main() throws IOException {
            HttpServer.create(new InetSocketAddress(0), 0);
        }
    }

    static final class PlainSocket {
        static void main() throws IOException {
            new ServerSocket(8081).close();
        }
    }

    static final class Reference {
        interface Opening {
            HttpServer at(InetSocketAddress address, int backlog) throws IOException;
        }

        static Opening main() {
            return HttpServer::create;
        }
    }

    static final class EachOfSome {
        static void main() throws IOException {
            for (int port : new int[] {8080, 9000}) {
                HttpServer.create(new InetSocketAddress(port), 0);
            }
        }
    }

    static final class SecondTry {
        static void main() throws IOException {
            int port = 8080;
            while (port < 9001) {
                try {
                    HttpServer.create(new InetSocketAddress(port), 0);
                    return;
                } catch (java.net.BindException e) {
                    port = 9000;
                }
            }
        }
    }

    static final class Client {
        static void main() throws IOException {
            new java.net.Socket().connect(new InetSocketAddress("localhost", 5432));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fixed | [Listening[port=OptionalInt[8080], host=Optional.empty]]",
                "Loopback | [Listening[port=OptionalInt[9000], host=Optional[127.0.0.1]]]",
                "OfTheEnvironment | [Listening[port=OptionalInt.empty, host=Optional[localhost]]]",
                "ByAddress | [Listening[port=OptionalInt[8080], host=Optional.empty]]",
                "Branch | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "ChangedVariable | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "Field | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "Incremented | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "AnyFree | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "PlainSocket | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "Reference | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "EachOfSome | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "SecondTry | [Listening[port=OptionalInt.empty, host=Optional.empty]]",
                "Client | []"
            })
    void onlyAConstantSaysWhereItListens(String name, String listens) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("ListeningCallsTest$" + name + ".class")) {
            assertThat(ListeningCalls.of(file.readAllBytes())).hasToString(listens);
        }
    }
}
