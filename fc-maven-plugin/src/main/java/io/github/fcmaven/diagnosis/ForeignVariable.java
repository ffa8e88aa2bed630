package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variable that another platform sets, which a start reads without a default: here it is nothing.
 *
 * @param file the script that reads it, or the start command
 * @param written as it is read there
 * @param platform who sets it
 * @param value what to write in its place
 */
record ForeignVariable(String file, String written, String platform, String value) {

    private static final String AZURE = "Azure";

    /** By the variable that has the folder of the code, or the port. */
    private static final Map<String, String> OF_FOLDER =
            Map.of("LAMBDA_TASK_ROOT", "AWS Lambda", "HOME/site/wwwroot", AZURE);

    private static final Map<String, String> OF_PORT = Map.of(
            "AWS_LWA_PORT",
            "AWS Lambda",
            "WEBSITES_PORT",
            AZURE,
            "FUNCTIONS_CUSTOMHANDLER_PORT",
            AZURE,
            "SERVER_PORT",
            "Tencent's SCF");

    private static final Pattern READ = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))(/site/wwwroot\\b)?");

    /** The first of a package's start; empty where the function or the script sets it. */
    static Optional<ForeignVariable> of(FunctionPackage function) {
        ProgramStart start = ProgramStart.of(function);
        Stream<String> scripts = Stream.concat(Stream.of(List.of(CodePath.BOOTSTRAP.value())), start.scripts().stream())
                .flatMap(List::stream);
        Stream<Entry> files = Stream.concat(scripts, start.argv().stream())
                .distinct()
                .flatMap(word -> CodePath.named(word).flatMap(function::entry).stream());
        Stream<ForeignVariable> inFiles = files.map(Entry::text)
                .filter(text -> text.startsWith("#!"))
                .flatMap(text -> in(text, "the start script", function).stream());
        String command = String.join(" ", function.start().argv());
        return Stream.concat(inFiles, in(command, "the start command", function).stream())
                .findFirst();
    }

    private static Optional<ForeignVariable> in(String text, String file, FunctionPackage function) {
        Matcher read = READ.matcher(text);
        while (read.find()) {
            String variable = read.group(1) == null ? read.group(2) : read.group(1);
            String name = variable + (read.group(3) == null ? "" : read.group(3));
            String folder = OF_FOLDER.get(name);
            String platform = folder == null ? OF_PORT.get(name) : folder;
            boolean set = function.environment().containsKey(variable)
                    || Pattern.compile("\\b" + variable + "=|-[nz] \"?\\$\\{?" + variable)
                            .matcher(text)
                            .find();
            if (platform != null && !set) {
                String value = folder == null ? "$FC_CUSTOM_LISTEN_PORT" : CodePath.ROOT;
                return Optional.of(new ForeignVariable(file, read.group(), platform, value));
            }
        }
        return Optional.empty();
    }
}
