package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import java.util.Optional;

/**
 * Why a program that ends by itself has nothing to wait for: by its configuration, its libraries and its code, as far
 * as they tell it.
 */
final class EndingProgram {

    static final String TYPE = "spring.main.web-application-type";

    private static final String SERVES = " start an HTTP server and wait for its end";

    private static final String RETURNED =
            ": code 0 says that it returned and no thread was left, or that something called System.exit(0)";

    private static final String ANY =
            "let the program" + SERVES + ", in the foreground (exec, and no & behind the command)";

    private EndingProgram() {}

    /** What to change so that it goes on. */
    static String fix(ServerKind kind, PackagedStart start) {
        return withoutServer(kind, start)
                .or(() -> exits(start.files()))
                .or(() -> unserved(start))
                .or(() -> mainClass(start)
                        .map(main -> "let the main method of " + main + SERVES + " (" + waits(start.files()) + ")"
                                + RETURNED))
                .orElse(ANY);
    }

    /** The call by which a program waits for the end of the server that its code makes. */
    private static String waits(PackagedFiles files) {
        if (!files.marks(Mark.RETURNS)) {
            return "server.join(), or a thread that is no daemon"; // a library may be that of a client
        }
        if (files.holds("reactor-netty-http", "reactor/netty/http/server/HttpServer")) {
            return "server.onDispose().block()";
        }
        if (files.holds("netty-transport", "io/netty/bootstrap/ServerBootstrap")) {
            return "bootstrap.bind(port).sync().channel().closeFuture().sync(), before shutdownGracefully()";
        }
        return "tomcat.getServer().await()";
    }

    private static Optional<String> mainClass(PackagedStart start) {
        Optional<JavaCommand> java = JavaCommand.of(ArgumentFiles.expanded(start.function(), start.argv()));
        return java.flatMap(JavaCommand::mainClass).or(() -> java.flatMap(JavaCommand::jar)
                .flatMap(CodePath::named)
                .flatMap(start.function()::entry)
                .flatMap(entry -> Jar.find(entry.path().value(), entry.content()))
                .flatMap(jar -> jar.attribute("Start-Class").or(jar::mainClass)));
    }

    /** What to change so that Spring Boot starts a web server; empty where it does, or it is another program. */
    private static Optional<String> withoutServer(ServerKind kind, PackagedStart start) {
        return setting(start).or(() -> code(start)).or(() -> noServer(kind, start.files()));
    }

    /** The same, where the code opens no port either. */
    static boolean isWithoutServer(ServerKind kind, PackagedStart start) {
        return !start.files().marks(Mark.LISTENS) && withoutServer(kind, start).isPresent();
    }

    private static Optional<String> setting(PackagedStart start) {
        return start.settings()
                .resolved(TYPE)
                .filter(setting -> BootVersion.of(start.files()).isWithoutServer(setting))
                .map(setting -> "remove " + TYPE + "=none (" + setting.source()
                        + "): without it Spring Boot starts its web server");
    }

    private static Optional<String> code(PackagedStart start) {
        return start.files()
                .classThat(Mark.BOOT_NO_WEB)
                .map(name -> "remove WebApplicationType.NONE from the class " + name
                        + ": without it Spring Boot starts its web server");
    }

    private static Optional<String> noServer(ServerKind kind, PackagedFiles files) {
        boolean boot = files.holds("spring-boot", "org/springframework/boot/SpringApplication");
        return boot && kind == ServerKind.UNKNOWN
                ? Optional.of("add the dependency org.springframework.boot:" + starter(files)
                        + " in pom.xml, in a scope that is shipped, or remove its exclusion there: the package has no"
                        + " web server")
                : Optional.empty();
    }

    /** A package that has all but the server has excluded it, or has it in a scope that is not shipped. */
    private static String starter(PackagedFiles files) {
        if (files.holds("spring-webmvc", "org/springframework/web/servlet/DispatcherServlet")) {
            return "spring-boot-starter-tomcat";
        }
        if (files.holds("spring-webflux", "org/springframework/web/reactive/DispatcherHandler")) {
            return "spring-boot-starter-reactor-netty";
        }
        return BootVersion.of(files).isBefore(4, 0) ? "spring-boot-starter-web" : "spring-boot-starter-webmvc";
    }

    private static Optional<String> exits(PackagedFiles files) {
        return files.classThat(Mark.EXITS)
                .map(name -> "let the class " + name + " not call System.exit after the server has started");
    }

    /** An application in Python serves nothing by itself. */
    private static Optional<String> unserved(PackagedStart start) {
        return PythonApplication.asgi(start)
                .map(application -> Uvicorn.instead(start, application))
                .or(() -> PythonApplication.wsgi(start).map(any -> Gunicorn.instead(start)));
    }
}
