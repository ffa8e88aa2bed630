package io.github.fcmaven.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a YAML file: UTF-8 and nothing else. */
public final class YamlText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlText() {}

    /**
     * The text, without a byte order mark.
     *
     * @throws YamlProblem where it is not UTF-8, with the line of the first wrong byte
     */
    public static String of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer chars = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        if (result.isError()) {
            String where = "byte at line " + line(file, bytes.position());
            throw new YamlProblem(0, "is not UTF-8 (" + where + ")", "save it as UTF-8");
        }
        String text = chars.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int line(byte[] file, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
