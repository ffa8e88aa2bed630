package io.github.fcmaven.process;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.SecretName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sockets that listen on this machine, as the kernel lists them. */
public final class SocketTable {

    private static final String LISTEN = "0A";
    private static final int LONGEST = 120;

    /**
     * So much of an argument and of a command line is looked at: a secret is at the beginning of what is shown, or
     * behind it.
     */
    private static final int LONGEST_ARGUMENT = 400;

    private static final int MOST_ARGUMENTS = 100;

    private static final Pattern USER_INFO = Pattern.compile("(://[^/@\\s:]*:)[^/@\\s]*@");

    private SocketTable() {}

    /**
     * A row of the kernel's table.
     *
     * @param user the number of the user whose socket it is
     * @param inode what the processes that hold the socket have open
     */
    record Row(InetAddress address, int port, long user, long inode) {}

    /** Whether this system has such a list: Linux' {@code /proc}. */
    public static boolean readable() {
        return ThisMachine.here().showsSockets();
    }

    /**
     * Every socket that listens on that port, with the processes that hold it; none where the list is not {@link
     * #readable()}. The processes of other users may not be seen: a socket without a process is one of theirs.
     */
    public static List<ListeningSocket> on(CaPort port) {
        return on(ThisMachine.here(), port);
    }

    static List<ListeningSocket> on(Machine machine, CaPort port) {
        List<Row> rows = rows(machine).stream()
                .filter(row -> row.port() == port.number())
                .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        return join(machine, rows, machine.pids());
    }

    /** The numbers of the users whose sockets listen on that port: the kernel also shows those of others. */
    static Set<Long> users(CaPort port) {
        return rows(ThisMachine.here()).stream()
                .filter(row -> row.port() == port.number())
                .map(Row::user)
                .collect(Collectors.toSet());
    }

    /** Every socket on which one of these processes listens. */
    static List<ListeningSocket> of(Machine machine, Collection<Long> pids) {
        return join(machine, rows(machine), pids).stream()
                .filter(socket -> !socket.pids().isEmpty())
                .toList();
    }

    /**
     * A process as messages name it: {@code PID 4711 (java -jar other.jar)}. Arguments are cut, and values of secrets
     * are hidden.
     */
    public static String describe(long pid) {
        String command = commandLine(pid);
        if (command.isEmpty()) {
            command = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .orElse("");
        }
        return "PID " + pid + (command.isEmpty() ? "" : " (" + Output.harmless(command) + ")");
    }

    /** The arguments of a process as messages show them. */
    static String shown(List<String> arguments) {
        StringBuilder text = new StringBuilder();
        boolean secret = false;
        for (String whole : arguments.subList(0, Math.min(arguments.size(), MOST_ARGUMENTS))) {
            String argument = whole.substring(0, Math.min(whole.length(), LONGEST_ARGUMENT));
            text.append(text.isEmpty() ? "" : " ").append(secret ? "***" : masked(argument));
            secret = !secret && isSecretName(argument);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text.toString();
    }

    /** Reads a table; lines that cannot be read are left out. */
    static List<Row> parse(List<String> table) {
        List<Row> rows = new ArrayList<>();
        for (String line : table) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length >= 10 && fields[3].equals(LISTEN)) {
                row(fields).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private static String commandLine(long pid) {
        try {
            String text = new String(ThisMachine.here().file(pid + "/cmdline"), StandardCharsets.UTF_8);
            return shown(List.of(text.split("\0")));
        } catch (IOException e) {
            return "";
        }
    }

    private static String masked(String argument) {
        return USER_INFO.matcher(withoutSecret(argument)).replaceAll("$1***@");
    }

    /**
     * Hides what follows = or : after the first name that looks like a secret's. It does so in one pass, because a
     * stranger chose the text.
     */
    private static String withoutSecret(String argument) {
        int name = 0;
        for (int i = 0; i < argument.length() - 1; i++) {
            char c = argument.charAt(i);
            boolean assigns = c == '=' || c == ':';
            if (assigns && SecretName.is(argument.substring(name, i))) {
                return argument.substring(0, i + 1) + "***";
            }
            if (assigns || Character.isWhitespace(c)) {
                name = i + 1;
            }
        }
        return argument;
    }

    /** Whether it is an option whose value is the next argument. */
    private static boolean isSecretName(String argument) {
        return argument.startsWith("-")
                && argument.chars().noneMatch(c -> c == '=' || c == ':' || Character.isWhitespace(c))
                && SecretName.is(argument);
    }

    private static List<Row> rows(Machine machine) {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            try {
                rows.addAll(parse(new String(machine.file(table), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()));
            } catch (IOException e) {
                // A system without IPv6 has no second table, one that shows no sockets none.
            }
        }
        return rows;
    }

    private static Optional<Row> row(String[] fields) {
        try {
            int colon = fields[1].indexOf(':');
            InetAddress address = address(fields[1].substring(0, colon));
            int port = Integer.parseInt(fields[1].substring(colon + 1), 16);
            return Optional.of(new Row(address, port, Long.parseLong(fields[7]), Long.parseLong(fields[9])));
        } catch (UnknownHostException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The kernel prints an address in words of 32 bits, each in the machine's own byte order. */
    private static InetAddress address(String hex) throws UnknownHostException {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? i / 4 * 4 + 3 - i % 4 : i;
            bytes[i] = (byte) Integer.parseInt(hex.substring(from * 2, from * 2 + 2), 16);
        }
        return InetAddress.getByAddress(bytes);
    }

    private static List<ListeningSocket> join(Machine machine, List<Row> rows, Collection<Long> pids) {
        Map<Long, Set<Long>> holders = new HashMap<>();
        rows.forEach(row -> holders.put(row.inode(), new HashSet<>()));
        for (long pid : pids) {
            for (String file : machine.names(pid + "/fd")) {
                Set<Long> holder = holders.get(inode(machine, pid + "/fd/" + file));
                if (holder != null) {
                    holder.add(pid);
                }
            }
        }
        return rows.stream()
                .map(row -> new ListeningSocket(row.address(), row.port(), holders.get(row.inode())))
                .toList();
    }

    private static long inode(Machine machine, String file) {
        try {
            String target = machine.link(file).toString();
            return target.startsWith("socket:[") ? Long.parseLong(target.substring(8, target.length() - 1)) : -1;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
