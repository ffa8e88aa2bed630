package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

/** Of applications on Spring, whose errors name beans and resources. */
final class SpringCauses {

    /** What Spring Boot says of itself, with its own advice. */
    static final Cause SPRING_BOOT = new Cause(THIS, CauseNames::analysed, "{1}", "{2}");

    /** What Spring says below its error, which names the other bean. */
    static final Cause MAPPED_TWICE = new Cause(
            ANY,
            "^to \\{(.*)}: There is already '([^']+)' bean method",
            "{2} has a method for {1} already",
            "give one of the two methods another path or HTTP method, or remove it: both handle {1}");

    /** Two classes of one name in different packages, most often. */
    static final Cause NAMED_TWICE = new Cause(
            ANY,
            "Annotation-specified bean name '([^']+)' for bean class \\[([\\w.$]+)] conflicts with existing",
            "two classes are the bean {1}",
            "give the class {2} another name in its annotation, such as @Service(\"{1}2\"), or remove one of the two"
                    + " classes");

    /** Classes of Kotlin are final unless its compiler is told otherwise. */
    static final Cause FINAL_CLASS = new Cause(
            ANY,
            "(@Configuration class '[^']+' may not be final|@Bean method '[^']+' must not be private or final"
                    + "|Cannot subclass final class [\\w.$]+)",
            "Spring cannot extend it",
            "in Kotlin add <compilerPlugins><plugin>spring</plugin></compilerPlugins> to the configuration of"
                    + " kotlin-maven-plugin in pom.xml, and to its dependencies"
                    + " org.jetbrains.kotlin:kotlin-maven-allopen of the same version; in Java remove"
                    + " final or private there");

    /** A name that the class path of a started jar does not have. */
    static final Cause NO_RESOURCE = new Cause(
            ANY,
            "(?:class path resource \\[([^\\]]+)] cannot be (?:opened|resolved to URL) because it does not exist"
                    + "|directory with path: '/?([^']+)' does not exist\\. Depending on your setup)",
            "the package has no {1} on its class path",
            "put {1} into src/main/resources, or correct its name where it is written");

    static final Cause OTHER_RESOURCE = new Cause(
            ANY,
            CauseNames::none,
            "the package has no {1} on its class path, and has {2}",
            "write {2} in place of {1} where that is named");

    /** What a file of {@code target/classes} was. */
    static final Cause RESOURCE_IN_JAR = new Cause(
            ANY,
            "(?:class path resource \\[([^\\]]+)] cannot be resolved to absolute file path"
                    + "|(?:FileNotFoundException|NoSuchFileException): \\S+\\.jar!/(?:BOOT-INF/classes!?/)?(\\S+))",
            "{1} is inside the jar, where no path of a file leads",
            "read it as a stream in the code, with getInputStream() of Spring's Resource or getResourceAsStream of a"
                    + " class, in place of getFile, new File or Path");

    /** Two implementations of SLF4J, of which the wrong one is first. */
    static final Cause TWO_LOGGERS = new Cause(
            THIS,
            "LoggerFactory is not a Logback LoggerContext but Logback is on the classpath.*"
                    + "\\(class (\\S+) loaded from \\S*/([\\w.-]+)-\\d[\\w.-]*\\.jar",
            "SLF4J takes {1} of {2}, and Spring Boot needs Logback",
            "remove the dependency {2} from pom.xml, or exclude it from the one that brings it: mvn dependency:tree"
                    + " -Dincludes=:{2}");

    private SpringCauses() {}
}
