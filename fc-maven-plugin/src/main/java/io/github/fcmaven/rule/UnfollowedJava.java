package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether any Java that a function has reads the class that its script starts, where nobody follows that script: of
 * whichever branch it takes, each Java is too old. What this machine has instead would start it.
 */
final class UnfollowedJava {

    private static final int MAX_SCRIPT = 1 << 17;

    /** Of a jar of several releases this one's classes are asked for where there is no Java at all. */
    private static final int OLDEST = 8;

    private static final Pattern SHELL = Pattern.compile("#![^\\n]{0,200}sh\\b");

    /** A class in a package, or a jar, as a word of the script; its path may have variables. */
    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w.$/-])((?:[a-z_]\\w{0,60}\\.){1,10}[A-Z]\\w{0,80})(?![\\w./])");

    private static final Pattern JAR = Pattern.compile("(?<![\\w.-])([\\w][\\w.-]{0,120}\\.jar)(?![\\w./-])");

    private static final Pattern JAVA_OF_PACKAGE = Pattern.compile("(?:.*/)?(?:bin/java|.*\\.(?:tar|tgz|zip|gz|xz))");

    /** By what a script may get another Java, or names one that a mounted disk may have. */
    private static final Pattern BRINGS = Pattern.compile("\\b(?:curl|wget|tar|unzip|apt|apt-get|dpkg|jlink|sdk)\\b"
            + "|(?<![\\w}./-])/(?!opt/|usr/|code/|bin/)[\\w./-]{1,120}/bin/java\\b");

    private final RuleContext context;
    private final String script;
    private final String text;

    private UnfollowedJava(RuleContext context, Entry script) {
        this.context = context;
        this.script = script.path().value();
        this.text = script.text()
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    static void judge(RuleContext context, Findings findings) {
        if (context.origin() == FixLocation.ZIP || context.java().isPresent()) {
            return;
        }
        script(context)
                .flatMap(context.function()::entry)
                .filter(file -> file.content().size() <= MAX_SCRIPT
                        && SHELL.matcher(file.text()).lookingAt())
                .ifPresent(file -> new UnfollowedJava(context, file).judge(findings));
    }

    /** The last one on the way, which nobody follows. */
    private static Optional<CodePath> script(RuleContext context) {
        return context.argv().isEmpty()
                ? Optional.of(CodePath.BOOTSTRAP)
                : ScriptArgument.of(context.argv())
                        .flatMap(script -> context.inCode(script.word()))
                        .or(() -> context.inCode(context.argv().get(0)))
                        .or(context::startFile);
    }

    private void judge(Findings findings) {
        if (mayHaveAnother() || BRINGS.matcher(text).find()) {
            return;
        }
        int newest = newest();
        started()
                .flatMap(code -> code.ownFor(Math.max(newest, OLDEST)).stream())
                .filter(one -> one.isRefusedBy(newest))
                .findFirst()
                .ifPresent(refused -> findings.violated(
                        FC_JAVA_VERSION,
                        refused + ", and " + script + " starts it; " + has(newest),
                        fix(refused.java(), newest)));
    }

    private boolean mayHaveAnother() {
        return Stream.of("nasConfig", "ossMountConfig")
                        .anyMatch(context.function().spec().settings()::containsKey)
                || context.function().entries().keySet().stream()
                        .anyMatch(path -> JAVA_OF_PACKAGE.matcher(path.value()).matches())
                || !context.function().layers().stream()
                        .allMatch(arn -> JavaLayer.ofArn(arn).isPresent());
    }

    /** The newest Java of the image and its layers; 0 where there is none. */
    private int newest() {
        Stream<Integer> ofLayers =
                JavaLayer.among(context.function().layers()).stream().map(JavaLayer::java);
        return Stream.concat(
                        ofLayers, Stream.of(context.function().runtime().java().orElse(0)))
                .max(Integer::compare)
                .orElse(0);
    }

    private String has(int newest) {
        CustomRuntime runtime = context.function().runtime();
        return newest == 0
                ? "the runtime " + runtime + " has no Java, and no layer brings one"
                : "the newest Java that the function has is Java " + newest
                        + (context.function().layers().isEmpty() ? ", of the runtime " + runtime : "");
    }

    private Stream<ByteCode> started() {
        Set<String> jars = words(JAR);
        Stream<ByteCode> named = jars().filter(
                        entry -> jars.contains(entry.path().name()) && text.contains("-jar"))
                .flatMap(entry -> context.jar(entry.path()).stream())
                .filter(jar -> jar.mainClass().isPresent())
                .map(jar -> JarByteCode.of(context, jar));
        List<String> files = words(CLASS).stream().map(Jar::fileOf).toList();
        Stream<ByteCode> classes = files.isEmpty()
                ? Stream.of()
                : jars().flatMap(entry -> context.jar(entry.path()).stream()).flatMap(jar -> files.stream()
                        .filter(jar.names()::contains)
                        .map(file -> new ByteCode.Reader(
                                        context.packed().servers().libraries())
                                .started(jar.name(), jar.content(), file)
                                .read()));
        return Stream.concat(named, classes);
    }

    private Stream<Entry> jars() {
        Predicate<CodePath> isJar = path -> path.name().endsWith(".jar");
        return context.function().entries().values().stream().filter(entry -> isJar.test(entry.path()));
    }

    private Set<String> words(Pattern pattern) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** A script takes a Java by these two variables, if its path is not written there. */
    private String fix(int level, int newest) {
        CustomRuntime runtime = context.function().runtime();
        String compile = newest == 0 ? "" : "; or " + JavaEdit.compiledFor(newest);
        Optional<JavaLayer> layer = JavaLayer.atLeast(level, runtime);
        return layer.map(one -> "set " + context.origin().at("layers") + " to "
                                + one.arn(context.function().spec().region()) + ", and JAVA_HOME to " + one.home()
                                + " and PATH to " + one.home() + "/bin:" + runtime.path() + " under "
                                + context.origin().at("environmentVariables"))
                        .orElseGet(() -> JavaEdit.newer(context, level))
                + compile;
    }
}
