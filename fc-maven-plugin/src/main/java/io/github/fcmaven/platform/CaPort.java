package io.github.fcmaven.platform;

/**
 * The port the platform sends every request to, and on which the server must therefore listen.
 *
 * @param number 1 to 65535
 */
public record CaPort(int number) {

    /** The platform's own default where a function names none: 9000. */
    public static final CaPort DEFAULT = new CaPort(9000);

    /**
     * From here on a system gives ports to whatever connects or asks for any: a server has another one at each start.
     * Source: the default of {@code net.ipv4.ip_local_port_range} of Linux.
     */
    public static final int FIRST_EPHEMERAL = 32_768;

    private static final String FIX = "give a number from 1 to 65535; the platform's default is 9000";

    /** @throws FcProblem where the number is not a TCP port */
    public CaPort {
        if (number < 1 || number > 65535) {
            throw FcProblem.of(Requirement.FC_PORT, "caPort is " + number + ", which is not a TCP port", FIX);
        }
    }

    /**
     * Reads a port as a user writes it.
     *
     * @throws FcProblem where the text is not a TCP port
     */
    public static CaPort parse(String text) {
        try {
            return new CaPort(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw FcProblem.of(Requirement.FC_PORT, "caPort is '" + text + "', which is not a number", FIX);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
