package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of {@code rows.txt}: what the platform does to one request.
 *
 * @param name which fact it is
 * @param request as it is sent
 * @param expected patterns of lines that the whole answer has, or has not behind a {@code !}
 */
record PlatformRow(String name, String request, List<String> expected) {

    private static final String INVOKE = "POST /2023-03-30/functions/orders/invocations";
    private static final Pattern REPEAT = Pattern.compile("REPEAT(\\d+)");

    static List<PlatformRow> all() throws IOException {
        try (InputStream in = PlatformRow.class.getResourceAsStream("/gateway/rows.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .map(cells -> new PlatformRow(
                            cells[0], request(cells[1]), List.of(cells).subList(2, cells.length)))
                    .toList();
        }
    }

    private static String request(String cell) {
        List<String> lines = Arrays.asList(cell.split(" ; "));
        String first = lines.get(0).replaceFirst("^INVOKE$", INVOKE);
        StringBuilder request = new StringBuilder(first).append(" HTTP/1.1\r\nHost: orders.example\r\n");
        String body = "";
        boolean length = false;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("BODY: ")) {
                body = line.substring(6);
            } else {
                length |= line.startsWith("Content-Length");
                request.append(line).append("\r\n");
            }
        }
        if (!body.isEmpty() || first.equals(INVOKE) && !length) {
            request.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        String text = request + "Connection: close\r\n\r\n" + body;
        return REPEAT.matcher(text).replaceAll(match -> "w".repeat(Integer.parseInt(match.group(1))));
    }

    void check(TestGateway function) throws IOException {
        byte[] bytes = function.ask(request.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.ISO_8859_1);
        String answer = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        for (String one : expected) {
            String regex = one.startsWith("! ") ? one.substring(2) : one;
            assertThat(Pattern.compile(regex, Pattern.MULTILINE).matcher(answer).find())
                    .as("%s%nin the answer to%n%s%n%s", one, request, answer)
                    .isEqualTo(regex.equals(one));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
