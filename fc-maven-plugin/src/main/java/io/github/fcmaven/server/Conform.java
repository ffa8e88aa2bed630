package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.Conformed.Added;
import io.github.fcmaven.server.Conformed.Own;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the start command carry the settings that the contract needs and that the user has not set himself. */
public final class Conform {

    private Conform() {}

    /**
     * The package whose server keeps the contract as far as settings from outside can make it. A key that the user has set in any form,
     * in any profile, anywhere in the package or its start, is left as it is: a system property would stand above it.
     *
     * @param declared what the user says of the start; where he says the whole of it, nothing is added to the command, and variables only
     *     where an argument of it stands above them
     */
    public static Conformed of(FunctionPackage function, StartSpec declared) {
        Optional<List<String>> argv = function.argv();
        if (argv.isEmpty() || declared.form() instanceof StartSpec.Form.OwnBootstrap) {
            return Conformed.unchanged(function);
        }
        Optional<JavaCommand> jar = JavaCommand.ofJar(argv.get());
        if (jar.isEmpty()) {
            return PythonServer.conform(function, argv.get());
        }
        return declared.isWhole() ? Conformed.unchanged(function) : java(function, jar.get());
    }

    private static Conformed java(FunctionPackage function, JavaCommand start) {
        PackagedFiles files = PackagedFiles.of(function.entries().values());
        ServerKind kind = ServerFiles.kindOf(files);
        OwnSettings user = new OwnSettings(StartSettings.of(function), PackagedConfiguration.of(kind, files));
        List<Added> added = new ArrayList<>();
        List<Own> own = new ArrayList<>();
        for (Need need : Need.of(kind, files)) {
            user.of(need.key())
                    .ifPresentOrElse(
                            setting -> own.add(new Own(need.key(), setting.source())),
                            () -> added.add(added(need, function)));
        }
        return new Conformed(carrying(function, start, added), added, own, warnings(user, kind, function));
    }

    private static List<String> warnings(OwnSettings user, ServerKind kind, FunctionPackage function) {
        return user
                .loopback(kind)
                .map(setting -> setting.key() + " is " + setting.value().strip() + " by " + setting.source()
                        + ", where the platform cannot connect: " + kind.fix(Requirement.FC_BIND, function.port()))
                .stream()
                .toList();
    }

    private static Added added(Need need, FunctionPackage function) {
        String value = need.value().replace("{port}", function.port().toString());
        return new Added("-D" + need.key() + "=" + value, need.otherwise());
    }

    private static FunctionPackage carrying(FunctionPackage function, JavaCommand start, List<Added> added) {
        return added.isEmpty()
                ? function
                : function.withArgv(
                        start.withOptions(added.stream().map(Added::word).toList())
                                .argv());
    }
}
