package io.github.fcmaven.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is that is neither a script nor an ELF program, by its first bytes. Source: the specification of each
 * format.
 */
public enum FileFormat {
    EMPTY("is empty", "build it again", ""),
    LFS_POINTER(
            "is a Git LFS pointer, not the file that it stands for",
            "run git lfs pull, and build again",
            "version https://(git-lfs|hawser)\\.github\\.com/spec/.*"),
    /** Its version, 45 at least, is where a Mach-O file has the number of its parts, which is smaller. */
    JAVA_CLASS(
            "is a Java class",
            "start it with java: command java, args -cp, /code and the class's name",
            "\\xca\\xfe\\xba\\xbe(?!\\x00{3}[\\x00-\\x2c]).{4}.*"),
    MAC_FAT(
            "is a macOS program (Mach-O for several processors)",
            "build it for linux/amd64",
            "(\\xca\\xfe\\xba[\\xbe\\xbf]|[\\xbe\\xbf]\\xba\\xfe\\xca).*"),
    MAC_64(
            "is a macOS program (Mach-O, 64 bits)",
            "build it for linux/amd64",
            "(\\xcf\\xfa\\xed\\xfe|\\xfe\\xed\\xfa\\xcf).*"),
    MAC_32(
            "is a macOS program (Mach-O, 32 bits)",
            "build it for linux/amd64",
            "(\\xce\\xfa\\xed\\xfe|\\xfe\\xed\\xfa\\xce).*"),
    WINDOWS("is a Windows program", "build it for linux/amd64", "MZ.*"),
    WEB_ASSEMBLY(
            "is a WebAssembly module",
            "build it for linux/amd64, or ship a runtime for WebAssembly and start that",
            "\\x00asm.*"),
    BITCODE("is LLVM bitcode", "link it to a program for linux/amd64", "BC\\xc0\\xde.*"),
    DEBIAN_PACKAGE(
            "is a Debian package", "unpack it (dpkg-deb -x), and ship the program in it", "!<arch>\ndebian-binary.*"),
    AR(
            "is an archive of objects (ar), not a program",
            "link it to a program for linux/amd64 (Go: build the package main)",
            "!<(arch|thin)>\n.*"),
    RPM("is an RPM package", "unpack it (rpm2cpio), and ship the program in it", "\\xed\\xab\\xee\\xdb.*"),
    GZIP("is compressed (gzip)", "unpack it (gunzip; tar -xzf) before it is packaged", "\\x1f\\x8b.*"),
    XZ("is compressed (xz)", "unpack it (unxz; tar -xJf) before it is packaged", "\\xfd7zXZ\\x00.*"),
    BZIP2("is compressed (bzip2)", "unpack it (bunzip2; tar -xjf) before it is packaged", "BZh[1-9].*"),
    ZSTD("is compressed (zstd)", "unpack it (unzstd; tar --zstd -xf) before it is packaged", "\\x28\\xb5\\x2f\\xfd.*"),
    LZ4("is compressed (lz4)", "unpack it (unlz4) before it is packaged", "\\x04\\x22\\x4d\\x18.*"),
    LZIP("is compressed (lzip)", "unpack it (lzip -d) before it is packaged", "LZIP\\x01.*"),
    COMPRESS("is compressed (compress)", "unpack it (uncompress) before it is packaged", "\\x1f\\x9d.*"),
    SEVEN_ZIP("is a 7z archive", "unpack it (7z x) before it is packaged", "7z\\xbc\\xaf\\x27\\x1c.*"),
    RAR("is a RAR archive", "unpack it (unrar x) before it is packaged", "Rar!\\x1a\\x07.*"),
    TAR("is a tar archive", "unpack it (tar -xf) before it is packaged", ".{257}ustar.+"),
    JAR(
            "is a jar",
            "start it with java: command java, args -jar and its path",
            "PK(\\x03\\x04|\\x05\\x06).{26}META-INF/.*"),
    ZIP("is a zip", "unpack it (unzip) before it is packaged", "PK(\\x03\\x04|\\x05\\x06).*"),
    /** Its third and fourth byte are CR LF, the two before them the version; no text has a zero byte. */
    PYTHON_CODE(
            "is compiled Python (.pyc)",
            "start it with its interpreter: command python3, args and its path",
            "(?=.*\\x00)..\r\n.{13,}"),
    HTML(
            "is an HTML page",
            "fetch the file itself: the address answered with a page",
            "(?i)\\s*<(!doctype html|html|head|body).*"),
    XML("is an XML document", "fetch or build the file itself", "(?i)\\s*<\\?xml.*"),
    BATCH(
            "is a batch file of Windows",
            "write a start script for Linux, with #!/bin/bash as its first line",
            "(?i)\\s*(@echo off|@echo on|rem |setlocal).*");

    /** How many bytes of the beginning show it. */
    public static final int HEAD = 512;

    private final String what;
    private final String fix;
    private final Pattern head;

    /** @param head the form of its first bytes, each of them one character */
    FileFormat(String what, String fix, String head) {
        this.what = what;
        this.fix = fix;
        this.head = Pattern.compile(head, Pattern.DOTALL);
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
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (FileFormat format : values()) {
            if (format.head.matcher(text).matches()) {
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
}
