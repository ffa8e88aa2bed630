package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the user changes what is wrong: the words of each fix. */
public enum FixLocation {
    /** The package is made by a build, whose parameters say all. */
    POM(" of fc-maven-plugin in pom.xml", "extraDirectories of fc-maven-plugin in pom.xml"),
    /** The package is made by a build, of which the user's own {@code s.yaml} says how it is started. */
    SOURCE(" in s.yaml", "extraDirectories of fc-maven-plugin in pom.xml"),
    /** The package was made by others, and {@code s.yaml} says how it is started. */
    DESCRIPTOR(" in s.yaml", "the tool that makes the zip"),
    /** There is a zip and nothing else: neither the runtime nor the layers are known. */
    ZIP(" in the function's configuration", "the tool that makes the zip");

    /** Those that a description has too. */
    private static final Pattern SETTINGS =
            Pattern.compile("((?:(?:environmentVariables|systemPropertyVariables|command|jvmArguments|arguments|args"
                    + "|runtime|memorySize|caPort|cpu|diskSize|timeout|role|layers|logConfig|vpcConfig)"
                    + "(?: and | or )?)+) of fc-maven-plugin(?: in pom\\.xml)?");

    /** What is to be added, where no way to add it is said yet. */
    private static final Pattern ADDS =
            Pattern.compile("^(?!.*(?:extraDirectories|pip install|unless)).*\\b(?:put|add)\\b.*\\b"
                    + "(?:(?:in)?to the package|into the folder \\S+ of the package)\\b.*");

    private static final String ADDED =
            "; extraDirectories of fc-maven-plugin in pom.xml adds files: <extraDirectories>"
                    + "<extraDirectory>%s</extraDirectory></extraDirectories>, as "
                    + Finding.FUNCTION_FOLDER
                    + " does where that folder is packed";

    /** A file in a folder, which a project has in the same place, or the folder where it belongs. */
    private static final Pattern IN_FOLDER =
            Pattern.compile("\\bput (?:/code/)?((?!\\.)[\\w.-]+(?:/[\\w.-]+)*)/[\\w.-]+"
                    + " into the package|\\binto the folder (\\S+) of the package");

    /** A description has only the start command for them. */
    private static final String PROPERTIES = "under systemPropertyVariables of fc-maven-plugin in pom.xml";

    private final String suffix;
    private final String files;

    FixLocation(String suffix, String files) {
        this.suffix = suffix;
        this.files = files;
    }

    /** A setting and where it stands: {@code memorySize in s.yaml}. */
    String at(String setting) {
        return setting + suffix;
    }

    /** Where an option of the JVM is added. */
    String option() {
        return at(this == POM ? "jvmArguments" : "args");
    }

    /** A fix that names parameters of the plugin, with what there is in place of them. */
    public String in(String text) {
        String fix = withFiles(text);
        return this == POM
                ? fix
                : SETTINGS.matcher(fix.replace(PROPERTIES, "with -D before -jar in " + at("args")))
                        .replaceAll(found -> Matcher.quoteReplacement(at(found.group(1)
                                .replace("jvmArguments or args", "args")
                                .replaceAll("jvmArguments|systemPropertyVariables|arguments", "args")
                                .replace("caPort", "port of customRuntimeConfig"))));
    }

    /** A fix that adds a file to the package, with the parameter that does so. */
    String withFiles(String fix) {
        return (this == POM || this == SOURCE) && ADDS.matcher(fix).matches()
                ? fix + String.format(ADDED, folder(fix))
                : fix;
    }

    private static String folder(String fix) {
        Matcher in = IN_FOLDER.matcher(fix);
        if (!in.find()) {
            return "<from>FOLDER</from>";
        }
        String into = in.group(1) == null ? in.group(2) : in.group(1);
        return "<from>" + (in.group(1) == null ? "FOLDER" : into) + "</from><into>" + into + "</into>";
    }

    /** Where files are added to the package. */
    String files() {
        return files;
    }

    /** How the mode of a file is changed. */
    String mode(String path) {
        return this == POM || this == SOURCE
                ? "give it 755 under permissions of fc-maven-plugin in pom.xml"
                : "make it 755 before it is zipped (chmod 755 " + path + "; in maven-assembly-plugin"
                        + " <fileMode>0755</fileMode>), with a zip tool that keeps Unix modes";
    }
}
