package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that end by themselves, and the edit by which each goes on. */
class EndingProgramTest {

    @ParameterizedTest
    @MethodSource("programs")
    void theFixIsForWhatThePackageTells(TestFunction program, String fix) {
        assertThat(TestFunction.server(program.build()).fix(Requirement.FC_STARTUP, new CaPort(9000)))
                .startsWith(fix);
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of(
                        TestFunction.of("BOOT-INF/lib/spring-boot-3.5.16.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-web in pom.xml"),
                Arguments.of(
                        TestFunction.of("BOOT-INF/lib/spring-boot-4.0.6.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-webmvc in pom.xml"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/application.properties",
                                        "spring.main.web-application-type=none"),
                        "remove spring.main.web-application-type=none (BOOT-INF/classes/application.properties)"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/f/App.class",
                                        "org/springframework/boot/WebApplicationType NONE"),
                        "remove WebApplicationType.NONE from the class f.App"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar("BOOT-INF/classes/f/App.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class f.App not call System.exit"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar("BOOT-INF/classes/f/App.class", "java/lang/System\u0001\u0000\u0007exiting"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.acme.shop.Main\r\n")
                                .inJar("com/acme/cart/Cart.class", "x")
                                .inJar("org/jboss/modules/Main.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.acme.shop.Main\r\n")
                                .inJar("a/Main.class", "java/lang/System\u0001\u0000\u0004exit")
                                .inJar("com/acme/cart/Cart.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class com.acme.cart.Cart not call System.exit"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: io.ktor.server.netty.EngineMain\r\n")
                                .inJar("io/ktor/server/netty/EngineMain.class", "x")
                                .inJar("io/ktor/util/Exit.class", "java/lang/System\u0001\u0000\u0004exit")
                                .inJar("com/acme/cart/Cart.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class com.acme.cart.Cart not call System.exit"),
                Arguments.of(TestFunction.of(), "let the program start an HTTP server and wait for its end"));
    }
}
