package io.github.fcmaven.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of Spring Boot that a package holds, by the name of its library.
 *
 * @param major 0 where it is not known: then it is taken for a new one
 * @param minor the second number
 * @param text the whole version
 */
record BootVersion(int major, int minor, String text) {

    private static final Pattern LIBRARY = Pattern.compile("(?:.*/)?spring-boot-((\\d{1,3})\\.(\\d{1,3})\\..*)\\.jar");

    static BootVersion of(PackagedFiles files) {
        return files.names().stream()
                .map(LIBRARY::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> new BootVersion(
                        Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), found.group(1)))
                .orElse(new BootVersion(0, 0, ""));
    }

    boolean isBefore(int otherMajor, int otherMinor) {
        return major > 0 && (major < otherMajor || major == otherMajor && minor < otherMinor);
    }

    /** Whether that type of an application, as it is set, has no web server: version 1 does not know the key. */
    boolean isWithoutServer(Setting type) {
        return type.value().strip().equalsIgnoreCase("none") && !isBefore(2, 0);
    }

    /** A bean that sets what no key of this version sets. */
    String customizer() {
        String tomcat =
                "addConnectorCustomizers(connector -> { AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>)"
                        + " connector.getProtocolHandler(); http.setKeepAliveTimeout(90_000_000);"
                        + " http.setMaxKeepAliveRequests(-1); })";
        String bean = major >= 2
                ? "@Bean WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsForADay() { return"
                        + " factory -> factory."
                        + tomcat + "; }"
                : "@Bean EmbeddedServletContainerCustomizer connectionsForADay() { return container ->"
                        + " ((TomcatEmbeddedServletContainerFactory) container)." + tomcat + "; }";
        return "add this bean to a @Configuration class: " + bean
                + "; or use Spring Boot 2.5 or newer, which has settings";
    }

    @Override
    public String toString() {
        return text;
    }
}
