package io.github.fcmaven.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents of YAML, some by hand and any number by chance, that ask what a scalar or a structure is. */
final class YamlTexts {

    /** Each is read as a value, as an item and as a key. */
    static final List<String> SCALARS = List.of(
            "NO",
            "no",
            "on",
            "off",
            "yes",
            "y",
            "n",
            "true",
            "True",
            "TRUE",
            "tRUE",
            "false",
            "False",
            "FALSE",
            "null",
            "Null",
            "NULL",
            "nULL",
            "~",
            "12:30:45",
            "190:20",
            "1_000",
            "1__0",
            "1_",
            "_1",
            "0x_1",
            "0x1_F",
            "0b1_1",
            "0o1_7",
            "1.5_0",
            "0_1",
            "0123",
            "08",
            "-012",
            "+7",
            "-7",
            "0",
            "-0",
            "00",
            "0o17",
            "0o18",
            "0O17",
            "0x1F",
            "0X1F",
            "-0x1f",
            "0xG",
            "0b11",
            "0b12",
            "0b",
            "0x",
            "0o",
            "-0b101",
            "+0b1",
            "1e3",
            "1E3",
            "1e+3",
            "1e-3",
            "1e",
            "e3",
            "1.0",
            "1.",
            "1.e3",
            ".5",
            "+.5",
            "-.5",
            "0.10",
            "60.0",
            "1.5e300",
            "1e400",
            "-1e400",
            "1e-400",
            "012345678901234567890",
            "9007199254740993",
            "123456789012345678901234567890",
            "0xFFFFFFFFFFFFFFFFFFFF",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "1e21",
            "1e20",
            "123456789e15",
            "0.000001",
            "0.0000001",
            "1e-7",
            "5e-324",
            "1.7976931348623157e308",
            "0.1",
            "4.35",
            "2e-3",
            "2.2250738585072014e-308",
            "3.0000000000000004",
            "100000000000000000000000",
            ".inf",
            "-.inf",
            "+.Inf",
            ".INF",
            ".iNF",
            "inf",
            ".nan",
            ".NaN",
            ".NAN",
            "-.nan",
            "nan",
            "2024-01-01",
            "2024-1-1",
            "2001-13-45",
            "0001-01-01",
            "0099-12-31",
            "2024-02-30",
            "2024-00-00",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "2001-12-15 2:59:43.10",
            "2001-12-14T21:59:43Z",
            "2001-12-14T21:59:43.123456Z",
            "2001-12-14T21:59:43.Z",
            "2001-01-01T99:99:99+99:99",
            "2001-12-14 21:59",
            "2001-12-14T21:59:43+1",
            "2001-12-14T1:59:43 Z",
            "20240101",
            "2024-01",
            "1.2.3",
            "1.2.3.4",
            "v1.0",
            "a b",
            "a:b",
            "a#b",
            "a'b",
            "a\"b",
            "-a",
            "?a",
            ":a",
            "a,b",
            "a]b",
            "http://a.b/c?d=e&f",
            "${env(A)}",
            "${vars.a-b}",
            "<<",
            "=",
            "..",
            ".",
            "+",
            "--",
            "a-",
            "x_y",
            "1a",
            "0x1FG",
            "1,000",
            "1 000",
            "é",
            "日本",
            "\uD83D\uDE00",
            "\\n",
            "a\\b");

    private static final List<String> TAGS = List.of(
            "!!str",
            "!!int",
            "!!float",
            "!!bool",
            "!!null",
            "!!timestamp",
            "!!binary",
            "!!seq",
            "!!map",
            "!!set",
            "!!omap",
            "!!pairs",
            "!!merge",
            "!!value",
            "!!js/undefined",
            "!Ref",
            "!",
            "!<tag:yaml.org,2002:str>",
            "!<tag:yaml.org,2002:int>");

    /** Structures: each is one document. */
    static final List<String> STRUCTURES = List.of(
            "a: &x {b: 1}\nc: *x\n",
            "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
            "a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n",
            "a: &x {b: 1}\ne: &y {b: 2, f: 3}\nd:\n  <<: [*x, *y]\n",
            "a: &x {b: 1}\ne: &y {b: 2, f: 3}\nd:\n  <<: *x\n  <<: *y\n",
            "a: &x {b: 1}\nd: {<<: *x, b: 2, c: 3}\n",
            "a: &x {b: 1}\nd: [<<: *x]\n",
            "a:\n  <<: {b: 1}\n  b: 2\n  b: 3\n",
            "a: {'<<': 1}\n",
            "a: {\"<<\": {b: 1}}\n",
            "a: {!!merge <<: {b: 1}}\n",
            "<<: 1\n",
            "<<: ~\n",
            "<<: [1]\n",
            "a: &x 1\nb: *x\n",
            "a: &x {b: *x}\n",
            "a: &x [*x]\n",
            "a: *none\n",
            "a: &x 1\nb: &x 2\nc: *x\n",
            "&k a: 1\nb: *k\n",
            "a: &x\nb: *x\n",
            "a: &x !!str\nb: *x\n",
            "a: 1\na: 2\n",
            "1: a\n'1': b\n",
            "01: a\n1: b\n",
            "true: a\nTrue: b\n",
            "~: a\nnull: b\n",
            "? [a, b]\n: c\n",
            "? {a: b}\n: c\n",
            "? [[a], b]\n: c\n",
            "[a, 1, ~]: c\n",
            "? a\n? b\n",
            "{a, b: , c: 1}\n",
            "{a: 1, }\n",
            "[a, b, ]\n",
            "[a, , b]\n",
            "[,]\n",
            "{,}\n",
            "{a: 1 b: 2}\n",
            "[a: 1, b: 2]\n",
            "[? a : 1]\n",
            "{\"a\":1,\"b\":[2,3]}\n",
            "{a:1}\n",
            "{a:}\n",
            "[a:1]\n",
            "{a: [1, {b: c}]}\n",
            "- a\n- - b\n  - c\n- d: 1\n  e: 2\n",
            "a:\n- b\n- c\n",
            "a:\n  - b\n  -\n  - c\n",
            "-a\n",
            "a: b: c\n",
            "a: - b\n",
            "a\nb\n",
            "a\n b\n  c\n",
            "a: b\n  c\n  d\n",
            "a: b\n\n  c\n",
            "a: 'b\n  c'\n",
            "a: 'b\n\n  c'\n",
            "a: \"b\n  c\"\n",
            "a: \"b \\\n  c\"\n",
            "a: 'it''s'\n",
            "a: \"\\x41\\u0042\\U00000043\\n\\t\\/\\e\\0\\_\\N\\L\\P\\a\\b\\v\\f\\r\\\\\\\"\"\n",
            "a: \"\\q\"\n",
            "a: \"\\x4\"\n",
            "a: 'open\n",
            "a: \"open\n",
            "a: [open\n",
            "a: {open: 1\n",
            "a: ]\n",
            "a: }\n",
            "a: @b\n",
            "a: `b\n",
            "a: %b\n",
            "a: &\n",
            "a: *\n",
            "a: !\n",
            "a: ! 12\n",
            "a: ! [1]\n",
            "a: |\n  b\n  c\n",
            "a: |-\n  b\n  c\n\n",
            "a: |+\n  b\n\n\n",
            "a: >\n  b\n  c\n\n  d\n",
            "a: >-\n  b\n   c\n  d\n",
            "a: >+\n  b\n\n",
            "a: |2\n    b\n   c\n",
            "a: |1-\n  b\n",
            "a: |0\n  b\n",
            "a: |x\n  b\n",
            "a: | # comment\n  b\n",
            "a: |\n",
            "a: |\nb: 1\n",
            "- |\n a\n- >\n b\n",
            "a: 1 # comment\n# more\nb: 2\n",
            "a: b #c\n",
            "a: b#c\n",
            "# only\n",
            "\n",
            "---\n",
            "--- a\n",
            "---\na: 1\n",
            "---\na: 1\n---\nb: 2\n",
            "a: 1\n---\n",
            "a: 1\n...\n",
            "a: 1\n...\nb: 2\n",
            "%YAML 1.2\n---\na: NO\n",
            "%YAML 1.1\n---\na: NO\n",
            "%YAML 2.0\n---\na: 1\n",
            "%YAML 1.2\na: 1\n",
            "%TAG !e! tag:yaml.org,2002:\n---\na: !e!int \"7\"\n",
            "%FOO bar\n---\na: 1\n",
            "a: 1\n b: 2\n",
            "  a: 1\n  b: 2\n",
            " a: 1\nb: 2\n",
            "a:\n   b: 1\n  c: 2\n",
            "a:\n  b: 1\n c: 2\n",
            "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c\": [\n\t\t\t1,\n\t\t\t2\n\t\t]\n\t}\n}\n",
            "{\n  \t\"a\": 1,\n \t \"b\":\t2 }\n",
            "a: {\n\t\"b\": 1\n}\nc:\n\td: 1\n",
            "a: {\n\t\"b\": 1\n\t}\nc: 1\n",
            "a:\n  - {\n\tb: \"[\",\n\t# c\n\t? d : e\n\t}\n",
            "[\n\t1,\n\t- 2\n]\n",
            "\ta: 1\n",
            "a:\n\tb: 1\n",
            "a:\tb\n",
            "a: b\t\n",
            "a: b\t# c\n",
            "-\ta\n",
            "[a,\tb]\n",
            "{a:\tb}\n",
            "a: 'b'\t\n",
            "a:\t'b'\n",
            "a:\t\n  b: 1\n",
            "a:\t# c\n  b: 1\n",
            "\t# c\na: 1\n",
            "a: 1\n\t\nb: 2\n",
            "a: 1\n\t# c\nb: 2\n",
            "a: b\tc\n",
            "a: |\n  b\tc\n\td\n",
            "? a\n: b\n?\tc\n:\td\n",
            "a: \"b\n\tc\"\n",
            "a: 1\r\nb: 2\r\n",
            "a: 1\rb: 2\r",
            "a: |\r\n  b\r\n  c\r\n",
            "a: 'b\u0085c'\n",
            "a: \"b\u2028c\"\n",
            "a: b\u2029c\n",
            "a: |\n  b\u0085c\n  d\n",
            "# c\u2028a: 1\nb: 2\n",
            "a: b\u00A0\n",
            "a: \u0000\n",
            "a: \u0007\n",
            "a: \"\u0007\"\n",
            "a: \u007f\n",
            "a: \uFEFFb\n",
            "\uFEFFa: 1\n",
            "a:b\n",
            "a : b\n",
            "'a': b\n",
            "'a':b\n",
            "\"a\" : b\n",
            "a b: c d\n",
            "? |\n  a\n: b\n",
            "__proto__: {a: 1}\n",
            "constructor: 1\ntoString: 2\n",
            "a: !!set {b, c}\n",
            "a: !!set {b: 1}\n",
            "a: !!omap [b: 1, c: 2]\n",
            "a: !!omap [b: 1, b: 2]\n",
            "a: !!omap {b: 1}\n",
            "a: !!pairs [b: 1, b: 2]\n",
            "a: !!pairs [b]\n",
            "a: !!map {b: 1}\n",
            "a: !!map [b]\n",
            "a: !!seq [b]\n",
            "a: !!seq {b: 1}\n",
            "a: !!str [b]\n",
            "a: !!int {b: 1}\n",
            "a: !!binary aGVsbG8=\n",
            "a: !!binary |\n  aGVs\n  bG8=\n",
            "a: !!binary \"***\"\n",
            "a: !!binary aGVsbG8\n",
            "a: !!int \"0x1F\"\n",
            "a: !!int 1e3\n",
            "a: !!int 1.0\n",
            "a: !!int \"\"\n",
            "a: !!int \"-\"\n",
            "a: !!int \"1:x\"\n",
            "a: !!int \"0b2\"\n",
            "a: !!float 12\n",
            "a: !!float 0x1F\n",
            "a: !!float \"1:2:3\"\n",
            "a: !!float .inf\n",
            "a: !!bool yes\n",
            "a: !!null 1\n",
            "a: !!null ''\n",
            "a: !!timestamp abc\n",
            "a: !!value =\n",
            "a: !!merge x\n",
            "a: !!merge <<\n",
            "!!map {a: 1}\n",
            "!!str a: !!int 1\n",
            "&a !!str b\n",
            "!!str &a b\n",
            "- !!str\n- !!null\n- !!seq\n- !!map\n- !!set\n- !!omap\n- !!pairs\n- x\n",
            "a: !!int\nb: 1\n",
            "a: !!float\nb: 1\n",
            "a: !!bool\nb: 1\n",
            "a: !!binary\nb: 1\n",
            "a: !!timestamp\nb: 1\n");

    private YamlTexts() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(STRUCTURES);
        for (String scalar : SCALARS) {
            all.add("value: " + scalar + "\n");
            all.add("- " + scalar + "\n- '" + scalar.replace("'", "''") + "'\n");
            all.add("{flow: [" + scalar + ", x], y: z}\n");
            all.add(scalar + ": key\n");
        }
        for (String tag : TAGS) {
            for (String content : List.of("12", "'12'", "true", "~", "x", "", "[a]", "{a: 1}")) {
                all.add("a: " + tag + " " + content + "\n");
            }
        }
        return all;
    }

    /** A document of nested collections whose scalars are of numbers, signs and words that are near to something. */
    static String random(Random random) {
        StringBuilder text = new StringBuilder();
        block(random, 0, random.nextInt(3), text, new ArrayList<>());
        return text.toString();
    }

    private static void block(Random random, int indent, int depth, StringBuilder text, List<String> anchors) {
        boolean list = random.nextInt(3) == 0;
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append(" ".repeat(indent)).append(list ? "- " : key(random, i) + ":");
            if (depth > 0 && random.nextInt(2) == 0 && !list) {
                below(random, indent + 2, depth - 1, text, anchors);
            } else {
                text.append(list ? "" : " ").append(value(random, anchors)).append("\n");
            }
        }
        if (!list && !anchors.isEmpty() && random.nextInt(4) == 0) {
            text.append(" ".repeat(indent))
                    .append("<<: *")
                    .append(anchors.get(0))
                    .append("\n");
        }
    }

    /** A mapping with an anchor, or anything without one. */
    private static void below(Random random, int indent, int depth, StringBuilder text, List<String> anchors) {
        if (random.nextInt(3) > 0) {
            text.append("\n");
            block(random, indent, depth, text, anchors);
            return;
        }
        String anchor = "a" + text.length();
        text.append(" &").append(anchor).append("\n").append(" ".repeat(indent)).append("first: 1\n");
        text.append(" ".repeat(indent))
                .append("second: ")
                .append(scalar(random))
                .append("\n");
        anchors.add(anchor);
    }

    private static String key(Random random, int i) {
        return random.nextInt(6) == 0 ? "x" + scalar(random).replace(" ", "") + i : "k" + i;
    }

    private static String value(Random random, List<String> anchors) {
        return switch (random.nextInt(12)) {
            case 0 -> "[" + inFlow(random) + ", " + inFlow(random) + "]";
            case 1 -> "{a: " + inFlow(random) + ", b: " + inFlow(random) + "}";
            case 2 -> "'" + scalar(random).replace("'", "''") + "'";
            case 3 -> anchors.isEmpty() ? scalar(random) : "*" + anchors.get(random.nextInt(anchors.size()));
            case 4 -> TAGS.get(random.nextInt(6)) + " " + inFlow(random);
            default -> scalar(random);
        };
    }

    /** There a colon that ends a word is a key for the one and a letter for the other. */
    private static String inFlow(Random random) {
        return scalar(random).replace(':', 'c');
    }

    private static String scalar(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> SCALARS.get(random.nextInt(SCALARS.size()));
            case 1 -> letters(random, "0123456789._-+eExbo:");
            case 2 -> letters(random, "0123456789-: TZ.+");
            default -> letters(random, "abnoyNOeE019_-.:#'\",[]{}*!|>%@` \t=<~/\\");
        };
    }

    private static String letters(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(10);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        String stripped = text.toString().strip();
        return stripped.equals("-") ? "x" : stripped; // js-yaml reads "- -" otherwise than YAML says
    }
}
