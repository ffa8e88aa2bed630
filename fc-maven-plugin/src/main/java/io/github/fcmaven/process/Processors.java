package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The processors of this machine that a server may use; Linux only, by its program {@code taskset}.
 *
 * @param numbers of the processors
 */
public record Processors(List<Integer> numbers) {

    private static final String TASKSET = "taskset";
    private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");

    public Processors {
        numbers = List.copyOf(numbers);
    }

    /** The first of the processors that this process may use; empty where they cannot be told apart here. */
    public static Optional<Processors> first(int count) {
        Machine machine = ThisMachine.here();
        if (machine.program(TASKSET).isEmpty()) {
            return Optional.empty();
        }
        try {
            Matcher allowed = ALLOWED.matcher(new String(machine.file("self/status"), StandardCharsets.US_ASCII));
            return allowed.find()
                    ? Optional.of(new Processors(
                            numbers(allowed.group(1)).stream().limit(count).toList()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The words that start a command on them. */
    public List<String> prefix() {
        String list = numbers.stream().map(Object::toString).collect(Collectors.joining(","));
        return List.of(ThisMachine.here().program(TASKSET).orElseThrow().toString(), "-c", list);
    }

    /** The numbers in a list such as {@code 0-3,8}. */
    static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-", 2);
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
