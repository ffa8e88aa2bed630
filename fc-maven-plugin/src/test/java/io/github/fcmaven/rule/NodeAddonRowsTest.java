package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;

import io.github.fcmaven.executable.TinyElf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Native modules of Node.js for another system, C library or release, each with the edit that its fix names. */
class NodeAddonRowsTest {

    private static final String SQLITE = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

    @ParameterizedTest
    @MethodSource("addons")
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> addons() {
        String sharp = "node_modules/@img/sharp-darwin-arm64/lib/sharp-darwin-arm64.node";
        Pack node = Pack.empty().file("server.js", "\n").command("node", "server.js");
        return Stream.of(
                new Row(
                        "sharp of a Mac",
                        node.copy().file(sharp, LanguageRowsTest.MAC),
                        FC_LIBRARY,
                        sharp + " is made for macOS; no other native module of sharp is there",
                        "install it for the platform, in the folder that is packaged: npm install --os=linux --cpu=x64"
                                + " --libc=glibc sharp",
                        node.copy()
                                .file(sharp, LanguageRowsTest.MAC)
                                .file(
                                        "node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node",
                                        TinyElf.library("x").bytes())),
                new Row(
                        "bcrypt of a newer Linux",
                        node.copy()
                                .file(
                                        "node_modules/bcrypt/build/Release/bcrypt_lib.node",
                                        TinyElf.library("x")
                                                .needs("libc.so.6")
                                                .version("libc.so.6", "GLIBC_2.34")
                                                .bytes()),
                        FC_LIBRARY,
                        "node_modules/bcrypt/build/Release/bcrypt_lib.node needs GLIBC_2.34",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        node.copy()
                                .file(
                                        "node_modules/bcrypt/prebuilds/linux-x64/bcrypt.node",
                                        TinyElf.library("x").bytes())),
                new Row(
                        "better-sqlite3 of another Node.js",
                        node.copy().file(SQLITE, bound("node_register_module_v115")),
                        FC_LIBRARY,
                        SQLITE + " is made for Node.js 20 alone (NODE_MODULE_VERSION 115), and the function has Node.js"
                                + " 10.16.2",
                        "install it with the function's release: npm rebuild better-sqlite3 with Node.js 10",
                        node.copy().file(SQLITE, bound("node_register_module_v64"))),
                new Row(
                        "one that is made for another Node.js, beside one for each",
                        node.copy().file(SQLITE, bound("node_register_module_v999")),
                        FC_LIBRARY,
                        SQLITE + " is made for another Node.js alone (NODE_MODULE_VERSION 999)",
                        "install it with the function's release",
                        node.copy()
                                .file(SQLITE, bound("node_register_module_v999"))
                                .file(
                                        "node_modules/better-sqlite3/prebuilds/linux-x64/any.node",
                                        bound("node_register_module_v115 napi_register_module_v1"))),
                new Row(
                        "sqlite3 of Windows",
                        node.copy()
                                .file("node_modules/sqlite3/build/Release/node_sqlite3.node", LanguageRowsTest.WINDOWS),
                        FC_LIBRARY,
                        "node_modules/sqlite3/build/Release/node_sqlite3.node is made for Windows",
                        "install it for the platform",
                        node.copy()
                                .file(
                                        "node_modules/sqlite3/build/Release/node_sqlite3.node",
                                        TinyElf.library("x").bytes())));
    }

    /** A native module with that name among its symbols. */
    private static byte[] bound(String symbol) {
        byte[] library = TinyElf.library("x").bytes();
        byte[] name = symbol.getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(library, library.length + name.length);
        System.arraycopy(name, 0, both, library.length, name.length);
        return both;
    }
}
