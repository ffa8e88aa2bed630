package io.github.fcmaven;

import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.files.FileTree;
import io.github.fcmaven.payload.TestJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The bytes of a sample's file, by its kind. */
public final class SampleFile {

    private static final String PROGRAM = """
            public class App {
                public static void main(String[] args) throws Exception {
                    STATEMENTS
                }
                CAPORT
                static void serve(int port) throws Exception {
                    com.sun.net.httpserver.HttpServer server = com.sun.net.httpserver.HttpServer.create(
                            new java.net.InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    /** Whoever reads the variable is no program of another port. */
    private static final String CAPORT = "static void serve() throws Exception {"
            + " serve(Integer.parseInt(System.getenv(\"FC_CUSTOM_LISTEN_PORT\"))); }";

    private SampleFile() {}

    /**
     * A {@code file} or {@code program} is text in UTF-8, {@code bytes} are one for each letter, an {@code elf} and a
     * {@code jar} are made of their words, {@code java} is compiled, {@code here} is a file of this machine, and any
     * other kind is the charset of a text.
     */
    public static byte[] bytes(Sample.Line file) {
        return switch (file.kind()) {
            case "file", "program", "bzip2", "lzma", "link" -> file.text().getBytes(StandardCharsets.UTF_8);
            case "bytes" -> file.text().getBytes(StandardCharsets.ISO_8859_1);
            case "elf" -> elf(file.content());
            case "jar" -> jar(file.text()).bytes();
            case "java" -> program(file.text());
            case "here" -> here(file.text());
            default -> file.text().getBytes(Charset.forName(file.kind()));
        };
    }

    /** Whether it may be executed. */
    public static boolean isProgram(Sample.Line file) {
        return !List.of("file", "jar", "java", "bzip2", "lzma").contains(file.kind());
    }

    /** Such as {@code glibc=2.34 needs=libz.so.1}; {@code lines} are of a shell, behind all of its bytes. */
    private static byte[] elf(String words) {
        TinyElf elf = TinyElf.program();
        String lines = "";
        for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
            String[] pair = word.split("=", 2);
            switch (pair[0]) {
                case "glibc" -> elf = TinyElf.linked("GLIBC_" + pair[1]);
                case "library" -> elf = TinyElf.library(pair[1]);
                case "needs" -> elf.needs(pair[1]);
                case "interpreter" -> elf.type(3).pie().interpreter(pair[1]);
                case "type" -> elf.type(Integer.parseInt(pair[1]));
                case "machine" -> elf.machine(Integer.parseInt(pair[1]));
                case "lines" -> lines = pair[1].replace('_', ' ').translateEscapes();
                default -> throw new IllegalArgumentException(word);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(elf.bytes());
        bytes.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Of one line for each thing: a manifest's header, {@code boot VERSION JAVA}, a class, a library, a text. */
    private static TestJar jar(String lines) {
        TestJar jar = TestJar.empty();
        for (String line : lines.split("\n")) {
            String[] words = line.strip().split(" ");
            switch (words[0]) {
                case "boot" -> jar = TestJar.springBoot(words[1], Integer.parseInt(words[2]));
                case "main" -> jar.program(words[1], Integer.parseInt(words[2]), from(words, 3));
                case "class" -> jar.classOf(words[1], Integer.parseInt(words[2]), from(words, 3));
                case "preview" ->
                    jar.file(words[1].replace('.', '/') + ".class", TestJar.previewBytes(Integer.parseInt(words[2])));
                case "library" -> jar.library(words[1], jar(String.join(" ", from(words, 2))));
                case "text" ->
                    jar.file(words[1], String.join(" ", from(words, 2)).translateEscapes());
                case "" -> {}
                default -> jar.manifest(words[0].replace(":", ""), String.join(" ", from(words, 1)));
            }
        }
        return jar;
    }

    /** A jar of Java 8 whose main method does this, where {@code serve()} and {@code serve(port)} are servers. */
    private static byte[] program(String statements) {
        try {
            Path folder = Files.createTempDirectory("sample");
            try {
                TestJar jar = TestJar.empty().manifest("Main-Class", "App");
                Program.classes(
                                folder,
                                "App",
                                PROGRAM.replace("STATEMENTS", statements)
                                        .replace("CAPORT", statements.contains("serve()") ? CAPORT : ""),
                                8)
                        .forEach(jar::file);
                return jar.bytes();
            } finally {
                FileTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] here(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] from(String[] words, int first) {
        return Arrays.copyOfRange(words, Math.min(first, words.length), words.length);
    }
}
