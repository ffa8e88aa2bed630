package io.github.fcmaven.gateway;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A client's connection, and its requests one after the other. */
final class ClientConnection implements Runnable {

    /** How long a client may keep a connection that it does not use. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LocalPlatform platform;
    private final Socket socket;

    ClientConnection(LocalPlatform platform, Socket socket) {
        this.platform = platform;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (Wire client = new Wire(socket)) {
            boolean more = true;
            while (more) {
                socket.setSoTimeout((int) IDLE.toMillis());
                more = serve(client);
            }
            client.finish();
        } catch (IOException e) {
            // The client went away: the line of its request says so.
        }
    }

    /** Whether another request may follow. */
    private boolean serve(Wire client) throws IOException {
        ClientRequest request;
        try {
            Optional<MessageHead> head = client.readHead();
            if (head.isEmpty()) {
                return false;
            }
            request = ClientRequest.of(head.get());
        } catch (ProtocolException e) {
            refuse(client, e);
            return false;
        }
        socket.setSoTimeout(0);
        return new Exchange(platform, client, request).run();
    }

    /** What is no request has no name either: the platform's own answer to it is not known. */
    private void refuse(Wire client, ProtocolException e) throws IOException {
        byte[] body = (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        MessageHead head = MessageHead.ofStatus(400)
                .plus("Content-Length", Integer.toString(body.length))
                .plus("Connection", "close");
        platform.listener().request("400 Bad Request; " + e.getMessage());
        client.write(head, body);
    }
}
