package io.github.fcmaven.diagnosis;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.language.NodeAbi;
import io.github.fcmaven.language.PythonModules;
import io.github.fcmaven.language.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors of an interpreter here that the function's own, which is an older one, does not know. */
final class NewerInterpreter {

    private static final Pattern ADDON = Pattern.compile("NODE_MODULE_VERSION (\\d+)\\. This version");
    private static final Pattern DIGEST = Pattern.compile("ERR_OSSL_|digital envelope routines::unsupported");

    private static final Pattern PHP = Pattern.compile(
            "Cannot acquire reference to \\$GLOBALS|Uncaught (?:ValueError|DivisionByZeroError)|Undefined constant"
                    + "|Call to undefined function (?:each|create_function|get_magic_quotes_\\w+|money_format|is_real"
                    + "|restore_include_path|hebrevc|convert_cyr_string|fgetss|read_exif_data|ezmlm_hash)\\("
                    + "|offset access syntax with curly braces|Unparenthesized |Non-static method .* statically"
                    + "|__autoload\\(\\) is no longer|The \\((?:real|unset)\\) cast|Unsupported operand types"
                    + "|Attempt to (?:assign|modify|increment/decrement) property"
                    + "|TypeError: \\w+\\(\\): Argument #\\d+ .* must be of type (?!.*, called in)"
                    + "|Declaration of .* must be compatible|unexpected token \"(?:match|readonly)\"");

    /** Source: what Python 3.9 removed, 3.10 and 3.11, by their pages What's New. */
    private static final Map<Release, Pattern> PYTHON = Map.of(
            new Release(3, 9),
            Pattern.compile("'Thread' object has no attribute 'isAlive'"
                    + "|Element' object has no attribute 'get(?:children|iterator)'"
                    + "|'HTMLParser' object has no attribute 'unescape'"
                    + "|'array\\.array' object has no attribute '(?:to|from)string'"
                    + "|JSON(?:De|En)coder\\.__init__\\(\\) got an unexpected keyword argument 'encoding'"),
            new Release(3, 10),
            Pattern.compile("As of 3\\.10, the \\*loop\\* parameter was removed"),
            new Release(3, 11),
            Pattern.compile("translation\\(\\) got an unexpected keyword argument 'codeset'"
                    + "|Random\\.shuffle\\(\\) takes |global flags not at the start of the expression"));

    private static final int PHP_8 = 8;

    private static final Pattern PYTHON_NAME =
            Pattern.compile("ImportError: cannot import name '(\\w+)' from '([\\w.]+)'"
                    + "|AttributeError: module '([\\w.]+)' has no attribute '(\\w+)'");

    private NewerInterpreter() {}

    /** Whether it says that of what the function's own takes. */
    static boolean refuses(StandIn.Program program, List<String> lines) {
        Release platform = Release.of(program.platform().version());
        Release here = Release.of(program.here());
        boolean php = platform.major() < PHP_8 && here.major() >= PHP_8;
        return lines.stream().anyMatch(line -> switch (program.platform().language()) {
            case NODE -> isOfNode(line, platform, here);
            case PHP -> php && PHP.matcher(line).find();
            case PYTHON -> isOfPython(line, platform, here);
        });
    }

    private static boolean isOfPython(String line, Release platform, Release here) {
        return PYTHON.entrySet().stream()
                .anyMatch(removed -> platform.compareTo(removed.getKey()) < 0
                        && here.compareTo(removed.getKey()) >= 0
                        && removed.getValue().matcher(line).find());
    }

    private static boolean isOfNode(String line, Release platform, Release here) {
        Matcher addon = ADDON.matcher(line);
        if (addon.find()) {
            return NodeAbi.of(platform.major()).equals(OptionalInt.of(Integer.parseInt(addon.group(1))));
        }
        boolean digest = platform.major() < 17
                && here.major() >= 17
                && DIGEST.matcher(line).find();
        return digest || platform.major() < 12 && here.major() >= 12 && line.contains("primordials is not defined");
    }

    /** What a module of the function's Python has, and that of the one here has not: {@code time.clock}. */
    static Optional<String> name(StandIn.Program python, List<String> lines) {
        return lines.stream()
                .map(PYTHON_NAME::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) == null
                        ? found.group(3) + ":" + found.group(4)
                        : found.group(2) + ":" + found.group(1))
                .filter(name -> PythonModules.differs(name, python.platform().version(), python.here()))
                .map(name -> name.replace(':', '.'))
                .findFirst();
    }
}
