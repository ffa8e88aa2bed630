package io.github.fcmaven.instance;

import java.util.List;
import java.util.stream.Stream;

/**
 * The options by which a Java of 16 or later treats reflection as the Java does that it stands in for: up to Java 15,
 * every package that Java 8 had is open to it. Source: JEP 261, JEP 396.
 */
final class OpenedModules {

    /** The first Java with closed packages. */
    private static final int CLOSED = 16;

    private static final List<String> PACKAGES = packages(
            "java.base/java.io java.lang java.lang.annotation java.lang.invoke java.lang.module"
                    + " java.lang.ref java.lang.reflect java.math java.net java.net.spi java.nio"
                    + " java.nio.channels java.nio.channels.spi java.nio.charset java.nio.file java.security"
                    + " java.security.cert java.text java.time java.time.chrono java.time.format"
                    + " java.time.temporal java.time.zone java.util java.util.concurrent"
                    + " java.util.concurrent.atomic java.util.concurrent.locks java.util.function"
                    + " java.util.jar java.util.regex java.util.stream java.util.zip javax.crypto"
                    + " javax.net.ssl javax.security.auth sun.net.dns sun.net.www sun.net.www.protocol.http"
                    + " sun.net.www.protocol.https sun.nio.ch sun.nio.cs sun.reflect.annotation"
                    + " sun.reflect.generics.reflectiveObjects sun.security.action sun.security.provider"
                    + " sun.security.ssl sun.security.util sun.security.x509 sun.util.calendar"
                    + " sun.util.locale jdk.internal.loader jdk.internal.misc jdk.internal.ref"
                    + " jdk.internal.reflect",
            "java.desktop/java.awt.font java.beans",
            "java.logging/java.util.logging",
            "java.management/java.lang.management javax.management sun.management",
            "java.naming/javax.naming com.sun.jndi.ldap com.sun.naming.internal",
            "java.prefs/java.util.prefs",
            "java.rmi/java.rmi sun.rmi.registry sun.rmi.transport sun.rmi.transport.tcp",
            "java.security.jgss/sun.security.krb5 sun.security.jgss",
            "java.sql/java.sql",
            "java.xml/com.sun.org.apache.xerces.internal.jaxp com.sun.org.apache.xerces.internal.parsers"
                    + " com.sun.org.apache.xalan.internal.xsltc.trax jdk.xml.internal",
            "jdk.management/com.sun.management.internal");

    private OpenedModules() {}

    /** The options for the Java here; none where both treat reflection alike. */
    static List<String> options(List<StandIn> standIns) {
        boolean closedHereAlone = standIns.stream()
                .anyMatch(one -> one instanceof StandIn.Java java && java.platform() < CLOSED && java.here() >= CLOSED);
        return closedHereAlone ? PACKAGES : List.of();
    }

    private static List<String> packages(String... modules) {
        return Stream.of(modules)
                .flatMap(module -> {
                    int slash = module.indexOf('/');
                    String name = module.substring(0, slash + 1);
                    return Stream.of(module.substring(slash + 1).split(" "))
                            .map(opened -> "--add-opens=" + name + opened + "=ALL-UNNAMED");
                })
                .toList();
    }
}
