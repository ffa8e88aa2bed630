package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another user of this machine. Their processes cannot be looked into; this is what the kernel says of them all the
 * same.
 *
 * @param number the user's
 */
record OtherUser(long number) {

    /** Whether it is this user: an own process may be out of sight too, as in a container. */
    boolean isSelf() {
        return userOf(Path.of("/proc/self")).equals(Optional.of(number));
    }

    /** As messages name it: {@code user alice}; the number where none of the user's processes is seen. */
    String named() {
        return "user " + processes().findFirst().flatMap(OtherUser::owner).orElse(Long.toString(number));
    }

    /** Whether a build with this plugin runs as that user: each instance has a supervisor as long as it lives. */
    boolean builds() {
        return processes().anyMatch(OtherUser::isSupervisor);
    }

    private Stream<Path> processes() {
        return ProcessSnapshot.pids().stream()
                .map(pid -> Path.of("/proc/" + pid))
                .filter(process -> userOf(process).equals(Optional.of(number)));
    }

    private static Optional<Long> userOf(Path process) {
        try {
            return Optional.of(((Number) Files.getAttribute(process, "unix:uid")).longValue());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // it has ended
        }
    }

    private static Optional<String> owner(Path process) {
        try {
            return Optional.of(Files.getOwner(process).getName());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isSupervisor(Path process) {
        try {
            String command =
                    BoundedInput.text(process.resolve("cmdline"), BoundedInput.TEXT, StandardCharsets.ISO_8859_1);
            return command.contains("\0" + Supervisor.class.getName() + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
