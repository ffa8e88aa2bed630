package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a package by which its server answers elsewhere than the platform asks: below another path, or on
 * another port. They explain a failed call, and convict nobody. Sources: the frameworks' documentation.
 *
 * @param before those that stand before each path
 * @param actuator what Spring Boot has in place of {@code /actuator}; empty for another framework
 * @param port the port of Spring Boot's Actuator, where it is not CAPort
 * @param runner a class that works before Spring Boot's application is ready
 * @param alive where the framework tells of the application alone; empty where nobody knows
 */
public record MovedPaths(
        List<Setting> before,
        Optional<Setting> actuator,
        Optional<Setting> port,
        Optional<String> runner,
        Optional<Alive> alive) {

    private static final String ACTUATOR = "/actuator";
    private static final String HEALTH = "/health";
    private static final String PROBES = "management.endpoint.health.probes.enabled";

    /**
     * The end of the path by which a framework tells whether the application lives.
     *
     * @param whole a pattern of the end of the path that asks the services behind it too
     * @param alone the end that asks none
     * @param edit by which the framework has that path; nothing where it has it anyhow
     */
    public record Alive(String whole, String alone, String edit) {}

    /** What is certain of that server. */
    public static MovedPaths of(PackagedServer packaged, CaPort port) {
        ServerSettings settings = packaged.settings();
        boolean spring = packaged.kind().server() instanceof SpringBoot;
        List<Setting> before = keys(packaged)
                .flatMap(key -> settings.certain(key).stream())
                .filter(setting -> !path(setting).isEmpty())
                .toList();
        Optional<Setting> actuator =
                settings.certain("management.endpoints.web.base-path").filter(said -> spring);
        return new MovedPaths(
                before,
                actuator,
                settings.certain("management.server.port")
                        .filter(said -> spring && !said.value().strip().equals(port.toString())),
                packaged.start().files().classThat(Mark.BOOT_RUNNER).filter(name -> spring),
                alive(packaged, actuator(actuator) + HEALTH));
    }

    private static String actuator(Optional<Setting> moved) {
        return moved.map(MovedPaths::path).orElse(ACTUATOR);
    }

    /** @param health the path of Spring Boot's Actuator that asks the services too */
    private static Optional<Alive> alive(PackagedServer packaged, String health) {
        if (packaged.kind() == ServerKind.QUARKUS) {
            return Optional.of(new Alive("/q/health(?:/ready)?", "/q/health/live", ""));
        }
        PackagedFiles files = packaged.start().files();
        if (packaged.kind() == ServerKind.MICRONAUT
                && files.holds("micronaut-management", "io/micronaut/management/")) {
            return Optional.of(new Alive("/health(?:/readiness)?", "/health/liveness", ""));
        }
        if (packaged.kind() == ServerKind.HELIDON && files.holds("helidon-health", "io/helidon/health/")) {
            return Optional.of(new Alive("/health(?:/ready)?", "/health/live", ""));
        }
        boolean probes = packaged.kind().server() instanceof SpringBoot
                && files.holds("spring-boot-actuator", "org/springframework/boot/actuate/")
                && !BootVersion.of(files).isBefore(2, 4)
                && packaged.settings()
                        .anywhere("management.endpoint.health.group.liveness.include")
                        .isEmpty();
        String edit = packaged.settings().says(PROBES, "true")
                ? ""
                : "set " + Setting.variable(PROBES) + " to true" + ServerFixes.IN_ENVIRONMENT;
        return probes ? Optional.of(new Alive(Pattern.quote(health), health + "/liveness", edit)) : Optional.empty();
    }

    private static Stream<String> keys(PackagedServer packaged) {
        return switch (packaged.kind()) {
            case SPRING_BOOT_TOMCAT, SPRING_BOOT_JETTY, SPRING_BOOT_UNDERTOW, SPRING_BOOT_NETTY ->
                packaged.start().isReactive()
                        ? Stream.of("spring.webflux.base-path")
                        : Stream.of("server.servlet.context-path", "spring.mvc.servlet.path");
            case MICRONAUT -> Stream.of("micronaut.server.context-path");
            case QUARKUS -> Stream.of("quarkus.http.root-path");
            default -> Stream.empty();
        };
    }

    /** The edit by which the health check asks where the server answers; empty where nothing moves that path. */
    public Optional<String> healthCheck(String asked) {
        List<Setting> movers = new ArrayList<>(before);
        String below = asked.startsWith(prefix() + "/") ? asked.substring(prefix().length()) : asked;
        if (actuator.isPresent() && below.startsWith(ACTUATOR + "/")) {
            below = path(actuator.get()) + below.substring(ACTUATOR.length());
            movers.add(actuator.get());
        }
        String there = prefix() + below;
        String write = "write " + there + " as httpGetUrl of healthCheckConfig";
        boolean ofActuator = below.startsWith(actuator(actuator) + HEALTH);
        if (port.isPresent() && ofActuator) {
            return Optional.of("remove management.server.port, because the platform asks CAPort alone: "
                    + port.get().says() + (there.equals(asked) ? "" : "; and " + write));
        }
        if (there.equals(asked) && ofActuator && !asked.endsWith(HEALTH)) {
            return alive.map(Alive::edit)
                    .filter(edit -> !edit.isEmpty())
                    .map(edit -> edit + ": without it Spring Boot before 4.0 has no " + asked);
        }
        return there.equals(asked) ? Optional.empty() : Optional.of(write + ", because " + said(movers));
    }

    /** The edit by which a server that answers becomes ready; empty where nothing is known to hinder it. */
    public Optional<String> notReady(String asked) {
        return runner.filter(name -> asked.endsWith("/readiness") || asked.endsWith("/readyz"))
                .map(name -> "let the runner of the class " + name + " return, and do its endless work in a thread of"
                        + " its own: Spring Boot is not ready while a CommandLineRunner or ApplicationRunner works");
    }

    /** The edit by which the health check asks the application alone; empty where it does, or nobody knows how. */
    public Optional<String> alone(String asked) {
        return alive.filter(path -> asked.matches(".*" + path.whole()))
                .map(path -> "write "
                        + asked.replaceFirst(path.whole() + "$", Matcher.quoteReplacement(path.alone()))
                        + " as httpGetUrl of healthCheckConfig" + (path.edit().isEmpty() ? "" : " and " + path.edit())
                        + ": " + asked + " asks the services behind the application too, such as a database, fails with"
                        + " each of them, and waits for them");
    }

    /** The edit by which the server answers a path that the platform fixes; empty where nothing moves it. */
    public Optional<String> fixed(String asked) {
        String keys = before.stream().map(Setting::key).collect(Collectors.joining(" and "));
        return before.isEmpty()
                ? Optional.empty()
                : Optional.of("remove " + keys + ", and write " + prefix() + " before the other paths in the code,"
                        + " because the server answers " + prefix() + asked + ": " + said(before));
    }

    private String prefix() {
        return before.stream().map(MovedPaths::path).collect(Collectors.joining());
    }

    private static String said(List<Setting> settings) {
        return settings.stream().map(Setting::says).collect(Collectors.joining(" and "));
    }

    /** With the slash before it, and none behind it. */
    private static String path(Setting setting) {
        String bare = setting.value().strip().replaceAll("^/+|[/*]+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
