package io.github.fcmaven.instance;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.FcProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a function's start command is executed on this machine.
 *
 * @param command the argument vector, whose first element is an absolute path
 * @param environment what the platform sets and what is shipped, with the paths that the server sees
 * @param view how the server sees variables that only the launch knows
 * @param ownTmp whether its {@code /tmp} is its own, and not that of this machine
 * @param notes what is used instead of what
 * @param differences the same as a value
 */
record LocalCommand(
        List<String> command,
        Map<String, String> environment,
        View view,
        boolean ownTmp,
        List<String> notes,
        LocalDifferences differences) {

    /** The option that tells a Java how much memory its machine has. */
    static final String MAX_RAM = "-XX:MaxRAM=";

    /**
     * Finds what the platform would execute, and what stands in for it here.
     *
     * @throws io.github.fcmaven.platform.FcProblem where the platform, or this machine, could not execute it
     */
    static LocalCommand of(FunctionPackage function, InstanceFolder folder, Host host) {
        function.start().argv().forEach(LocalCommand::refuseOpen);
        Map<String, String> shipped = ServerEnvironment.shipped(function);
        LocalRuntime runtime = LocalRuntime.of(function, folder, host, shipped);
        View view = runtime.view();
        Map<String, String> environment = view.of(shipped);
        LocalDifferences differences = runtime.differences();
        List<String> opened = OpenedModules.options(differences.standIns());
        List<String> notes = new ArrayList<>(runtime.notes(!opened.isEmpty()));
        asciiOnly(folder, environment, notes);
        ComparableOptions comparable = new ComparableOptions(differences.standIns());
        comparable.in(environment);
        PhpSettings.put(runtime, folder, environment);

        List<String> argv = new ArrayList<>(runtime.argv());
        if (runtime.startsJava()) {
            argv = comparable.of(argv);
            // The platform's /tmp is fresh, this machine's is everybody's; for one that a script starts: PrivateTmp.
            argv.add(1, "-Djava.io.tmpdir=" + folder.tmp());
            argv.addAll(1, opened);
            if (host.functionMemory()) {
                // First, so that an option of the function's own wins.
                argv.add(1, maxRam(function));
            }
        } else if (!opened.isEmpty()) {
            // Read by the launcher alone, so that a Java that a script starts takes it too.
            environment.merge("JDK_JAVA_OPTIONS", String.join(" ", opened), (own, ours) -> own + " " + ours);
        }
        notes.addAll(comparable.notes());
        return new LocalCommand(
                runtime.isolation()
                        .command(PlatformShell.in(
                                folder.bin(), argv, runtime.program().file())),
                environment,
                view,
                runtime.isolation().hasOwnTmp(),
                notes,
                differences);
    }

    /** An instance has no more memory. A Java that sees more makes a heap that the platform would not give it. */
    private static String maxRam(FunctionPackage function) {
        return MAX_RAM + function.spec().resources().memoryMegabytes() + "m";
    }

    /** Refuses a word with a variable of the deploy tool: the platform would get another word. */
    private static void refuseOpen(String word) {
        DeployToolVariable.in(word).ifPresent(variable -> {
            throw FcProblem.local(
                    "the start command holds " + variable + ", which has no value here",
                    "write the value itself; or set the environment variable of ${env(...)} before Maven runs, or in"
                            + " .env beside s.yaml");
        });
    }

    /**
     * The platform sets no locale, and its path is /code; without a locale, Java 17 cannot read a folder's name that is
     * not ASCII.
     */
    private static void asciiOnly(InstanceFolder folder, Map<String, String> environment, List<String> notes) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(folder.path().toString())) {
            environment.putIfAbsent("LC_CTYPE", "C.UTF-8");
            notes.add("LC_CTYPE=C.UTF-8 is set here, since the path of this project is not ASCII; the platform "
                    + "sets no locale");
        }
    }
}
