package io.github.fcmaven.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a file is that is neither a script nor an ELF program, by its first bytes. Source: the specification of each
 * format.
 */
public enum FileFormat {
    EMPTY("is empty", "build it again", head -> head.length == 0),
    LFS_POINTER(
            "is a Git LFS pointer, not the file that it stands for",
            "run git lfs pull, and build again",
            head -> text(head).matches("(?s)version https://(git-lfs|hawser)\\.github\\.com/spec/.*")),
    JAVA_CLASS(
            "is a Java class",
            "start it with java: command java, args -cp, /code and the class's name",
            head -> magic(head, 0xca, 0xfe, 0xba, 0xbe) && word(head) >= FileFormat.FIRST_CLASS_VERSION),
    MAC_FAT(
            "is a macOS program (Mach-O for several processors)",
            "build it for linux/amd64",
            head -> magic(head, 0xca, 0xfe, 0xba, 0xbe)
                    || magic(head, 0xca, 0xfe, 0xba, 0xbf)
                    || magic(head, 0xbe, 0xba, 0xfe, 0xca)
                    || magic(head, 0xbf, 0xba, 0xfe, 0xca)),
    MAC_64(
            "is a macOS program (Mach-O, 64 bits)",
            "build it for linux/amd64",
            head -> magic(head, 0xcf, 0xfa, 0xed, 0xfe) || magic(head, 0xfe, 0xed, 0xfa, 0xcf)),
    MAC_32(
            "is a macOS program (Mach-O, 32 bits)",
            "build it for linux/amd64",
            head -> magic(head, 0xce, 0xfa, 0xed, 0xfe) || magic(head, 0xfe, 0xed, 0xfa, 0xce)),
    WINDOWS("is a Windows program", "build it for linux/amd64", head -> magic(head, 'M', 'Z')),
    WEB_ASSEMBLY(
            "is a WebAssembly module",
            "build it for linux/amd64, or ship a runtime for WebAssembly and start that",
            head -> magic(head, 0, 'a', 's', 'm')),
    BITCODE("is LLVM bitcode", "link it to a program for linux/amd64", head -> magic(head, 'B', 'C', 0xc0, 0xde)),
    DEBIAN_PACKAGE("is a Debian package", "unpack it (dpkg-deb -x), and ship the program in it", head -> text(head)
            .startsWith("!<arch>\ndebian-binary")),
    AR(
            "is an archive of objects (ar), not a program",
            "link it to a program for linux/amd64 (Go: build the package main)",
            head -> text(head).startsWith("!<arch>\n") || text(head).startsWith("!<thin>\n")),
    RPM(
            "is an RPM package",
            "unpack it (rpm2cpio), and ship the program in it",
            head -> magic(head, 0xed, 0xab, 0xee, 0xdb)),
    GZIP("is compressed (gzip)", "unpack it (gunzip; tar -xzf) before it is packaged", head -> magic(head, 0x1f, 0x8b)),
    XZ(
            "is compressed (xz)",
            "unpack it (unxz; tar -xJf) before it is packaged",
            head -> magic(head, 0xfd, '7', 'z', 'X', 'Z', 0)),
    BZIP2("is compressed (bzip2)", "unpack it (bunzip2; tar -xjf) before it is packaged", head -> text(head)
            .matches("(?s)BZh[1-9].*")),
    ZSTD(
            "is compressed (zstd)",
            "unpack it (unzstd; tar --zstd -xf) before it is packaged",
            head -> magic(head, 0x28, 0xb5, 0x2f, 0xfd)),
    LZ4("is compressed (lz4)", "unpack it (unlz4) before it is packaged", head -> magic(head, 0x04, 0x22, 0x4d, 0x18)),
    LZIP(
            "is compressed (lzip)",
            "unpack it (lzip -d) before it is packaged",
            head -> magic(head, 'L', 'Z', 'I', 'P', 1)),
    COMPRESS(
            "is compressed (compress)",
            "unpack it (uncompress) before it is packaged",
            head -> magic(head, 0x1f, 0x9d)),
    SEVEN_ZIP(
            "is a 7z archive",
            "unpack it (7z x) before it is packaged",
            head -> magic(head, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)),
    RAR(
            "is a RAR archive",
            "unpack it (unrar x) before it is packaged",
            head -> magic(head, 'R', 'a', 'r', '!', 0x1a, 7)),
    TAR(
            "is a tar archive",
            "unpack it (tar -xf) before it is packaged",
            head -> head.length > 262 && text(head).startsWith("ustar", 257)),
    JAR(
            "is a jar",
            "start it with java: command java, args -jar and its path",
            head -> isZip(head) && text(head).startsWith("META-INF/", 30)),
    ZIP("is a zip", "unpack it (unzip) before it is packaged", head -> isZip(head)),
    PYTHON_CODE(
            "is compiled Python (.pyc)",
            "start it with its interpreter: command python3, args and its path",
            head -> isPythonCode(head)),
    HTML("is an HTML page", "fetch the file itself: the address answered with a page", head -> begin(head)
            .matches("(?s)<(!doctype html|html|head|body).*")),
    XML("is an XML document", "fetch or build the file itself", head -> begin(head)
            .startsWith("<?xml")),
    BATCH(
            "is a batch file of Windows",
            "write a start script for Linux, with #!/bin/bash as its first line",
            head -> begin(head).matches("(?s)(@echo off|@echo on|rem |setlocal).*"));

    /** How many bytes of the beginning show it. */
    public static final int HEAD = 512;

    /** Where a class file has its version, a Mach-O file has the number of its parts, which is smaller. */
    private static final long FIRST_CLASS_VERSION = 45;

    private final String what;
    private final String fix;
    private final Predicate<byte[]> isIt;

    FileFormat(String what, String fix, Predicate<byte[]> isIt) {
        this.what = what;
        this.fix = fix;
        this.isIt = isIt;
    }

    /** What it is, in words that follow its name. */
    public String what() {
        return what;
    }

    /** How to make a program of it. */
    public String fix() {
        return fix;
    }

    /**
     * The format of a file; empty where it may be a script or an ELF program, or is not known.
     *
     * @param head its first bytes, {@value #HEAD} where it has as many
     */
    public static Optional<FileFormat> of(byte[] head) {
        for (FileFormat format : values()) {
            if (format.isIt.test(head)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether it can be text: no text has a zero byte. */
    public static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZip(byte[] head) {
        return magic(head, 'P', 'K', 3, 4) || magic(head, 'P', 'K', 5, 6);
    }

    /** Its third and fourth byte are CR LF, the two before them the version. */
    private static boolean isPythonCode(byte[] head) {
        return head.length > 16 && head[2] == '\r' && head[3] == '\n' && !isText(head);
    }

    private static boolean magic(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes 4 to 7 as a number, the most significant byte first; 0 where they are not there. */
    private static long word(byte[] head) {
        return head.length < 8
                ? 0
                : (head[4] & 0xffL) << 24 | (head[5] & 0xffL) << 16 | (head[6] & 0xffL) << 8 | head[7] & 0xffL;
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    /** The beginning of a text, without case and without blanks before it. */
    private static String begin(byte[] head) {
        String text = text(head).stripLeading();
        return text.substring(0, Math.min(text.length(), 32)).toLowerCase(Locale.ROOT);
    }
}
