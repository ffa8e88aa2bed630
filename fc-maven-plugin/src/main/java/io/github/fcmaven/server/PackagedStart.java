package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;

/**
 * What a kind of server is asked about: a package, and how it is started.
 *
 * @param function the package
 * @param argv the program and arguments in the end; empty where only a script knows them
 * @param files what its files and their classes say
 * @param script the lines of its start script; empty where it has none
 * @param code the program's own code, where an interpreter runs it
 * @param settings what its start and its packaged configuration say
 * @param byScript whether only a script knows how the server is started
 */
record PackagedStart(
        FunctionPackage function,
        List<String> argv,
        PackagedFiles files,
        String script,
        String code,
        ServerSettings settings,
        boolean byScript) {

    /** The words of its command on one line, and below it the lines of its start script. */
    String lines() {
        return String.join(" ", argv) + "\n" + script;
    }

    /** Whether Spring Boot makes an application of it that has no servlets: it prefers them where both are there. */
    boolean isReactive() {
        return settings.certain(EndingProgram.TYPE)
                .map(type -> type.value().strip().equalsIgnoreCase("reactive"))
                .orElseGet(() -> files.holds("spring-webflux", "org/springframework/web/reactive/")
                        && !files.holds("spring-webmvc", "org/springframework/web/servlet/")
                        && !files.holds("jersey-container-servlet-core", "org/glassfish/jersey/servlet/"));
    }
}
