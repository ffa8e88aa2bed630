package io.github.fcmaven.rule;

import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that reads another one: how it is told which, and what it reads besides its sources. */
enum ProgramReader {
    /** Every shell; it gets through a batch file however much fails. */
    SHELL(
            ProgramStart.SHELL,
            ".sh",
            Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file"),
            "-|-[A-Za-z]*[cs][A-Za-z]*",
            EnumSet.of(FileFormat.BATCH)),
    PERL("perl[0-9.]*", ".pl", Set.of("-I"), "-|-[ceEnp]", none()),
    RUBY("ruby[0-9.]*", ".rb", Set.of("-I", "-r", "-C"), "-|-[cenps]", none()),
    /** It runs an archive and its own byte code. */
    PYTHON(
            Language.PYTHON,
            Set.of("-W", "-X", "--check-hash-based-pycs"),
            "-|-[bBdEiIOPqsSuvx]*c.*|-V|--version|-h|--help",
            EnumSet.of(FileFormat.ZIP, FileFormat.JAR, FileFormat.PYTHON_CODE)),
    NODE(
            Language.NODE,
            Set.of(
                    "-r",
                    "--require",
                    "--import",
                    "--loader",
                    "--experimental-loader",
                    "-C",
                    "--conditions",
                    "--title",
                    "--env-file",
                    "--env-file-if-exists",
                    "--icu-data-dir",
                    "--openssl-config",
                    "--redirect-warnings",
                    "--disable-warning",
                    "--dns-result-order",
                    "--unhandled-rejections",
                    "--max-http-header-size",
                    "--input-type",
                    "--experimental-default-type",
                    "--report-dir",
                    "--report-directory",
                    "--report-filename",
                    "--diagnostic-dir",
                    "--heapsnapshot-signal",
                    "--inspect-port",
                    "--tls-cipher-list",
                    "--watch-path"),
            "-|-e|--eval|-p|-pe|--print|-i|-v|--version|-c|--check|--test|--run(=.*)?|inspect",
            none()),
    /** It prints what is none of its own, and unpacks an archive. */
    PHP(
            Language.PHP,
            Set.of("-d", "-c", "-S", "-t", "-z"),
            "-|-[rBRFEaimvsw]",
            EnumSet.of(
                    FileFormat.HTML,
                    FileFormat.XML,
                    FileFormat.ZIP,
                    FileFormat.JAR,
                    FileFormat.TAR,
                    FileFormat.GZIP,
                    FileFormat.BZIP2,
                    FileFormat.BATCH));

    private final Optional<Language> language;
    private final Pattern name;
    private final List<String> endings;
    private final Set<String> withValue;
    private final Pattern noFile;
    private final Set<FileFormat> formats;

    ProgramReader(Language language, Set<String> withValue, String noFile, Set<FileFormat> formats) {
        this(Optional.of(language), "", language.endings(), withValue, noFile, formats);
    }

    ProgramReader(String name, String ending, Set<String> withValue, String noFile, Set<FileFormat> formats) {
        this(Optional.empty(), name, List.of(ending), withValue, noFile, formats);
    }

    ProgramReader(
            Optional<Language> language,
            String name,
            List<String> endings,
            Set<String> withValue,
            String noFile,
            Set<FileFormat> formats) {
        this.language = language;
        this.name = Pattern.compile(name);
        this.endings = endings;
        this.withValue = withValue;
        this.noFile = Pattern.compile(noFile);
        this.formats = formats;
    }

    /** The reader that a program of that name or path is; empty where it is none that we know. */
    static Optional<ProgramReader> of(String program) {
        String name = CodePath.nameOf(program);
        Optional<Language> language = Language.ofProgram(name);
        return Arrays.stream(values())
                .filter(reader -> reader.language.isPresent()
                        ? reader.language.equals(language)
                        : reader.name.matcher(name).matches())
                .findFirst();
    }

    /** How the names of files end that one of them reads, with their dots. */
    static Stream<String> allEndings() {
        return Arrays.stream(values()).map(reader -> reader.endings).flatMap(List::stream);
    }

    /** Whether the value of that option is the next word. */
    boolean takesNext(String option) {
        return withValue.contains(option);
    }

    /** Whether after that word there is no file, or one that an option names. */
    boolean hasNoFileAfter(String word) {
        return noFile.matcher(word).matches();
    }

    /** Whether it reads a program in that format. */
    boolean reads(FileFormat format) {
        return formats.contains(format);
    }

    /** The language that it is the interpreter of; empty of one that no runtime has as such. */
    Optional<Language> language() {
        return language;
    }

    private static Set<FileFormat> none() {
        return EnumSet.noneOf(FileFormat.class);
    }
}
