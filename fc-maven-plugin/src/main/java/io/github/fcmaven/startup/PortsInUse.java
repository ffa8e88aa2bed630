package io.github.fcmaven.startup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server prints that cannot open a port, because another socket has it. */
public final class PortsInUse {

    /** Of a port, and of nothing else that has a name, such as an MBean. */
    private static final Pattern IN_USE = Pattern.compile(
            "\\b(?:[Aa]ddress|[Cc]onnection|[Pp]orts?)\\b.{0,30}\\bin use\\b|EADDRINUSE|\\[Errno 98\\]");

    /** {@code 0.0.0.0:9000}, {@code ('0.0.0.0', 9000)}, {@code Port 9000}; nothing of a time or a process. */
    private static final Pattern PORT = Pattern.compile(
            "(?:(?<!(?<![\\d.])\\d\\d|pid):|(?<!:\\d\\d),\\s?|[Pp]ort:?\\s)(\\d{2,5})(?![\\d.,-]|:\\d)");

    /** The place of a stack that is printed: what follows its colon is a line of a file. */
    private static final Pattern FRAME = Pattern.compile("\\s+at ");

    private PortsInUse() {}

    /** The first line that says it. */
    public static Optional<String> line(List<String> printed) {
        return printed.stream().filter(line -> IN_USE.matcher(line).find()).findFirst();
    }

    /** The ports, in the line that says it, or else in the one before: Flask and Spring Boot take two for it. */
    public static Set<Integer> said(List<String> printed) {
        Set<Integer> ports = new TreeSet<>();
        for (int i = 0; i < printed.size(); i++) {
            if (IN_USE.matcher(printed.get(i)).find()) {
                Set<Integer> here = ports(printed.get(i));
                ports.addAll(here.isEmpty() && i > 0 ? ports(printed.get(i - 1)) : here);
            }
        }
        return ports;
    }

    private static Set<Integer> ports(String line) {
        return FRAME.matcher(line).lookingAt()
                ? Set.of()
                : PORT.matcher(line)
                        .results()
                        .map(found -> Integer.parseInt(found.group(1)))
                        .filter(port -> port > 0 && port < 1 << 16)
                        .collect(Collectors.toSet());
    }
}
