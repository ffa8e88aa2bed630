package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A function instance: the zip unpacked into a fresh folder, from which the server is started as the platform would. */
public final class Instance implements AutoCloseable {

    private Instance() {}

    /** Unpacks the zip into a fresh folder below {@code parent}; what an earlier build left there is ended and removed first. */
    public static Instance unpack(FunctionPackage function, Path zip, Path parent, Host host) {
        throw new UnsupportedOperationException();
    }

    /** The folder that stands for {@code /code}. */
    public Path code() {
        throw new UnsupportedOperationException();
    }

    /** How long the unpacking took: it stands for the platform's preparation. */
    public Duration unpackTime() {
        throw new UnsupportedOperationException();
    }

    /** What stands for what here, for the report: the Java of the platform and the one of this machine, with their versions. */
    public List<String> notes() {
        throw new UnsupportedOperationException();
    }

    /** Why a start that fails here would prove nothing about the platform; empty where it would. */
    public Optional<String> unfaithful() {
        throw new UnsupportedOperationException();
    }

    /** Starts the server; an instance is started once. */
    public ServerProcess launch(Launch launch) {
        throw new UnsupportedOperationException();
    }

    /** Ends the server and all it started, and removes the folder; the log stays. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
