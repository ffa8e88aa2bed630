package io.github.fcmaven.setting;

import static io.github.fcmaven.setting.Shapes.ANYTHING;
import static io.github.fcmaven.setting.Shapes.FLAG;
import static io.github.fcmaven.setting.Shapes.NAME;
import static io.github.fcmaven.setting.Shapes.QUALIFIER;
import static io.github.fcmaven.setting.Shapes.TEXT;
import static io.github.fcmaven.setting.Shapes.list;
import static io.github.fcmaven.setting.Shapes.may;
import static io.github.fcmaven.setting.Shapes.must;
import static io.github.fcmaven.setting.Shapes.text;
import static io.github.fcmaven.setting.Shapes.words;

import io.github.fcmaven.function.HttpTrigger;

/**
 * The domain under which the function is called. The schema of the deploy tool does not have it, but its component
 * does.
 */
final class CustomDomain {

    private static final Shape RULES = list(Fields.of(must("match", NAME), must("replacement", TEXT)));

    private static final Shape TLS_VERSION = words("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    static final Shape SHAPE = Fields.of(
            must(
                    "domainName",
                    text(
                            "auto, or a domain such as www.example.com or *.example.com",
                            "auto|(?:\\*\\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,}")),
            must("protocol", words("HTTP", "HTTPS", "HTTP,HTTPS")),
            may(
                    "route",
                    Fields.of(
                            may("path", text("a path that begins with /, such as /*", "/.*")),
                            may("methods", list(words(HttpTrigger.METHODS))),
                            may("qualifier", QUALIFIER),
                            may(
                                    "rewriteConfig",
                                    Fields.of(
                                            may("equalRules", RULES),
                                            may("wildcardRules", RULES),
                                            may("regexRules", RULES))))),
            may(
                    "certConfig",
                    Fields.of(
                            may("certName", NAME),
                            may("certificate", NAME),
                            may("privateKey", NAME),
                            may("certId", ANYTHING))),
            may(
                    "tlsConfig",
                    Fields.of(
                            may("minVersion", TLS_VERSION),
                            may("maxVersion", TLS_VERSION),
                            may(
                                    "cipherSuites",
                                    list(text("a suite such as TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_\\w+"))))),
            may(
                    "authConfig",
                    Fields.of(
                            may("authType", words(HttpTrigger.AUTH_TYPES)),
                            may("authInfo", new Shape.Either(TEXT, ANYTHING)))),
            may("wafConfig", Fields.of(must("enableWAF", FLAG))),
            may("corsConfig", ANYTHING));

    private CustomDomain() {}
}
