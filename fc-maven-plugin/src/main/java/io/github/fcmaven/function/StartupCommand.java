package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * What the platform starts: {@code customRuntimeConfig}'s {@code command}, then its {@code args}; where there is no
 * command, {@code /code/bootstrap}.
 *
 * @param command the program and what always follows it; empty for {@code /code/bootstrap}
 * @param args what the platform appends
 */
public record StartupCommand(List<String> command, List<String> args) {

    /** No command: the platform starts {@code /code/bootstrap}. */
    public static final StartupCommand BOOTSTRAP = new StartupCommand(List.of(), List.of());

    public StartupCommand {
        command = List.copyOf(command);
        args = List.copyOf(args);
    }

    /** Whether the platform starts {@code /code/bootstrap}. */
    public boolean isBootstrap() {
        return command.isEmpty();
    }

    /** Whether a part of it is known only when it is deployed. */
    public boolean isOpen() {
        String all = toString();
        return all.contains("${") && DeployToolVariable.in(all).isPresent();
    }

    /** The whole argument vector that the platform executes. */
    public List<String> argv() {
        List<String> argv = new ArrayList<>(isBootstrap() ? List.of(CodePath.BOOTSTRAP.absolute()) : command);
        argv.addAll(args);
        return argv;
    }

    /** The command as the platform's own messages print it: joined by blanks. */
    @Override
    public String toString() {
        return String.join(" ", argv());
    }
}
