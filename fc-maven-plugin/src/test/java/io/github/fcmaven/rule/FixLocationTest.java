package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fix of the launched check names what the user has: the parameters of a build, or a description. */
class FixLocationTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POM | set caPort of fc-maven-plugin to 8080 | set caPort of fc-maven-plugin to 8080",
                "SOURCE | set caPort of fc-maven-plugin to 8080 | set port of customRuntimeConfig in s.yaml to 8080",
                "DESCRIPTOR | set A under environmentVariables of fc-maven-plugin in pom.xml"
                        + " | set A under environmentVariables in s.yaml",
                "DESCRIPTOR | or under systemPropertyVariables of fc-maven-plugin in pom.xml"
                        + " | or with -D before -jar in args in s.yaml",
                "DESCRIPTOR | (jvmArguments or args of fc-maven-plugin in pom.xml) | (args in s.yaml)",
                "DESCRIPTOR | correct command and args of fc-maven-plugin in pom.xml | correct command and args in"
                        + " s.yaml",
                "ZIP | set memorySize of fc-maven-plugin to 512 | set memorySize in the function's configuration to"
                        + " 512",
                "SOURCE | set role of fc-maven-plugin in pom.xml to a role | set role in s.yaml to a role",
                "POM | put a.txt into the package, or correct its path |"
                        + " put a.txt into the package, or correct its path;"
                        + " extraDirectories of fc-maven-plugin in pom.xml adds files: <extraDirectories>"
                        + "<extraDirectory><from>FOLDER</from></extraDirectory></extraDirectories>, as"
                        + " src/main/function does where that folder is packed",
                "SOURCE | put liba.so into the folder lib of the package |"
                        + " put liba.so into the folder lib of the package;"
                        + " extraDirectories of fc-maven-plugin in pom.xml adds files: <extraDirectories>"
                        + "<extraDirectory><from>FOLDER</from><into>lib</into></extraDirectory></extraDirectories>, as"
                        + " src/main/function does where that folder is packed",
                "DESCRIPTOR | put a.txt into the package | put a.txt into the package",
                "POM | install it into the package: pip install --target src/main/function/python a |"
                        + " install it into the"
                        + " package: pip install --target src/main/function/python a",
                "DESCRIPTOR | give it in checkEnvironment of fc-maven-plugin | give it in checkEnvironment of"
                        + " fc-maven-plugin",
            })
    void aFixNamesWhatThereIs(FixLocation location, String fix, String shown) {
        assertThat(location.in(fix)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "put data/a.csv into the package, <extraDirectory><from>data</from><into>data</into></extraDirectory>",
        "put /code/conf/k/a.pem into the package, <from>conf/k</from><into>conf/k</into>",
        "put a.csv into the package, <extraDirectory><from>FOLDER</from></extraDirectory>",
        "put /code/a.csv into the package, <extraDirectory><from>FOLDER</from></extraDirectory>",
        "put ./a.csv into the package, <extraDirectory><from>FOLDER</from></extraDirectory>",
        "put ../x/a.csv into the package, <extraDirectory><from>FOLDER</from></extraDirectory>",
        "put /opt/x/a.csv into the package, <extraDirectory><from>FOLDER</from></extraDirectory>"
    })
    void theFolderOfAFileIsThatOfTheProject(String fix, String adds) {
        assertThat(FixLocation.POM.in(fix)).contains(adds);
    }

    @Test
    void whatTheStaticCheckWantsAddedIsAddedByAParameter() {
        Pack pack = Pack.script("#!/bin/sh\nexec ffserver a.conf\n");

        assertThat(Row.of(pack, Requirement.FC_COMMAND).fix())
                .contains("into the package", "<extraDirectories><extraDirectory><from>FOLDER</from>");
        assertThat(Row.of(pack.from(FixLocation.DESCRIPTOR), Requirement.FC_COMMAND)
                        .fix())
                .contains("into the package")
                .doesNotContain("extraDirectories");
    }
}
