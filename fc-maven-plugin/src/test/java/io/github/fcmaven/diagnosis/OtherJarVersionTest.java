package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that is missing though a library that is shipped has its package. */
class OtherJarVersionTest {

    private static final TestJar SERVLET = TestJar.empty().classOf("jakarta.servlet.http.HttpSession", 17);

    @ParameterizedTest
    @CsvSource({
        "nested, jakarta.servlet.http.HttpSessionContext, servlet-api-6.jar",
        "nested, jakarta/servlet/http/HttpSessionContext, servlet-api-6.jar",
        "beside, jakarta.servlet.http.HttpSessionContext, servlet-api-6.jar",
        "nested, jakarta.servlet.http.HttpSession, ",
        "nested, jakarta.servlet.Servlet, ",
        "nested, com.acme.Gone, ",
        "twice, jakarta.servlet.http.HttpSessionContext, ",
        "own, jakarta.servlet.http.HttpSessionContext, ",
        "damaged, jakarta.servlet.http.HttpSessionContext, ",
        "nested, Gone, "
    })
    void theOnlyLibraryWithThePackageOfTheClassIsNamed(String layout, String name, String jar) {
        assertThat(OtherJarVersion.of(entries(layout), name)).isEqualTo(Optional.ofNullable(jar));
    }

    @ParameterizedTest
    @CsvSource({
        "nested, jakarta.servlet.http.HttpSession, servlet-api-6.jar",
        "nested, jakarta.servlet.http.Other, ",
        "twice, jakarta.servlet.http.HttpSession, ",
        "damaged, jakarta.servlet.http.HttpSession, "
    })
    void theOnlyLibraryWithTheClassIsNamed(String layout, String name, String jar) {
        assertThat(OtherJarVersion.having(entries(layout), name)).isEqualTo(Optional.ofNullable(jar));
    }

    @ParameterizedTest
    @CsvSource({
        "nested, servlet-api-6.jar has the package of the class a.B, ship another version of servlet-api-6.jar",
        "own, the class a.B is not in the package, add the dependency that has a.B"
    })
    void anotherVersionOfThatJarIsTheEdit(String layout, String what, String fix) {
        PackagedCode code = new PackagedCode() {
            @Override
            public Optional<String> jarOf(String name) {
                return layout.equals("nested") ? Optional.of("servlet-api-6.jar") : Optional.empty();
            }
        };
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.MISSING_CLASS, "", "a.B"), code);

        assertThat(cause.what()).startsWith(what);
        assertThat(cause.fix(Requirement::id)).startsWith(fix);
    }

    private static List<Entry> entries(String layout) {
        TestJar boot = TestJar.springBoot("3.5.16", 17);
        return switch (layout) {
            case "nested" -> List.of(entry("shop.jar", boot.library("BOOT-INF/lib/servlet-api-6.jar", SERVLET)));
            case "twice" ->
                List.of(
                        entry("shop.jar", boot.library("BOOT-INF/lib/servlet-api-6.jar", SERVLET)),
                        entry("lib/tomcat.jar", SERVLET));
            case "beside" -> List.of(entry("shop.jar", TestJar.empty()), entry("lib/servlet-api-6.jar", SERVLET));
            case "own" -> List.of(entry("shop.jar", SERVLET));
            default ->
                List.of(
                        entry("lib/servlet-api-6.jar", SERVLET),
                        new Entry(CodePath.of("lib/other.jar"), Content.of("no zip"), FileMode.READABLE));
        };
    }

    private static Entry entry(String path, TestJar jar) {
        return new Entry(CodePath.of(path), Content.of(jar.bytes()), FileMode.READABLE);
    }
}
