package io.github.fcmaven.process;

/**
 * A process as the system lists it. Its number and its start together never mean another process.
 *
 * @param pid its number
 * @param start when it started, on a scale that only {@link Machine#now()} of the same machine shares
 * @param parent the number of its parent; 1 or a subreaper for an orphan
 * @param session the number of its session's leader, -1 where the system does not say it
 * @param zombie whether it has ended, and nobody has asked for its exit code yet
 * @param terminal whether it has a controlling terminal
 * @param cpu processor time of it and of its ended children, in ticks of 10 ms
 */
public record ProcessSnapshot(
        long pid, long start, long parent, long session, boolean zombie, boolean terminal, long cpu) {

    /** A process by number and start: still valid when its row is old. */
    record Id(long pid, long start) {}

    Id id() {
        return new Id(pid, start);
    }

    /** Reads a line of {@code /proc/PID/stat}; the program's name in it may hold blanks and parentheses. */
    static ProcessSnapshot parse(String stat) {
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
        boolean zombie = fields[0].equals("Z") || fields[0].equals("X");
        long cpu = 0;
        for (int i = 11; i <= 14; i++) {
            cpu += Long.parseLong(fields[i]);
        }
        return new ProcessSnapshot(
                pid,
                Long.parseLong(fields[19]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[3]),
                zombie,
                Long.parseLong(fields[4]) != 0,
                cpu);
    }
}
