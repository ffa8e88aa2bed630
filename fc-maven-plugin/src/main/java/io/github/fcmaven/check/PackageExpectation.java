package io.github.fcmaven.check;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.server.ServiceAddress;
import io.github.fcmaven.startup.Expectation;
import io.github.fcmaven.startup.RefusedConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What a launched package lets one expect of its start: where it listens, and what it asks for. */
final class PackageExpectation implements Expectation {

    private final RunningInstance running;
    private final ServerReader servers;
    private final PackagedServer packaged;
    private final Duration quiet;
    private final NamedPorts named;
    private final Set<Integer> said = new TreeSet<>();
    private OptionalInt announced = OptionalInt.empty();
    private Optional<List<ServiceAddress>> services = Optional.empty();

    PackageExpectation(RunningInstance running, ServerReader servers, PackagedServer packaged, Duration quiet) {
        this.running = running;
        this.servers = servers;
        this.packaged = packaged;
        this.quiet = quiet;
        this.named = new NamedPorts(running, packaged);
    }

    /**
     * A framework that has told its application's server from others, and says where that is, starts no other one: code
     * wins over the port that its configuration carries. Else the package must name each port, or the server must say
     * it, and the package must not name CAPort.
     */
    @Override
    public boolean settled(List<ListeningSocket> sockets, List<String> lines) {
        if (announced.isEmpty()) {
            announced = packaged.kind().announced(lines); // kept: a job that logs pushes it out of the last lines
        }
        said.addAll(named.saidIn(lines));
        List<Integer> ports = sockets.stream().map(ListeningSocket::port).toList();
        return announced.isPresent() && ports.contains(announced.getAsInt())
                || ports.stream().allMatch(port -> named.isInsteadOfCaPort(port, said));
    }

    @Override
    public Set<Integer> named() {
        return own(named.stated());
    }

    @Override
    public Set<Integer> announced(List<String> lines) {
        OptionalInt framework = packaged.kind().announced(lines);
        return framework.isPresent() ? Set.of(framework.getAsInt()) : own(named.saidIn(lines));
    }

    @Override
    public Set<Integer> ports() {
        return own(named.numbers());
    }

    /** Ports at which it may listen, as far as numbers in its package are ports: many of them are none. */
    Set<Integer> possible() {
        return own(named.possible());
    }

    @Override
    public Duration quiet() {
        return quiet;
    }

    @Override
    public Optional<RefusedConnection> refused(List<String> lines) {
        return RefusedConnection.in(lines)
                .or(() -> RefusedConnection.isUnnamed(lines) ? configured(lines) : Optional.empty());
    }

    /** A service that runs on this machine is no server of this package; an address of HTTP may be the server's own. */
    private Set<Integer> own(Set<Integer> ports) {
        Set<Integer> own = new TreeSet<>(ports);
        if (!own.isEmpty()) {
            services().stream()
                    .filter(service -> !service.kind().startsWith("http"))
                    .map(ServiceAddress::port)
                    .forEach(own::remove);
        }
        return own;
    }

    /** The service whose kind the lines speak of, else the first one. */
    private Optional<RefusedConnection> configured(List<String> lines) {
        String printed = String.join("\n", lines).toLowerCase(Locale.ROOT);
        List<ServiceAddress> all = services();
        return all.stream()
                .filter(service -> printed.contains(service.kind()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(service -> new RefusedConnection(service.host(), service.port()));
    }

    /** Those of this very start: a variable of this machine overrides what is shipped. */
    private List<ServiceAddress> services() {
        if (services.isEmpty()) {
            services = Optional.of(servers.read(
                            running.function().withVariables(running.server().environment()))
                    .services());
        }
        return services.get();
    }
}
