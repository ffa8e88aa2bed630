package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.*;

import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a configuration, or the size of a package, can be refused: one fault each, and what is found about it. */
enum BadSetting implements BadPackage {
    A_LAYER_FOR_OTHER_RUNTIMES(
            FC_LAYER,
            Pack.plain(8).layers(JavaLayer.JAVA21).variable("PATH", "/opt/java21/bin"),
            "the layer Java21 does not support the runtime custom"),
    SIX_LAYERS(
            FC_LAYER,
            Pack.plain(8)
                    .layers(Pack.arn("a"), Pack.arn("b"), Pack.arn("c"), Pack.arn("d"), Pack.arn("e"), Pack.arn("f")),
            "6 layers are configured: "),
    A_LAYER_OF_ANOTHER_REGION(
            FC_LAYER,
            Pack.plain(8).layers("acs:fc:us-east-1:123:layers/mine/versions/1"),
            "the layer acs:fc:us-east-1:123:layers/mine/versions/1 is in the region us-east-1, but the"
                    + " function is deployed to cn-hangzhou"),
    A_REGION_THAT_IS_NONE(
            FC_REGION, Pack.plain(8).region("cn-hangzou"), "region is 'cn-hangzou', which is not a known region"),
    A_NAME_WITH_A_BLANK(FC_NAME, Pack.plain(8).name("my function"), "functionName is 'my function'"),
    MEMORY_OF_129_MB(FC_MEMORY, Pack.plain(8).resources(129, 0.1, 512, 60, 1), "memorySize is 129"),
    NO_NUMBER(FC_CPU, Pack.plain(8).resources(512, Double.NaN, 512, 60, 1), "cpu is NaN"),
    NO_STEP(FC_CPU, Pack.plain(8).resources(512, 0.33, 512, 60, 1), "cpu is 0.33"),
    NO_RATIO(
            FC_CPU,
            Pack.plain(8).resources(512, 1, 512, 60, 1),
            "cpu is 1.0 with memorySize 512, which is one for each 0.50 GB"),
    DISK_OF_1_GB(FC_DISK, Pack.plain(8).resources(512, 0.35, 1024, 60, 1), "diskSize is 1024"),
    MORE_THAN_A_DAY(FC_TIMEOUT, Pack.plain(8).resources(512, 0.35, 512, 86401, 1), "timeout is 86401"),
    CONCURRENCY_OF_201(FC_CONCURRENCY, Pack.plain(8).resources(512, 0.35, 512, 60, 201), "instanceConcurrency is 201"),
    FOUR_SECONDS(
            FC_HEALTHCHECK_CONFIG,
            Pack.plain(8).healthCheck(new HealthCheck("/", 0, 3, 4, 3, 1)),
            "healthCheckConfig.timeoutSeconds is 4"),
    NO_PATH(
            FC_HEALTHCHECK_CONFIG,
            Pack.plain(8).healthCheck(new HealthCheck("health", 0, 3, 1, 3, 1)),
            "healthCheckConfig.httpGetUrl is 'health'"),
    A_HOOK_OF_TWO_MINUTES(
            FC_HOOK_TIMEOUT,
            Pack.plain(8).calls(new FunctionSpec.Calls(Optional.of(10), Optional.of(120), false)),
            "preStop.timeout is 120"),
    A_VARIABLE_OF_THE_PLATFORM(
            FC_ENVIRONMENT,
            Pack.plain(8).variable("FC_REGION", "x"),
            "FC_REGION begins with FC_, which the platform keeps for its own variables"),
    A_NAME_THAT_IS_NONE(
            FC_ENVIRONMENT,
            Pack.plain(8).variable("my-key", "x"),
            "'my-key' is not a valid name for an environment variable"),
    VARIABLES_OF_5_KB(
            FC_ENVIRONMENT,
            Pack.plain(8).variable("LONG", "x".repeat(5000)),
            "the environment variables have 5009 bytes in total, more than 4096"),
    PUBLIC_TO_NOBODY(FC_CONFIG, Pack.plain(8).authType("none"), "authType of the trigger is 'none'"),
    A_SETTING_OUTSIDE_ITS_LIMIT(
            FC_CONFIG,
            Pack.plain(8)
                    .settings(Map.of("logConfig", "auto", "asyncInvokeConfig", Map.of("maxAsyncRetryAttempts", 9))),
            "asyncInvokeConfig.maxAsyncRetryAttempts is 9"),
    A_TIMER_OF_FIVE_FIELDS(
            FC_TRIGGER,
            Pack.plain(8)
                    .triggers(List.of(Map.of(
                            "triggerName", "nightly",
                            "triggerType", "timer",
                            "triggerConfig", Map.of("cronExpression", "0 4 * * *", "enable", true)))),
            "triggers.nightly.cronExpression is '0 4 * * *': it has 5 fields and needs six: the seconds come first"),
    NO_LOGS(
            FC_LOGS,
            Pack.plain(8).settings(Map.of()),
            "logConfig is not set, so nothing that the function prints is kept"),
    ZIP_OF_600_MB(
            FC_SIZE,
            Pack.plain(8).size(600 * Pack.MEGABYTE),
            "the zip has 600.0 MB, more than the 500 MB that the region cn-hangzhou takes"),
    ZIP_OF_200_MB_IN_A_SMALL_REGION(
            FC_SIZE,
            Pack.plain(8).region("eu-west-1").size(200 * Pack.MEGABYTE),
            "the zip has 200.0 MB, more than the 100 MB that the region eu-west-1 takes"),
    A_JAVA_OF_ITS_OWN_THAT_A_SMALL_REGION_DOES_NOT_TAKE(
            FC_SIZE,
            Pack.plain(8)
                    .region("eu-west-1")
                    .entry("jre/lib/modules", Pack.sparse(150 * Pack.MEGABYTE), FileMode.READABLE)
                    .size(120 * Pack.MEGABYTE),
            "the zip has 120.0 MB, more than the 100 MB that the region eu-west-1 takes; its largest"
                    + " entries:\n    150.0 MB  jre/lib/modules"),
    ZIP_OF_80_MB(
            FC_UPLOAD,
            Pack.plain(8).size(80 * Pack.MEGABYTE).from(FixLocation.ZIP),
            "the zip has 80.0 MB, more than the 74 MB that fit into a request"),
    MUCH_TO_UNPACK(
            FC_UNPACKED,
            Pack.plain(8).entry("data.bin", Pack.sparse(600 * Pack.MEGABYTE), FileMode.READABLE),
            "the package unpacks to 600."),
    A_JAVA_OF_ITS_OWN_THAT_IS_TOO_LARGE(
            FC_UNPACKED,
            Pack.plain(8).entry("jre/lib/modules", Pack.sparse(700 * Pack.MEGABYTE), FileMode.READABLE),
            "the package unpacks to 700.0 MB, of which the bundled Java has 700.0 MB"),
    KEYS_IN_THE_ZIP(
            FC_SECRET,
            Pack.plain(8).file(".env", "A=b").file("config/id_rsa", "x"),
            "the zip holds .env, config/id_rsa, which may hold credentials"),
    KEYS_IN_SETTINGS(
            FC_SECRET,
            Pack.plain(8)
                    .file(".npmrc", "package-lock=false\n//registry.npmjs.org/:_authToken=npm_abc\n")
                    .file("a/.npmrc", "https-proxy=http://me:word@proxy:3128\n")
                    .file("a/.pypirc", "[pypi]\nusername = __token__\npassword = pypi-abc\n")
                    .file(".netrc", "machine a login b password c\n"),
            "the zip holds .netrc, .npmrc, a/.npmrc, a/.pypirc, which"),
    KEYS_OF_ONE_S_OWN_BESIDE_INSTALLED_ONES(
            FC_SECRET,
            Pack.plain(8)
                    .file("node_modules/.env", "A=b")
                    .file("node_modules/server.key", "x")
                    .file("vendor/private.key", "x"),
            "the zip holds node_modules/.env, node_modules/server.key, vendor/private.key, which"),
    KEYS_THAT_PIP_DID_NOT_INSTALL(
            FC_SECRET,
            Pack.plain(8)
                    .file("lib/twisted-24.7.0.dist-info/RECORD", "twisted/test/server.pem,,\nshop/.env,,\n")
                    .file("lib/shop/.env", "A=b")
                    .file("lib/shop/tests/server.pem", "x")
                    .file("twisted/test/server.pem", "x"),
            "the zip holds lib/shop/.env, lib/shop/tests/server.pem, twisted/test/server.pem, which"),
    KEYS_OF_ONE_S_OWN_PROJECT_THAT_PIP_INSTALLED(
            FC_SECRET,
            Pack.plain(8)
                    .file("python/shop-1.0.dist-info/RECORD", "shop/server.key,,\n")
                    .file("python/shop-1.0.dist-info/direct_url.json", "{\"dir_info\": {}, \"url\": \"file:///a\"}")
                    .file("python/shop/server.key", "x")
                    .file("python/twisted-24.7.0.dist-info/RECORD", "twisted/test/server.pem,,\n")
                    .file("python/twisted/test/server.pem", "x"),
            "the zip holds python/shop/server.key, which");

    private final Fault fault;

    BadSetting(Requirement requirement, Pack pack, String observed, Requirement... besides) {
        this.fault = new Fault(requirement, pack, observed, besides);
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
