package io.github.fcmaven.diagnosis;

import io.github.fcmaven.jar.ClassHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why Spring has no bean of a type that the application has itself: by what its class file says of it. */
final class MissingBean {

    private static final Set<String> STEREOTYPES = Set.of(
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository",
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.context.annotation.Configuration");

    private static final String MYBATIS = "org.apache.ibatis.annotations.";
    private static final String MYBATIS_PLUS = "com.baomidou.mybatisplus.core.mapper.BaseMapper";
    private static final String FEIGN = "org.springframework.cloud.openfeign.FeignClient";
    private static final String PROFILE = "org.springframework.context.annotation.Profile";
    private static final String APPLICATION = "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final String SCAN = "org.springframework.context.annotation.ComponentScan";

    private final OwnFiles own;
    private final List<ClassHead> heads;

    private MissingBean(OwnFiles own) {
        this.own = own;
        this.heads = own.classes().values().stream()
                .flatMap(bytes -> ClassHead.of(bytes).stream())
                .toList();
    }

    /** The edit that makes one; empty where the type is of a library, or nothing is certain. */
    static Optional<String> edit(OwnFiles own, String type) {
        MissingBean missing = new MissingBean(own);
        return missing.head(type).flatMap(missing::edit);
    }

    private Optional<ClassHead> head(String type) {
        return heads.stream().filter(head -> head.name().equals(type)).findFirst();
    }

    private Optional<String> edit(ClassHead type) {
        if (type.annotations().containsKey(FEIGN)) {
            return Optional.of(annotate("EnableFeignClients(basePackages = \"" + type.packageName() + "\")"));
        }
        if (isMapper(type)) {
            return Optional.of(annotate("MapperScan(\"" + type.packageName() + "\")"));
        }
        if (type.parents().stream().anyMatch(parent -> parent.startsWith("org.springframework.data."))) {
            return Optional.empty(); // several annotations find it, and its entity
        }
        return type.isAbstract() ? onlyOne(type).flatMap(this::found) : found(type);
    }

    private boolean isMapper(ClassHead type) {
        byte[] file = own.classes().get(type.name().replace('.', '/') + ".class");
        boolean named = new String(file, StandardCharsets.ISO_8859_1).contains(MYBATIS.replace('.', '/'));
        String mapper = type.name().substring(type.name().lastIndexOf('.') + 1) + ".xml";
        return type.isAbstract()
                && (named
                        || type.parents().contains(MYBATIS_PLUS)
                        || own.names().stream().anyMatch(name -> name.endsWith("/" + mapper)));
    }

    /** The only class that has its methods. */
    private Optional<ClassHead> onlyOne(ClassHead type) {
        List<ClassHead> all = heads.stream()
                .filter(head -> head.parents().contains(type.name()))
                .toList();
        return all.size() == 1 && !all.get(0).isAbstract() ? Optional.of(all.get(0)) : Optional.empty();
    }

    private Optional<String> found(ClassHead type) {
        Set<String> annotations = type.annotations().keySet();
        if (annotations.stream().noneMatch(STEREOTYPES::contains)) {
            boolean plain = annotations.stream().noneMatch(name -> !name.startsWith("kotlin."));
            return plain ? Optional.of("write @Component above the class " + type.name()) : Optional.empty();
        }
        Optional<String> profile = type.annotations().getOrDefault(PROFILE, Set.of()).stream()
                .filter(name -> name.matches("[\\w.-]+"))
                .findFirst();
        if (profile.isPresent()) {
            return Optional.of("set SPRING_PROFILES_ACTIVE=" + profile.get()
                    + " under environmentVariables of fc-maven-plugin in pom.xml, or remove @Profile from the class "
                    + type.name());
        }
        return application()
                .filter(application -> !isScanned(type, application))
                .map(application -> scan(type, application));
    }

    /** The class from whose package Spring Boot begins to look. */
    private Optional<ClassHead> application() {
        return heads.stream()
                .filter(head -> head.annotations().containsKey(APPLICATION))
                .reduce((one, other) -> one);
    }

    private static boolean isScanned(ClassHead type, ClassHead application) {
        return Stream.concat(Stream.of(application.packageName()), told(application))
                .anyMatch(folder -> (type.packageName() + ".").startsWith(folder + "."));
    }

    private static Stream<String> told(ClassHead application) {
        return Stream.of(APPLICATION, SCAN)
                .flatMap(annotation -> application.annotations().getOrDefault(annotation, Set.of()).stream());
    }

    private static String scan(ClassHead type, ClassHead application) {
        String looks = "\"" + type.packageName() + "\"";
        if (application.annotations().containsKey(SCAN)) {
            return "add " + looks + " to @ComponentScan of the class " + application.name();
        }
        return told(application).findAny().isPresent()
                ? "add " + looks + " to scanBasePackages of the class " + application.name()
                : "write @SpringBootApplication(scanBasePackages = {\"" + application.packageName() + "\", " + looks
                        + "}) above the class " + application.name() + ": Spring looks only below its package";
    }

    private String annotate(String annotation) {
        return "write @" + annotation + " above the class "
                + application().map(ClassHead::name).orElse("that has @SpringBootApplication");
    }
}
