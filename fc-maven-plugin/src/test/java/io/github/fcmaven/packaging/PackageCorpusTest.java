package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real zips with a description of the user's own or without one: each broken one with all that is
 * said of it, word by word, and good ones of which nothing is said. Who reads a message alone must
 * know the one edit, and the file to make it in.
 */
class PackageCorpusTest {

    private static final String LAYER_JAVA17 =
            "      layers: ['acs:fc:cn-hangzhou:official:layers/Java17/versions/3']\n";

    private static final String LAYER_JAVA21 =
            "      layers: ['acs:fc:cn-hangzhou:official:layers/Java21/versions/2']\n";

    @TempDir
    private Path folder;

    /** A package, and each message about it: what is seen, and what to change. */
    record Case(String name, MadeZip zip, List<String> messages) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> broken() {
        TestJar plain = TestJar.executable("com.acme.Main", 8);
        return Stream.of(
                bad(
                        "no start at all",
                        MadeZip.empty().file("server.js", "").file("package.json", "{}"),
                        "FC-BOOTSTRAP: no start command is configured, and there is no file bootstrap at the root of"
                                + " the zip",
                        "add a start script named bootstrap with the tool that makes the zip,"
                                + " or set command in the function's configuration"),
                bad(
                        "a start script of another name",
                        MadeZip.empty().program("bootstrap.sh", "#!/bin/bash\nexec ./server\n"),
                        "FC-BOOTSTRAP: no start command is configured, and there is no file bootstrap at the root of"
                                + " the zip; it is bootstrap.sh there",
                        "put bootstrap.sh at the root of the zip, by the name bootstrap"),
                bad(
                        "a folder zipped and not what is in it",
                        MadeZip.empty()
                                .program("app/bootstrap", "#!/bin/bash\nexec ./server\n")
                                .program("app/server", MadeZip.elf(62)),
                        "FC-TOP-FOLDER: every file of the zip is below app/, and the start command looks for its file"
                                + " at the root",
                        "zip what is in the folder, not the folder: (cd app/ && zip -r ../function.zip .)"),
                bad(
                        "the execute bit lost",
                        MadeZip.empty()
                                .file("bootstrap", "#!/bin/bash\nexec ./server\n")
                                .program("server", MadeZip.elf(62)),
                        "FC-BOOTSTRAP-MODE: bootstrap, the start file, has the mode 0644",
                        "make it 755 before it is zipped (chmod 755 bootstrap; in maven-assembly-plugin"
                                + " <fileMode>0755</fileMode>), with a zip tool that keeps Unix modes"),
                bad(
                        "Windows line ends",
                        MadeZip.script("#!/bin/bash\r\nexec ./server\r\n"),
                        "FC-BOOTSTRAP-CRLF: bootstrap has a carriage return in line 1",
                        "save it with LF line ends (dos2unix; in .gitattributes: * text=auto eol=lf)"),
                bad(
                        "a byte order mark",
                        MadeZip.script("\uFEFF#!/bin/bash\nexec ./server\n"),
                        "FC-BOOTSTRAP-BOM: bootstrap line 1 begins with a byte order mark, so that its #! is not at"
                                + " the first byte",
                        "save it as UTF-8 without BOM"),
                bad(
                        "no first line",
                        MadeZip.script("exec ./server\n"),
                        "FC-BOOTSTRAP-SHEBANG: bootstrap line 1 does not begin with #!",
                        "make #!/bin/bash its first line"),
                bad(
                        "a program of Windows",
                        MadeZip.empty().program("bootstrap", "MZ\u0090..."),
                        "FC-BOOTSTRAP-SHEBANG: bootstrap is a Windows program",
                        "build it for linux/amd64"),
                bad(
                        "a program for arm64",
                        MadeZip.empty().program("bootstrap", MadeZip.elf(183)),
                        "FC-BOOTSTRAP-SHEBANG: bootstrap is an ELF program, but not for x86-64: it is for 64-bit ARM"
                                + " (aarch64)",
                        "build it for linux/amd64"),
                bad(
                        "a shell that no image has",
                        MadeZip.script("#!/bin/zsh\nexec ./server\n"),
                        "FC-BOOTSTRAP-INTERPRETER: bootstrap line 1 names /bin/zsh, and no runtime has it",
                        "write #!/bin/bash there"),
                bad(
                        "java where there is none",
                        MadeZip.jar(plain).but("runtime: custom", "runtime: custom.debian12"),
                        "FC-COMMAND: the start command is java, and neither the runtime custom.debian12 nor one of its"
                                + " layers has it",
                        "add acs:fc:cn-hangzhou:official:layers/Java17/versions/3 to layers in s.yaml,"
                                + " and write /opt/java17/bin/java as command in s.yaml"),
                bad(
                        "the build's folder in the start",
                        MadeZip.jar(plain).start("java", "-jar, target/demo.jar"),
                        "FC-JAR: the start command names target/demo.jar, which is not in the package;"
                                + " it is demo.jar there",
                        "write demo.jar in command and args in s.yaml"),
                bad(
                        "a jar under another name",
                        MadeZip.jar(plain).but("demo.jar]", "demo-1.0.jar]"),
                        "FC-JAR: the start command names demo-1.0.jar, which is not in the package;"
                                + " the only jar there is demo.jar",
                        "write demo.jar in command and args in s.yaml"),
                bad(
                        "a jar without a Main-Class",
                        MadeZip.jar(TestJar.empty().classOf("com.acme.Main", 8)),
                        "FC-MAIN-CLASS: demo.jar has no Main-Class in its manifest",
                        "no class of demo.jar has a main method, so there is nothing to start: write a class with"
                                + " public static void main that starts the HTTP server, and name it as Main-Class"),
                bad(
                        "a Main-Class that is nowhere",
                        MadeZip.jar(TestJar.empty()
                                .manifest("Main-Class", "com.acme.Moved")
                                .classOf("com.acme.Main", 8)),
                        "FC-MAIN-CLASS: demo.jar names the Main-Class com.acme.Moved, which is not in the package",
                        "correct mainClass of the plugin that writes the manifest of that jar, in its pom.xml"),
                bad(
                        "the jar itself as the zip",
                        MadeZip.empty()
                                .file("META-INF/MANIFEST.MF", "Main-Class: com.acme.Main\n")
                                .file("com/acme/Main.class", TestJar.classBytes(8))
                                .described(),
                        "FC-RAW-JAR: the start command names demo.jar, but the package is that jar itself: the platform"
                                + " unpacks it into /code",
                        "zip the jar, so that it is in the zip at demo.jar (fc:package does),"
                                + " or start a class with -cp /code"),
                bad(
                        "newer classes than the Java that runs them",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 17)),
                        "FC-JAVA-VERSION: com.acme.Main in demo.jar is Java 17 byte code (class file version 61);"
                                + " the Java that starts it is Java 8",
                        "start /opt/java17/bin/java of the layer acs:fc:cn-hangzhou:official:layers/Java17/versions/3:"
                                + " command and layers in s.yaml;"
                                + " or compile for it: <maven.compiler.release>8</maven.compiler.release> in pom.xml"),
                bad(
                        "Java 25, of which there is no layer",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 25))
                                .but("runtime: custom\n", "runtime: custom.debian11\n" + LAYER_JAVA21)
                                .start("/opt/java21/bin/java", "-jar, demo.jar"),
                        "FC-JAVA-VERSION: com.acme.Main in demo.jar is Java 25 byte code (class file version 69);"
                                + " the Java that starts it is Java 21",
                        "put a Java of your own into the zip (jlink makes one) and start that;"
                                + " or compile for it: <maven.compiler.release>21</maven.compiler.release> in pom.xml"),
                bad(
                        "a layer that is not configured",
                        MadeZip.jar(plain).start("/opt/java17/bin/java", "-jar, demo.jar"),
                        "FC-COMMAND: the start command is /opt/java17/bin/java, and no configured layer can contain"
                                + " it",
                        "add acs:fc:cn-hangzhou:official:layers/Java17/versions/3 to layers in s.yaml"),
                bad(
                        "a layer of another runtime",
                        MadeZip.jar(plain).but("runtime: custom\n", "runtime: custom\n" + LAYER_JAVA21),
                        "FC-JAVA-PATH: the start command is java, which the layer Java21 has at /opt/java21/bin/java,"
                                + " and no variable PATH leads there; the image's own Java 8 would start",
                        "write /opt/java21/bin/java as command in s.yaml",
                        "FC-LAYER: the layer Java21 does not support the runtime custom",
                        "set runtime in s.yaml to one that the layer supports: custom.debian10, custom.debian11,"
                                + " custom.debian12"),
                bad(
                        "a layer of another region",
                        MadeZip.jar(plain)
                                .but(
                                        "runtime: custom\n",
                                        "runtime: custom\n" + LAYER_JAVA17.replace("hangzhou", "beijing")),
                        "FC-JAVA-PATH: the start command is java, which the layer Java17 has at /opt/java17/bin/java,"
                                + " and no variable PATH leads there; the image's own Java 8 would start",
                        "write /opt/java17/bin/java as command in s.yaml",
                        "FC-LAYER: the layer acs:fc:cn-beijing:official:layers/Java17/versions/3 is in the region"
                                + " cn-beijing, but the function is deployed to cn-hangzhou",
                        "write acs:fc:cn-hangzhou:official:layers/Java17/versions/3 in layers in s.yaml"),
                bad(
                        "another port in the jar",
                        MadeZip.boot("server.port=8080\n"),
                        "FC-PORT: CAPort is 9000, but BOOT-INF/classes/application.properties (server.port) says port"
                                + " 8080",
                        "set server.port=9000 in src/main/resources/application.properties, or with -D before -jar in"
                                + " args in s.yaml; or set port of customRuntimeConfig in s.yaml to 8080"),
                bad(
                        "an address of the machine itself",
                        MadeZip.boot("server.address=127.0.0.1\n"),
                        "FC-BIND: BOOT-INF/classes/application.properties (server.address) says that the server"
                                + " listens on 127.0.0.1 only",
                        "set server.address=0.0.0.0, or remove that key, in src/main/resources/application.properties,"
                                + " or as -Dname=value before -jar in the start command (command in s.yaml, or the"
                                + " bootstrap)"),
                bad(
                        "the launcher of an older Spring Boot",
                        MadeZip.empty()
                                .file("org/springframework/boot/loader/launch/JarLauncher.class", TestJar.classBytes(8))
                                .file("BOOT-INF/classes/a", "")
                                .described()
                                .start("java", "org.springframework.boot.loader.JarLauncher"),
                        "FC-LAUNCHER: the start command names the class org.springframework.boot.loader.JarLauncher,"
                                + " which Spring Boot calls org.springframework.boot.loader.launch.JarLauncher since"
                                + " 3.2",
                        "write org.springframework.boot.loader.launch.JarLauncher in command and args in s.yaml"),
                bad(
                        "a program of Python that lies elsewhere",
                        MadeZip.empty()
                                .file("src/server.py", "")
                                .file("readme", "")
                                .described()
                                .start("python3", "server.py"),
                        "FC-FILE: the start command gives python3 the program server.py, which is not in the package;"
                                + " it is src/server.py there",
                        "write src/server.py in command and args in s.yaml"),
                bad(
                        "a command in one word",
                        MadeZip.jar(plain).start("java -jar demo.jar", ""),
                        "FC-COMMAND: the program of the start command is 'java -jar demo.jar', a whole line,"
                                + " not a program",
                        "write each argument as an element of its own in command in s.yaml"),
                bad(
                        "a variable of the platform's own",
                        MadeZip.jar(plain).but("TZ: UTC", "TZ: UTC\n        FC_REGION: cn-hangzhou"),
                        "FC-ENVIRONMENT: FC_REGION begins with FC_, which the platform keeps for its own variables",
                        "rename it under environmentVariables in s.yaml"),
                bad(
                        "a memory that is none",
                        MadeZip.jar(plain).but("memorySize: 512", "memorySize: 500"),
                        "FC-MEMORY: memorySize is 500",
                        "set memorySize in s.yaml to 128 to 32768 MB in steps of 64"),
                bad(
                        "a processor without its memory",
                        MadeZip.jar(plain).but("cpu: 0.35", "cpu: 2"),
                        "FC-CPU: cpu is 2.0 with memorySize 512, which is one for each 0.25 GB",
                        "set cpu in s.yaml to 0.15 to 0.50 for that memory, or memorySize in s.yaml to 2048 to 8192"
                                + " in steps of 64"),
                bad(
                        "a processor without its memory, whose limits are above what there is",
                        MadeZip.jar(plain).but("cpu: 0.35", "cpu: 16"),
                        "FC-CPU: cpu is 16.0 with memorySize 512, which is one for each 0.03 GB",
                        "set cpu in s.yaml to 0.15 to 0.50 for that memory, or memorySize in s.yaml to 16384 to 32768"
                                + " in steps of 64"),
                bad(
                        "a processor without its memory, whose limits are no steps",
                        MadeZip.jar(plain).but("cpu: 0.35", "cpu: 2.05").but("memorySize: 512", "memorySize: 1088"),
                        "FC-CPU: cpu is 2.05 with memorySize 1088, which is one for each 0.52 GB",
                        "set cpu in s.yaml to 0.30 to 1.05 for that memory, or memorySize in s.yaml to 2112 to 8384"
                                + " in steps of 64"),
                bad(
                        "a timeout that is none",
                        MadeZip.jar(plain).but("timeout: 60", "timeout: 100000"),
                        "FC-TIMEOUT: timeout is 100000",
                        "set timeout in s.yaml to 1 to 86400 seconds"),
                bad(
                        "a region misspelt",
                        MadeZip.jar(plain).but("region: cn-hangzhou", "region: cn-hangzou"),
                        "FC-REGION: region is 'cn-hangzou', which is not a known region",
                        "set region in s.yaml to cn-hangzhou, or another that the platform has"),
                bad(
                        "a name that is none",
                        MadeZip.jar(plain).but("functionName: demo", "functionName: 1.demo"),
                        "FC-NAME: functionName is '1.demo'",
                        "set functionName in s.yaml, such as _1-demo"),
                bad(
                        "a health check without its slash",
                        MadeZip.jar(plain)
                                .but("port: 9000", "port: 9000\n        healthCheckConfig: {httpGetUrl: health}"),
                        "FC-HEALTHCHECK-CONFIG: healthCheckConfig.httpGetUrl is 'health'",
                        "set healthCheckConfig.httpGetUrl in s.yaml to a path that begins with /,"
                                + " at most 2048 characters"),
                bad(
                        "a key misspelt",
                        MadeZip.jar(plain).but("memorySize: 512", "memorysize: 512"),
                        "FC-MANIFEST: s.yaml: resources.demo.props.memorysize is not a key that the deploy tool reads",
                        "did you mean memorySize?"),
                bad(
                        "a file twice",
                        MadeZip.jar(plain).file("a.txt", "1").file("a.txt", "2"),
                        "FC-ENTRY: a.txt is in the zip twice: it depends on the program which one is" + " unpacked",
                        "put it into the zip once"),
                bad(
                        "names of Windows",
                        MadeZip.jar(plain).file("lib\\a.jar", "x"),
                        "FC-ENTRY: 'lib\\a.jar' has backslashes, which Linux takes for letters of the name",
                        "zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do"),
                bad(
                        "a link",
                        MadeZip.jar(plain).link("link.jar", "demo.jar"),
                        "FC-SYMLINK: link.jar is a symbolic link",
                        "put the file itself into the zip: zip without -y (--symlinks)"),
                bad(
                        "a zip in the zip",
                        MadeZip.empty().file("function.zip", "PK"),
                        "FC-NESTED-ZIP: the zip holds nothing but function.zip, which the platform does not unpack",
                        "deploy function.zip itself"),
                bad(
                        "keys in the zip",
                        MadeZip.jar(plain).file(".env", "A=b"),
                        "FC-SECRET: the zip holds .env, which may hold credentials",
                        "exclude it from the package, and revoke what was published; if it is safe to"
                                + " ship, name it in allowedSecrets of fc-maven-plugin (-Dfc.allowedSecrets=...)"),
                bad(
                        "another zip in the description",
                        MadeZip.jar(plain).but("./function.zip", "./target/function.zip"),
                        "FC-CODE: s.yaml deploys ./target/function.zip, and function.zip is what is checked",
                        "write code: ./function.zip into s.yaml, or check the package that it names"));
    }

    static Stream<Case> good() {
        TestJar plain = TestJar.executable("com.acme.Main", 8);
        return Stream.of(
                good("a script and its program", MadeZip.script("#!/usr/bin/env bash\nexec ./server\n")),
                good("a native program", MadeZip.empty().program("bootstrap", MadeZip.elf(62))),
                good("a jar on the image's own Java", MadeZip.jar(plain)),
                good("a jar named by its whole path", MadeZip.jar(plain).but("demo.jar]", "/code/demo.jar]")),
                good(
                        "a jar of Java 17 on its layer",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 17))
                                .but("runtime: custom\n", "runtime: custom.debian11\n" + LAYER_JAVA17)
                                .start("/opt/java17/bin/java", "-jar, demo.jar")),
                good(
                        "newer classes that no older Java loads",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 8)
                                .file("module-info.class", TestJar.classBytes(9))
                                .file("META-INF/versions/17/com/acme/Fast.class", TestJar.classBytes(17)))),
                good(
                        "a thin jar with its neighbour",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 8).manifest("Class-Path", "lib/a.jar"))
                                .file(
                                        "lib/a.jar",
                                        TestJar.empty().classOf("a.A", 8).bytes())),
                good(
                        "Spring Boot on the port of its own",
                        MadeZip.boot("server.port=8080\n").but("port: 9000", "port: 8080")),
                good("Spring Boot on every address", MadeZip.boot("server.address=0.0.0.0\n")),
                good(
                        "a Java of its own",
                        MadeZip.jar(TestJar.executable("com.acme.Main", 25))
                                .program("jre/bin/java", MadeZip.elf(62))
                                .start("/code/jre/bin/java", "-jar, demo.jar")),
                good(
                        "a program for Python",
                        MadeZip.empty().file("server.py", "").described().start("python3", "server.py")),
                good(
                        "a secret of the deploy tool",
                        MadeZip.jar(plain).but("TZ: UTC", "TZ: UTC\n        PW: ${env(PW)}")),
                good(
                        "the largest of all",
                        MadeZip.jar(plain)
                                .but("memorySize: 512", "memorySize: 32768")
                                .but("cpu: 0.35", "cpu: 16")
                                .but("diskSize: 512", "diskSize: 10240")
                                .but("timeout: 60", "timeout: 86400")));
    }

    @ParameterizedTest
    @MethodSource("good")
    void nothingIsSaidOfAGoodPackage(Case good) throws IOException {
        assertThat(messages(good.zip())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void eachFaultIsSaidWithItsOneEditAndNothingElseIs(Case broken) throws IOException {
        assertThat(messages(broken.zip())).containsExactlyElementsOf(broken.messages());
    }

    /** What is seen and what to change stand in turn. */
    private static Case bad(String name, MadeZip zip, String... said) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < said.length; i += 2) {
            messages.add(said[i] + " -> " + said[i + 1]);
        }
        return new Case(name, zip, messages);
    }

    private static Case good(String name, MadeZip zip) {
        return new Case(name, zip, List.of());
    }

    private List<String> messages(MadeZip made) throws IOException {
        Path zip = folder.resolve("function.zip");
        made.write(zip);
        Optional<Path> manifest = made.manifest().isEmpty()
                ? Optional.empty()
                : Optional.of(Files.writeString(folder.resolve("s.yaml"), made.manifest()));
        PackagedFunction found = PackagedFunction.look(new OutputFiles(
                folder, new FinalName("function"), Optional.of(zip), manifest, Optional.empty(), Optional.empty()));
        CheckedPackage packed = new CheckedPackage(
                found.function(), OptionalLong.of(Files.size(zip)), found.findings(), found.origin(), List.of());
        return StaticCheck.of(packed, SeverityOverrides.DEFAULT).findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(finding -> finding.requirement().id() + ": " + finding.observed() + " -> " + finding.fix())
                .toList();
    }
}
