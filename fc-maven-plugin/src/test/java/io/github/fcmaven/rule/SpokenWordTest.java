package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;

import io.github.fcmaven.payload.TestJar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that a variable of the function names is corrected there. */
class SpokenWordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JAVA_TOOL_OPTIONS | -javaagent:/code/no.jar=x | names /code/no.jar, which | correct | -Xmx200m",
                "CLASSPATH | a.jar;b.jar | has ; between the jars a.jar;b.jar | write a.jar:b.jar in | a.jar:b.jar",
                "CLASSPATH | a.jar:;b.jar | has ; between the jars ;b.jar | write b.jar in | a.jar:b.jar",
                "CLASSPATH | a.jar; | has ; between the jars a.jar; | write a.jar in | a.jar",
                "CLASSPATH | c.jar:b.jar | names c.jar, which | correct | a.jar:b.jar"
            })
    void isNamedAndMendedByItsFix(String variable, String value, String observed, String fix, String mended) {
        Pack pack = Pack.empty()
                .file("a.jar", TestJar.executable("com.acme.Main", 8).bytes())
                .file("b.jar", TestJar.executable("com.acme.Other", 8).bytes())
                .variable("CLASSPATH", "a.jar")
                .command("java", "com.acme.Main");
        new Row(
                        variable,
                        pack.copy().variable(variable, value),
                        FC_JAR,
                        "the variable " + variable + " " + observed,
                        fix + " " + variable + " under environmentVariables of fc-maven-plugin in pom.xml",
                        pack.copy().variable(variable, mended))
                .holds();
    }
}
