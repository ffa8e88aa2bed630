package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_DEPENDENCY_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaOption;
import io.github.fcmaven.platform.OptionFault;
import io.github.fcmaven.platform.OptionForm;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the Java that starts the package reads its classes: its own must be old enough, a dependency's should. */
final class JavaVersionRule implements Rule {

    private static final String ELSEWHERE = ", or where else the start has it";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_JAVA_VERSION, FC_DEPENDENCY_VERSION);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_JAR);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<StartingJava> java = context.startingJava();
        if (java.isEmpty() || context.origin() == FixLocation.ZIP) {
            UnfollowedJava.judge(context, findings);
            return;
        }
        options(context, java.get(), findings);
        Optional<ByteCode> started = context.jar()
                .map(jar -> JarByteCode.of(context, jar))
                .or(() -> context.java()
                        .filter(command -> command.mainClass().isPresent()
                                || command.moduleClass().isPresent())
                        .flatMap(command -> ClassPathCode.of(context, command)));
        if (started.isPresent()) {
            judge(context, started.get(), java.get(), findings);
        }
        agents(context, java.get(), findings);
    }

    /** A Java that does not know an option does not start. */
    private static void options(RuleContext context, StartingJava java, Findings findings) {
        List<String> words = new ArrayList<>(java.options());
        Optional<JavaCommand> written = JavaCommand.of(context.argv());
        for (String word : written.isPresent() ? written.get().options() : List.<String>of()) {
            if (word.startsWith("@")) {
                words.add(word); // Java 8 takes a file of arguments for the class to start
            }
        }
        Optional<JavaOption.Refused> refused = JavaOption.first(java.feature(), words);
        Optional<OptionFault> fault = OptionForm.first(java.feature(), java.options());
        if (refused.isPresent()) {
            JavaOption.Refused option = refused.get();
            refuses(findings, option.option() + ", " + option.why(), options(context, option));
        } else if (fault.isPresent()) {
            OptionFault form = fault.get();
            String edit = form.edit() + ": " + where(context, form.option());
            refuses(findings, form.option() + ", " + form.why(), edit);
        }
    }

    private static void refuses(Findings findings, String what, String fix) {
        findings.violated(
                FC_JAVA_VERSION,
                StartingJava.OPTION + what,
                CaExited.CODE_1 + " Logs: Error: Could not create the Java Virtual Machine.",
                fix);
    }

    private static String options(RuleContext context, JavaOption.Refused refused) {
        String where = where(context, refused.option());
        return refused.first()
                .map(unlocking -> "add " + unlocking + " before it: " + where)
                .orElseGet(() -> "remove it: " + where
                        + (refused.better().isPresent()
                                ? "; or "
                                        + JavaEdit.newer(
                                                context, refused.better().getAsInt())
                                : ""));
    }

    /** The variable that has it, else the start command. */
    private static String where(RuleContext context, String option) {
        return context.started().environment().entrySet().stream()
                .filter(variable -> StartingJava.isOfOptions(variable.getKey())
                        && variable.getValue().contains(option))
                .map(variable ->
                        variable.getKey() + " under " + context.origin().at("environmentVariables"))
                .findFirst()
                .orElse(context.optionPlace() + (context.startsByScript() ? "" : ELSEWHERE));
    }

    /** The JVM loads an agent before it comes to the program. */
    private static void agents(RuleContext context, StartingJava java, Findings findings) {
        ByteCode.Reader reader = new ByteCode.Reader(context.packed().servers().libraries());
        for (String agent : JavaCommand.agents(java.options())) {
            Optional<Jar> jar = context.inCode(agent).flatMap(context::jar);
            Optional<String> started = jar.flatMap(file -> file.attribute("Premain-Class"));
            if (started.isPresent()) {
                reader.started(jar.get().name(), jar.get().content(), Jar.fileOf(started.get()));
            }
        }
        Optional<ByteCode.Newest> refused = refused(reader.read().ownFor(java.feature()), java);
        if (refused.isPresent()) {
            findings.violated(
                    FC_JAVA_VERSION,
                    refused.get() + ", as an agent; the Java that starts it is Java " + java.feature(),
                    "take an older version of the agent, or "
                            + JavaEdit.newer(context, refused.get().java()));
        }
    }

    private static Optional<ByteCode.Newest> refused(List<ByteCode.Newest> own, StartingJava java) {
        return own.stream().filter(one -> one.isRefusedBy(java.feature())).findFirst();
    }

    private static void judge(RuleContext context, ByteCode code, StartingJava java, Findings findings)
            throws IOException {
        own(context, code, java, findings);
        for (String name : findings.isViolated(FC_JAR) ? List.<String>of() : code.unreadable()) {
            findings.violated(
                    FC_DEPENDENCY_VERSION,
                    name + " cannot be read as a jar",
                    "java.lang.NoClassDefFoundError when one of its classes is loaded",
                    "build it again, or leave it out");
        }
        dependencies(context, code, java, findings);
    }

    private static void own(RuleContext context, ByteCode code, StartingJava java, Findings findings)
            throws IOException {
        String has = "the Java that starts it is Java " + java.feature();
        List<ByteCode.Newest> own = code.ownFor(java.feature());
        Optional<ByteCode.Newest> refused = refused(own, java);
        Optional<ByteCode.Newest> off =
                own.stream().filter(one -> one.preview() && !java.preview()).findFirst();
        if (refused.isPresent()) {
            findings.violated(FC_JAVA_VERSION, refused.get() + "; " + has, fix(context, refused.get(), java.feature()));
        } else if (off.isPresent()) {
            findings.violated(
                    FC_JAVA_VERSION,
                    off.get() + "; the start command has no --enable-preview",
                    FC_JAVA_VERSION.platform() + ": Preview features are not enabled for "
                            + off.get().className(),
                    "add --enable-preview before -jar: " + context.optionPlace() + "; or compile without it");
        } else {
            if (java.feature() < Runtime.version().feature()) {
                newerApi(context, java.feature(), findings); // this JDK knows a newer Java
            }
            if (code.own().isPresent() && !findings.isViolated(FC_JAVA_VERSION)) {
                findings.met(FC_JAVA_VERSION, code.own().get() + "; " + has);
            }
        }
    }

    /** Byte code of an old Java may use what only a newer one has. */
    private static void newerApi(RuleContext context, int java, Findings findings) throws IOException {
        NewerApiUses.of(context, java)
                .ifPresent(uses -> findings.violated(
                        FC_JAVA_VERSION,
                        uses.observed(),
                        uses.error() + ", when a request comes to that code",
                        JavaEdit.compiledFor(java)
                                + ", and the compiler names each such use (with source and target it does not); or "
                                + JavaEdit.newer(context, uses.java())));
    }

    private static void dependencies(RuleContext context, ByteCode code, StartingJava java, Findings findings) {
        List<ByteCode.Newest> all = code.dependenciesFor(java.feature());
        List<ByteCode.Newest> refused = all.stream()
                .filter(one -> one.isRefusedBy(java.feature()) || one.preview() && !java.preview())
                .toList();
        refused.forEach(one -> findings.violated(
                FC_DEPENDENCY_VERSION,
                one
                        + (one.java() > java.feature() ? ", newer than Java " : ", which does not load in Java ")
                        + java.feature()
                        + (one.isRefusedBy(java.feature()) ? "" : " without --enable-preview")
                        + user(context, one.className()),
                (one.preview()
                                ? "take a version of the library without preview features, or "
                                : "take an older version of the library, one for Java " + java.feature() + ", or ")
                        + fix(context, one, java.feature())
                        + " if it is a module of your own; if that class is never loaded, nothing is needed"));
        if (refused.isEmpty() && !code.dependencies().isEmpty()) {
            findings.met(
                    FC_DEPENDENCY_VERSION,
                    "no dependency has a newer ordinary class; the Java that starts it is Java " + java.feature());
        }
    }

    /** The application's own class that uses the library of a class, where Spring Boot keeps the two apart. */
    private static String user(RuleContext context, String refused) {
        String folder = refused.substring(0, refused.lastIndexOf('.') + 1).replace('.', '/');
        return context.jar()
                .filter(jar -> jar.isSpringBoot() && !folder.isEmpty())
                .flatMap(jar -> new JarClasses(jar).using(folder))
                .map(name -> "; " + name + " uses that library")
                .orElse("");
    }

    private static String fix(RuleContext context, ByteCode.Newest refused, int has) {
        String compile = refused.preview()
                ? "compile without --enable-preview: <maven.compiler.enablePreview> in pom.xml"
                : JavaEdit.compiledFor(has);
        String other = refused.preview() ? exactly(context, refused.java()) : JavaEdit.newer(context, refused.java());
        return other + "; or " + compile;
    }

    private static String exactly(RuleContext context, int level) {
        return JavaLayer.atLeast(level, context.function().runtime())
                .filter(one -> one.java() == level)
                .map(layer -> JavaEdit.starting(context, layer))
                .orElseGet(() -> JavaEdit.ownJava(context) + ", Java " + level);
    }
}
