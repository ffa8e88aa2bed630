package io.github.fcmaven.gateway;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.PlatformError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The platform on this machine: takes requests at a port, by default of 127.0.0.1, and passes them to the function as
 * the platform would. A thread for each connection: what a slow client does not take, its server does not send.
 */
public final class Gateway implements AutoCloseable {

    /** Clients that wait for a thread; more are refused by the system. */
    private static final int BACKLOG = 512;

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final ServerSocket listener;
    private final LocalPlatform platform;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private Gateway(ServerSocket listener, LocalPlatform platform) {
        this.listener = listener;
        this.platform = platform;
    }

    /**
     * Listens from now on; no instance is started yet.
     *
     * @throws FcProblem where the port is not free
     */
    public static Gateway open(InstanceSource source, GatewaySettings settings, GatewayListener listener) {
        ServerSocket socket = listen(settings.address(), settings.port());
        PrintedLines log = new PrintedLines(listener::printed);
        ScheduledExecutorService timer = timer();
        ExecutorService workers = Executors.newCachedThreadPool(threads("fc-gateway"));
        LocalInstance instance =
                new LocalInstance(source, settings, listener, log, new Rest(settings, timer, listener));
        Gateway gateway = new Gateway(socket, new LocalPlatform(settings, instance, log, timer, workers, listener));
        workers.submit(gateway::accept);
        return gateway;
    }

    /** Whether a gateway could listen there now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = bind(GatewaySettings.loopback(), port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(InetAddress address, int port) throws IOException {
        return new ServerSocket(port, BACKLOG, address);
    }

    private static ServerSocket listen(InetAddress address, int port) {
        try {
            return bind(address, port);
        } catch (IOException e) {
            throw FcProblem.local(
                    "the gateway cannot listen on "
                            + (address.isLoopbackAddress() ? "" : address.getHostAddress() + ", ") + "port " + port
                            + ": " + e.getMessage(),
                    "stop the process that uses it, or let the gateway take a free port: -Dfc.gatewayPort=auto",
                    e);
        }
    }

    /** One that forgets what is cancelled: each request has a timeout of up to a day, and seldom needs it. */
    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads("fc-gateway-timer"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Daemons: a build does not wait for them. */
    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        InetAddress address = listener.getInetAddress();
        boolean here = address.isLoopbackAddress() || address.isAnyLocalAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "http://" + (here ? "localhost" : host) + ":" + port();
    }

    /**
     * Starts an instance before a request asks for one.
     *
     * @throws FcProblem where it does not become ready
     */
    public RunningInstance startInstance() {
        return platform.instance().startNow().running();
    }

    /**
     * Lets instances of another package take the place of those that run: requests that run are answered by the old
     * one, and those that come meanwhile wait for the new one. It cannot start beside the old one, whose port it needs.
     *
     * @param failed hears why it does not become ready; then the package before is started again, and serves
     * @throws FcProblem where it does not become ready, and nothing served before
     */
    public void replace(InstanceSource next, Consumer<FcProblem> failed) {
        platform.instance().replace(next, failed);
    }

    /**
     * Lets others than requests use the instance that serves, or one that is started for them: it is not frozen
     * meanwhile.
     *
     * @throws FcProblem why no instance takes it
     */
    public <T> T use(Function<RunningInstance, T> work) {
        LocalInstance instance = platform.instance();
        try {
            Admission admission = instance.enter();
            if (admission instanceof Admission.Refused refused) {
                throw problem(refused.error());
            }
            ServingInstance serving = ((Admission.Admitted) admission).instance();
            try {
                return work.apply(serving.running());
            } finally {
                instance.leave(serving, false);
            }
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }

    /** Who asks for the instance sent no event: what breaks no requirement is a problem of this machine. */
    private static FcProblem problem(PlatformError error) {
        return error.requirement().isPresent()
                ? error.problem()
                : FcProblem.local(error.what().isEmpty() ? error.message() : error.what(), error.advice());
    }

    /**
     * Runs an event as a synchronous call of InvokeFunction does, for a caller in this process: it hears by the answer
     * why the event failed, and the listener does not.
     *
     * @param event its bytes, at most as many as the platform takes
     */
    public EventAnswer invoke(byte[] event) {
        ClientRequest request =
                InvokeFunction.request(platform.function().spec().name(), event.length);
        FunctionRequest function = FunctionRequest.ofEvent(request, platform.requests(), "localhost");
        EventCall call = new EventCall(platform, request, function.requestId());
        try {
            EventOutcome outcome = call.run(
                    function.head(),
                    new ByteArrayInputStream(event),
                    running -> ClientWatch.NOBODY,
                    EventCall.Answer.KEPT);
            return EventAnswer.of(outcome, function.requestId());
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }

    /** Ends every connection and the instance. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // Nobody is accepted any more all the same.
        }
        platform.instance().close();
        for (Socket client : clients) {
            close(client);
        }
        platform.timer().shutdownNow();
        platform.workers().shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                platform.workers().submit(() -> {
                    try {
                        new ClientConnection(platform, client).run();
                    } finally {
                        close(client);
                        clients.remove(client);
                    }
                });
            } catch (IOException e) {
                Pause.of(MOMENT, Deadline.in(MOMENT)); // closed, or out of files, which the next look tells
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is ended all the same.
        }
    }
}
