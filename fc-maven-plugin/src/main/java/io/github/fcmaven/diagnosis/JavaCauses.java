package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of programs on Java: their jar, their classes, the options of the JVM. */
final class JavaCauses {

    private static final String SHARED_ARCHIVE_EDIT =
            "remove -Xshare:on and -XX:SharedArchiveFile from the start command (jvmArguments or args of"
                    + " fc-maven-plugin in pom.xml) or from JAVA_TOOL_OPTIONS: an archive fits only the very Java and"
                    + " the paths with which it was made; <aot>auto</aot> of fc-maven-plugin makes one that fits";

    /** Java's launcher finds no such file; a shell ate the backslashes of a path. */
    static final Cause JAR_NOT_FOUND = new Cause(
            ANY,
            "Error: Unable to access jarfile (.*\\S)",
            "the jar {1} does not exist",
            "write the path of the jar in the package, with / between folders, in command and args of "
                    + "fc-maven-plugin in pom.xml or in the bootstrap");

    static final Cause NO_MAIN_ATTRIBUTE = new Cause(
            ANY,
            "(?:no main manifest attribute, in (.*\\S)|^(\\S+)中没有主清单属性|No ('Start-Class') manifest"
                    + "|^(module \\S+) does not have a ModuleMainClass)",
            "{1} does not say which class to start",
            "let spring-boot-maven-plugin's goal repackage run before fc:package, or give maven-jar-plugin a "
                    + "manifest with mainClass; behind -m, write the class too: module/class");
    /** A shell makes a word of each jar that a * means, and Java takes the second word for the class. */
    static final Cause JAR_AS_MAIN_CLASS = new Cause(
            ANY,
            log -> CauseNames.mainClass(log).filter(names -> names[1].endsWith(".jar")),
            "Java takes the jar {1} for the main class",
            "put a class path with * into quotes, as -cp 'lib/*', or write -jar before the jar that is started");

    static final Cause MAIN_CLASS_NOT_FOUND = new Cause(
            ANY,
            CauseNames::mainClass,
            "the main class {1} is not in the package",
            "correct the name of the main class, in mainClass of the plugin that makes the jar or in the start "
                    + "command; if it is right, put its jar or folder behind -cp there, and ship the whole folder:"
                    + " target/quarkus-app of Quarkus, all of an unpacked Spring Boot jar");
    static final Cause NO_MAIN_METHOD = new Cause(
            THIS,
            "(?:Error: Main method not found in class |^错误: 在类 )([\\w.$]+)",
            "the class {1} has no main method",
            "give it public static void main(String[] args), or name the class that has one");
    static final Cause MERGED_SIGNATURES = new Cause(
            ANY,
            "SecurityException: (?:.*)(signature file|signer information|digest error|digest missing"
                    + "|cannot verify signature)",
            "the jar has signatures of jars that were merged into it",
            "exclude META-INF/*.SF, META-INF/*.DSA and META-INF/*.RSA in a filter of maven-shade-plugin");
    static final Cause NEWER_CLASSES = new Cause(
            THIS,
            "UnsupportedClassVersionError: (\\S+) has been compiled by a more recent version.*?"
                    + "class file version (\\d+)",
            "the class {1} is for a newer Java (class file version {2}) than the one that runs it",
            "set maven.compiler.release to the function's Java, or give the function the newer one: runtime of "
                    + "fc-maven-plugin, or the layer of that Java");
    static final Cause PREVIEW_CLASSES = new Cause(
            THIS,
            "(?:Preview features are not enabled for (\\S+)|compiled with preview features)",
            "classes use preview features, which are off",
            "remove --enable-preview from maven-compiler-plugin, or add --enable-preview to the start command with "
                    + "the same Java version that compiled them");
    /** Reflection into packages that Java keeps to itself since version 16. */
    static final Cause CLOSED_PACKAGE = new Cause(
            THIS,
            "module ([\\w.]+) does not \"?opens ([\\w.]+)",
            "Java keeps the package {2} of {1} to itself",
            "add --add-opens={1}/{2}=ALL-UNNAMED to the start command (jvmArguments of fc-maven-plugin in pom.xml, or"
                    + " before -jar in args), or take a version of the library that does not need it");
    /** The same of classes that are named in the code. */
    static final Cause HIDDEN_PACKAGE = new Cause(
            THIS,
            "IllegalAccessError: .*module ([\\w.]+) does not export ([\\w.]+)",
            "Java hides the package {2} of {1}",
            "add --add-exports={1}/{2}=ALL-UNNAMED to the start command (jvmArguments of fc-maven-plugin in pom.xml,"
                    + " or before -jar in args), or take a version of the library that does not need it");

    static final Cause UNKNOWN_JAVA_OPTION = new Cause(
            THIS,
            "(?:Unrecognized option: |Unrecognized VM option '?|Invalid [^:]{0,80}option: |Unsupported option: )"
                    + "([^\\s']+)",
            "Java does not know the option {1}",
            "remove {1} from the start command (jvmArguments or args of fc-maven-plugin in pom.xml), or from the"
                    + " variable JAVA_TOOL_OPTIONS");
    static final Cause REFUSED_JAVA_OPTION = new Cause(
            THIS,
            "((?:Error: )?VM option '[^']+' is (?:experimental|diagnostic).*|(?:Missing|Unexpected) \\+/- setting .*"
                    + "|Improperly specified VM option .*"
                    + "|-\\S{1,300} is (?:not supported|no longer a supported option).*"
                    + "|Invalid [\\w ]+ size: -X.*|Multiple garbage collectors selected"
                    + "|Conflicting collector combinations.*|Initial heap size set to a larger value than .*"
                    + "|Too small (?:maximum|initial) heap.*|The Java thread stack size specified is too small.*"
                    + "|Could not open (?:options|settings) file.*|Specified shared archive not found.*"
                    + "|Unable to parse --\\S+ <.*|--[a-z-]{1,40} requires modules to be specified"
                    + "|\\b\\w{1,80}=\\S{1,80} is outside the allowed range \\[.*|Syntax error, expecting -XX:.*?\\]"
                    + "|Failure when starting JFR.*|JDWP (?:invalid option|option syntax error|Transport).*)",
            "Java does not take an option: {1}",
            "correct that option (a size has its unit, as in 256m) in the start command (jvmArguments or args of"
                    + " fc-maven-plugin in pom.xml), or in the variable JAVA_TOOL_OPTIONS");
    static final Cause AGENT_NOT_FOUND = new Cause(
            ANY,
            "(?:Error opening zip file or JAR manifest missing : |Could not find agent library )(\\S*)",
            "the agent {1} cannot be loaded",
            "put the agent's own file into the package and write its path behind -javaagent or -agentpath, or remove"
                    + " the option");
    static final Cause NO_AGENT = new Cause(
            ANY,
            "(?:Failed to find Premain-Class manifest attribute in (\\S+)|NoSuchMethodException: (\\S+)\\.premain\\()",
            "{1}, which -javaagent names, is no agent: it has no Premain-Class, or that has no method premain",
            "write the path of the agent's own jar behind -javaagent, or add Premain-Class to its manifest, a class"
                    + " with premain(String, Instrumentation)");
    static final Cause MISSING_JAVA_MODULE = new Cause(
            ANY,
            "java\\.lang\\.module\\.FindException: Module (\\S+) not found",
            "the module {1} is not on the module path",
            "put its jar into the package, into a folder that --module-path names, or correct or remove its name"
                    + " behind -m or --add-modules in the start command");
    static final Cause REFUSED_JAVA_MODULE = new Cause(
            ANY,
            "(?:FindException: ((?:Two versions of module|Unable to derive module descriptor|Error reading module) .*)"
                    + "|java\\.lang\\.module\\.ResolutionException: (.*))",
            "Java refuses a jar of the module path: {1}",
            "leave one jar of each module and package in the folders of --module-path, and move a jar whose name makes"
                    + " no module to the class path");
    /** A text was made of its bytes, and bytes of the text. */
    static final Cause DAMAGED_KEYS = new Cause(
            ANY,
            "(?:lengthTag=\\d+, too big|Invalid keystore format|(?:rejects tag type|DER input, Integer tag error)"
                    + "|does not represent a PKCS12 key store)",
            "the file of a key store is damaged, or has another type",
            "let Maven copy it as it is: name its ending, such as p12 or jks, as a nonFilteredFileExtension of"
                    + " maven-resources-plugin in pom.xml, or remove <filtering>true</filtering> from <resource>; if"
                    + " nothing filters it, correct the type of the key store where it is read");

    static final Cause NO_JDBC_DRIVER = new Cause(
            ANY,
            "(?:SQLException: No suitable driver(?: found for jdbc:(?:p6spy:)?(\\w+))?"
                    + "|No database found to handle jdbc:)",
            "the package has no JDBC driver for the URL of its database",
            "add the driver of that database with the scope runtime (and for Flyway its module, such as flyway-mysql),"
                    + " or correct the URL");
    /** Of the files of one name that its jars had, a merged jar has one. */
    static final Cause MERGED_DRIVERS = new Cause(
            ANY,
            CauseNames::none,
            "the merged jar has the driver of that URL, and META-INF/services/java.sql.Driver of another one",
            "add <transformer implementation=\"org.apache.maven.plugins.shade.resource.ServicesResourceTransformer\"/>"
                    + " to the transformers of maven-shade-plugin in pom.xml; if it is there, correct the URL");

    /** The same of the defaults of Typesafe Config: no application writes these keys itself. */
    static final Cause MERGED_DEFAULTS = new Cause(
            ANY,
            "No configuration setting found for key '((?:akka|pekko|play|slick|kamon|lagom)(?:\\.[^']{1,200})?)'",
            "the package has no default of {1}: of the files reference.conf that its jars had, a merged jar has one",
            "add <transformer implementation=\"org.apache.maven.plugins.shade.resource.AppendingTransformer\">"
                    + "<resource>reference.conf</resource></transformer> to the transformers of maven-shade-plugin in"
                    + " pom.xml; if it is there, set {1} in src/main/resources/application.conf");

    static final Cause MISSING_CLASS = new Cause(
            THIS,
            "(?:NoClassDefFoundError: |ClassNotFoundException: |(?:Failed to|Cannot) load driver class:? )"
                    + "(?!Could not initialize)([\\w/.$]+)",
            "the class {1} is not in the package",
            "add the dependency that has {1} with the scope compile or runtime: provided and test are not shipped; if "
                    + "its jar is shipped already, that version has no such class: find the versions with mvn "
                    + "dependency:tree, and set one that has it in dependencyManagement; if a manifest, a property or "
                    + "the start command names it, correct the name there");
    /** One that Java had once. */
    static final Cause CLASS_OF_OLDER_JAVA =
            new Cause(THIS, CauseNames::none, "Java has no class {1} since version 11", "{2}");

    /** One of the application's own packages: no dependency has it. */
    static final Cause OWN_CLASS = new Cause(
            ANY,
            CauseNames::none,
            "the class {1} is not in the package, which has other classes beside it",
            "correct that name where a manifest, a configuration file, a property or the start command has it{2}; if"
                    + " code was compiled with that class, remove what leaves it out: an exclude of the plugin that"
                    + " makes the jar, or the scope provided of its module");

    /** Its libraries lie in a folder that is named and not shipped. */
    static final Cause LOST_LOADER_PATH = new Cause(
            ANY,
            CauseNames::none,
            "the class {1} is not in the package, which has no {2}",
            "put {2} into the package (extraDirectories of fc-maven-plugin in pom.xml, into {2}, from where the build"
                    + " copies the libraries), or correct loader.path ({3})");

    static final Cause OTHER_JAR = new Cause(
            THIS,
            CauseNames::none,
            "{2} has the package of the class {1}, but not the class",
            "ship another version of {2}: find who needs which with mvn dependency:tree, and set the version that has"
                    + " the class in dependencyManagement; if no version has it, add the dependency that has {1} with"
                    + " the scope compile or runtime");
    static final Cause MISSING_METHOD = new Cause(
            THIS,
            "(?:NoSuchMethodError|NoSuchFieldError): (?:'(?:[\\w.$\\[\\]]+ )?([^']+)'|(\\S.*))$",
            "a library has the wrong version for this code: it has no {1}",
            "find the two versions with mvn dependency:tree, and set one in dependencyManagement");
    static final Cause METHOD_OF_OTHER_VERSION = new Cause(
            THIS,
            CauseNames::none,
            "{2} is the wrong version for this code: it has no {1}",
            "remove the version of {3} from pom.xml, in <version> and in properties, where Spring Boot or another bom"
                    + " sets it; if it has none there, see who needs which with mvn dependency:tree -Dverbose"
                    + " -Dincludes=:{3}, and set the one that has it in dependencyManagement");

    /** What the dynamic loader says of a file that is there: Java adds the two processors, where it knows them. */
    static final Cause LIBRARY_OF_OTHER_SYSTEM = new Cause(
            ANY,
            "UnsatisfiedLinkError: (\\S+): .*(?:can't load .{1,40} \\.so on a|invalid ELF header|wrong ELF class"
                    + "|ELF file data encoding not)",
            "the native library {1} is not for Linux on x86-64",
            "ship the one that was built for Linux on x86-64: of a dependency with a classifier, the one of"
                    + " linux-x86_64 in pom.xml");

    /** Netty, JNA and the JDBC driver of SQLite look for it in their own jar, by system and processor. */
    static final Cause NO_LIBRARY_FOR_LINUX = new Cause(
            ANY,
            "(?:UnsatisfiedLinkError: could not load a native library: (\\w+?)(?:_linux)?(?:_x86_64)?$"
                    + "|Native library \\((linux-x86-64/\\S+)\\) not found in resource path"
                    + "|No native library (?:is )?found for (os\\.name=Linux, os\\.arch=x86_64))",
            "no jar of the package has the native library for Linux on x86-64 ({1})",
            "take the dependency that has it with <classifier>linux-x86_64</classifier> in pom.xml (with Netty"
                    + " netty-transport-native-epoll, or netty-tcnative-boringssl-static), in place of the one for"
                    + " another processor or system; keep it where a plugin makes the jar smaller");

    /** A JVM that may go on without it says so and goes on; with {@code -Xshare:on} it ends. */
    static final Cause OTHER_SHARED_ARCHIVE = new Cause(
            THIS,
            "((?:shared|static|dynamic) archive file was created by a different version or build)",
            "the AppCDS archive was made with another Java, and -Xshare:on ends a Java that cannot use it",
            SHARED_ARCHIVE_EDIT);

    static final Cause NO_SHARED_ARCHIVE = new Cause(
            ANY,
            "(Unable to use (?:the )?(?:shared|dynamic|static) archive|Unable to map (?:shared|CDS) )",
            "-Xshare:on ends a Java that cannot use its AppCDS archive",
            SHARED_ARCHIVE_EDIT);

    static final Cause MISSING_LIBRARY = new Cause(
            THIS,
            "UnsatisfiedLinkError: (?:.*: )?no (\\S+) in java\\.library\\.path",
            "the native library lib{1}.so is missing",
            "put lib{1}.so into the folder lib of the package and set LD_LIBRARY_PATH to /code/lib under"
                    + " environmentVariables");
    static final Cause UNLOADED_NATIVE_METHOD = new Cause(
            THIS,
            "UnsatisfiedLinkError: '?([^'/]{1,200}\\(.*\\)\\S*?)'?$",
            "no native library that is loaded has the method {1}",
            "load the library that has it before the first call (System.loadLibrary), and ship one that was built for"
                    + " this version of the class");

    private JavaCauses() {}
}
