package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.startup.StartLog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** What the package adds to an error of Java or Spring. */
class JavaAdviceTest {

    private static final Map<String, String> ANNOTATIONS = Map.of(
            "App", "org.springframework.boot.autoconfigure.SpringBootApplication",
            "Scan", "org.springframework.context.annotation.ComponentScan",
            "Service", "org.springframework.stereotype.Service",
            "Profile", "org.springframework.context.annotation.Profile",
            "Feign", "org.springframework.cloud.openfeign.FeignClient",
            "Mapper", "org.apache.ibatis.annotations.Mapper",
            "Entity", "jakarta.persistence.Entity");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "javax.xml.bind.DatatypeConverter | add the dependency org.glassfish.jaxb:jaxb-runtime:2.3.9 to",
                "javax/xml/bind/JAXBException | add the dependency org.glassfish.jaxb:jaxb-runtime:2.3.9 to pom.xml",
                "javax.annotation.PostConstruct | add the dependency javax.annotation:javax.annotation-api:1.3.2",
                "javax.annotation.Nullable | add the dependency that has javax.annotation.Nullable",
                "sun.misc.BASE64Encoder | write java.util.Base64 in its place",
                "javax.servlet.Filter | add the dependency that has javax.servlet.Filter"
            })
    void theArtifactThatHasAClassOfAnOlderJavaIsNamed(String name, String fix) {
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.MISSING_CLASS, "", name), PackagedCode.NONE);

        assertThat(cause.fix(Requirement::id)).startsWith(fix);
    }

    /** No dependency has a class of the application's own packages. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.MainVertical | a.b.Main a.b.MainVerticle | ': the package has a.b.MainVerticle;'",
                "a/b/mainverticle | a.b.MainVerticle | ': the package has a.b.MainVerticle;'",
                "a.b.AppKt | a.b.ApplicationKt a.b.Other | ': the package has a.b.ApplicationKt;'",
                "a.MainVerticle | a.b.MainVerticle a.Main | ': the package has a.b.MainVerticle;'",
                "a.b.Gone | a.b.Main | command has it; if code was",
                "a.b.Main$1 | a.b.Main | add the dependency that has a.b.Main$1",
                "b.Gone | a.b.Main | add the dependency that has b.Gone",
                "Gone | a.b.Main | add the dependency that has Gone"
            })
    void aClassOfTheApplicationsOwnPackageIsInNoDependency(String name, String classes, String fix) {
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.MISSING_CLASS, "", name), having(classes));

        assertThat(cause.fix(Requirement::id)).contains(fix);
    }

    /** Classes, {@code >} before what they extend, {@code @} before annotations, {@code *} behind abstract ones. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.dao.Users | a.Main@App a.dao.Users*@Mapper | write @MapperScan(\"a.dao\") above the class a.Main",
                "a.dao.Users | a.Main@App a.dao.Users* mapper/Users.xml | write @MapperScan(\"a.dao\") above the",
                "a.dao.Users | a.Main@App a.dao.Users*>com.baomidou.mybatisplus.core.mapper.BaseMapper | write @Mapper",
                "a.api.Post | a.Main@App a.api.Post*@Feign | write @EnableFeignClients(basePackages = \"a.api\")",
                "a.api.Post | a.api.Post*@Feign | above the class that has @SpringBootApplication",
                "a.Rates | a.Main@App a.Rates | write @Component above the class a.Rates",
                "a.Rates | a.Main@App a.Rates* a.Bank>a.Rates | write @Component above the class a.Bank",
                "b.Rates | a.Main@App b.Rates@Service | write @SpringBootApplication(scanBasePackages = {\"a\", ",
                "b.Rates | a.Main@App=c b.Rates@Service | add \"b\" to scanBasePackages of the class a.Main",
                "b.Rates | a.Main@App@Scan=c b.Rates@Service | add \"b\" to @ComponentScan of the class a.Main",
                "b.Rates | a.Main@App b.Rates* b.Bank>b.Rates@Service | a.Main: Spring looks only below",
                "a.Rates | a.Main@App a.Rates@Service@Profile=prod | set SPRING_PROFILES_ACTIVE=prod under",
                "a.Rates | a.Main@App a.Rates@Service@Profile=!dev | Consider defining a bean",
                "a.Rates | a.Main@App a.Rates@Service | Consider defining a bean",
                "a.Rates | a.Main@App a.Rates@Entity | Consider defining a bean",
                "b.Rates | a.Main@App=b b.Rates@Service | Consider defining a bean",
                "a.Rates | a.Main@App a.Rates* a.One>a.Rates a.Two>a.Rates | Consider defining a bean",
                "a.Rates | a.Main@App a.Rates*>org.springframework.data.jpa.repository.JpaRepository | Consider",
                "java.time.Clock | a.Main@App | Consider defining a bean"
            })
    void theEditForABeanThatIsMissingIsThatOfItsClass(String type, String classes, String fix) {
        StartCause cause = StartCause.of(
                StartFailure.SPRING_BOOT,
                "",
                "Parameter 0 of constructor in a.Shop required a bean of type '" + type + "' that could not be found",
                "Consider defining a bean");

        assertThat(CauseInPackage.of(cause, having(classes)).fix(Requirement::id))
                .contains(fix);
    }

    /** Of what its jars had under one name, a merged jar has the first. */
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:shop, org/h2/Driver.class, 'add <transformer implementation='",
        "jdbc:mysql://db/shop, com/mysql/cj/jdbc/Driver.class, 'add <transformer implementation='",
        "jdbc:sqlserver://db, com/microsoft/sqlserver/jdbc/SQLServerDriver.class, 'add <transformer implementation='",
        "jdbc:p6spy:sqlite:a.db, org/sqlite/JDBC.class, 'add <transformer implementation='",
        "jdbc:h2:mem:shop, org/postgresql/Driver.class, add the driver of that database",
        "jdbc:dm://db, shop/h2/Driver.class, add the driver of that database"
    })
    void aDriverThatAMergedJarDoesNotNameIsNamed(String url, String driver, String fix) {
        String line = "java.sql.SQLException: No suitable driver found for " + url;
        StartCause cause = StartCause.printed(new StartLog(Optional.of(line))).orElseThrow();

        assertThat(CauseInPackage.of(cause, having("a.Main " + driver)).fix(Requirement::id))
                .startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource({
        "db/list.csv, db/List.csv other.csv, write db/List.csv in place of db/list.csv",
        "list.csv, data/list.csv other.csv, write data/list.csv in place of list.csv",
        "db/list.csv, db/list.txt db/list/more.csv, write db/list.txt in place of db/list.csv",
        "db/list.csv, a/list.csv b/list.csv, put db/list.csv into src/main/resources",
        "db/list.csv, db/listing.csv, put db/list.csv into src/main/resources"
    })
    void theOnlyFileThatMayBeMeantIsNamed(String missing, String there, String fix) {
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.NO_RESOURCE, "", missing), having(there));

        assertThat(cause.fix(Requirement::id)).startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource({
        "db/changelog/db.changelog-master.xml, change-log=classpath:/db/changelog/db.changelog-master.xml into",
        "db/other.xml, Make sure"
    })
    void theChangelogThatThePackageHasIsNamed(String there, String fix) {
        StartCause cause = StartCause.of(
                StartFailure.SPRING_BOOT,
                "",
                "Liquibase failed to start because no changelog could be found at"
                        + " 'classpath:/db/changelog/db.changelog-master.yaml'",
                "Make sure a Liquibase changelog is present at the configured path");

        assertThat(CauseInPackage.of(cause, having(there)).fix(Requirement::id)).contains(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.C.d(int) | snakeyaml-2.2.jar | snakeyaml-2.2.jar is the wrong version for this code: it has no"
                        + " a.b.C.d(int) | remove the version of snakeyaml from pom.xml",
                "a.b.C: method 'void <init>()' not found | snakeyaml-2.2.jar | it has no a.b.C.<init>() | =:snakeyaml",
                "a.b.C: method 'void <init>()' not found | log4j-1.2-api-2.3.jar | a.b.C.<init>() | =:log4j-1.2-api,",
                "a.b.C.d(Z)V | core.jar | core.jar is the wrong version | remove the version of core.jar from",
                "a.b.C.d(int) | | a library has the wrong version | find the two versions",
                "INSTANCE | core.jar | a library has the wrong version | find the two versions",
                "a.b.Other.d(int) | core.jar | a library has the wrong version | find the two versions"
            })
    void theLibraryThatLacksAMethodIsNamed(String method, String jar, String what, String fix) {
        PackagedCode code = new PackagedCode() {
            @Override
            public Optional<String> jarWith(String name) {
                return Optional.ofNullable(jar).filter(any -> name.equals("a.b.C"));
            }
        };
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.MISSING_METHOD, "", method), code);

        assertThat(cause.what()).contains(what);
        assertThat(cause.fix(Requirement::id)).contains(fix);
    }

    private static PackagedCode having(String files) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (String file : files.split(" ")) {
            if (file.contains("/")) {
                names.add(file);
            } else {
                List<String> words = Arrays.asList(file.split("(?=[@>*])"));
                classes.put(words.get(0).replace('.', '/') + ".class", classOf(words));
            }
        }
        return new PackagedCode() {
            @Override
            public OwnFiles own() {
                return new OwnFiles(names, classes);
            }
        };
    }

    private static byte[] classOf(List<String> words) {
        String parent = words.stream()
                .filter(word -> word.startsWith(">"))
                .map(word -> word.substring(1).replace('.', '/'))
                .findFirst()
                .orElse("java/lang/Object");
        int access = Opcodes.ACC_PUBLIC | (words.contains("*") ? Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE : 0);
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17, access, words.get(0).replace('.', '/'), null, "java/lang/Object", new String[] {parent});
        for (String word : words) {
            if (word.startsWith("@")) {
                String[] parts = word.substring(1).split("=");
                AnnotationVisitor annotation =
                        writer.visitAnnotation("L" + ANNOTATIONS.get(parts[0]).replace('.', '/') + ";", true);
                if (parts.length > 1) {
                    AnnotationVisitor values = annotation.visitArray("value");
                    values.visit(null, parts[1]);
                    values.visitEnd();
                }
                annotation.visitEnd();
            }
        }
        return writer.toByteArray();
    }
}
