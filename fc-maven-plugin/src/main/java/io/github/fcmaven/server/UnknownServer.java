package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Any other server. */
final class UnknownServer implements KnownServer {

    @Override
    public String label() {
        return "an HTTP server we do not know";
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "bind the server to 0.0.0.0 in its own configuration or code",
                "let the server listen on the port in the variable FC_CUSTOM_LISTEN_PORT, or on {port}"
                        + ServerFixes.OR_CA_PORT,
                "in the server's own configuration or code, turn its timeout of idle connections off or set"
                        + " it to at least"
                        + " 25 hours, and let a connection have any number of requests",
                "turn off every timeout that ends a running request in the server's own configuration or code");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return Dropwizard.of(start).map(Dropwizard::limits).orElseGet(() -> NativeServer.limits(start));
    }

    @Override
    public List<ListenAddress> listens(PackagedStart start) {
        return OptionServer.of(start)
                .map(OptionServer::listens)
                .or(() -> TomcatConfiguration.of(start).map(TomcatConfiguration::listens))
                .or(() -> Dropwizard.of(start).map(Dropwizard::listens))
                .orElse(List.of());
    }

    @Override
    public Optional<String> givenFile(PackagedStart start) {
        return Dropwizard.of(start).flatMap(Dropwizard::givenFile);
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        ServerFixes fixes = NativeServer.fixes(start)
                .or(() -> OtherJava.of(start.files()).map(framework -> framework.fixes(fixes(), start.files())))
                .map(known ->
                        Dropwizard.of(start).map(file -> file.fixes(known)).orElse(known))
                .orElseGet(this::fixes);
        ServerFixes told = OptionServer.of(start)
                .map(program -> program.fixes(fixes))
                .or(() -> TomcatConfiguration.of(start).map(file -> file.fixes(fixes)))
                .orElse(fixes);
        return start.files()
                .loopbackClass()
                .map(name -> told.withBind("in the class " + name + ", bind the server to 0.0.0.0 in place of the"
                        + " address that it names"))
                .orElse(told);
    }

    @Override
    public OptionalInt defaultPort(PackagedStart start) {
        return OtherJava.of(start.files()).map(OtherJava::port).orElseGet(() -> NativeServer.port(start));
    }
}
