package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another user of this machine. Their processes cannot be looked into; this is what the kernel says of them all the
 * same.
 *
 * @param number the user's
 */
record OtherUser(long number) {

    private static final Pattern EFFECTIVE_USER = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d+)");

    /** Whether it is this user: an own process may be out of sight too, as in a container. */
    boolean isSelf() {
        return isOf("self");
    }

    /** As messages name it: {@code user alice}; the number where none of the user's processes is seen. */
    String named() {
        return "user "
                + processes()
                        .findFirst()
                        .flatMap(ProcessHandle::of)
                        .flatMap(process -> process.info().user())
                        .orElse(Long.toString(number));
    }

    /** Whether a build with this plugin runs as that user: each instance has a supervisor as long as it lives. */
    boolean builds() {
        return processes().anyMatch(pid -> text(pid + "/cmdline").contains("\0" + Supervisor.class.getName() + "\0"));
    }

    private Stream<Long> processes() {
        return ThisMachine.here().pids().stream().filter(pid -> isOf(Long.toString(pid)));
    }

    private boolean isOf(String process) {
        return EFFECTIVE_USER
                .matcher(text(process + "/status"))
                .results()
                .anyMatch(user -> Long.parseLong(user.group(1)) == number);
    }

    private static String text(String file) {
        try {
            return new String(ThisMachine.here().file(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
