package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Descriptions that people have who never heard of this plugin: each line changed as one of them might, with all that
 * is said of it and the edit that is named first, or with nothing said where the deploy tool and the platform take it.
 */
class StrangersDescriptionTest {

    private static final String FC3 = """
            edition: 3.0.0
            name: shop
            access: default
            vars:
              region: cn-hangzhou
              port: 9001
              sizes: {memory: 1024}
            resources:
              orders:
                component: fc3
                props:
                  region: ${vars.region}
                  functionName: orders
                  description: takes orders
                  handler: index.handler
                  runtime: custom.debian11
                  code: ./function.zip
                  cpu: 0.5
                  memorySize: 1024
                  diskSize: 512
                  timeout: 60
                  instanceConcurrency: 10
                  internetAccess: true
                  logConfig: auto
                  layers:
                    - acs:fc:cn-hangzhou:official:layers/Java17/versions/3
                  environmentVariables:
                    TZ: Asia/Shanghai
                  customRuntimeConfig:
                    command:
                      - /opt/java17/bin/java
                    args:
                      - '-jar'
                      - app.jar
                    port: 9000
                    healthCheckConfig:
                      httpGetUrl: /health
                  instanceLifecycleConfig:
                    preStop:
                      handler: index.stop
                      timeout: 20
                  triggers:
                    - triggerName: http
                      triggerType: http
                      triggerConfig:
                        authType: anonymous
                        methods: [GET]
            """;

    private static final String FC = """
            edition: 1.0.0
            name: shop
            access: default
            services:
              orders:
                component: fc
                props:
                  region: cn-hangzhou
                  service:
                    name: shop
                    logConfig: auto
                  function:
                    name: orders
                    runtime: custom
                    codeUri: ./function.zip
                    memorySize: 512
                    timeout: 60
                    caPort: 8080
                    customRuntimeConfig:
                      command: [java]
                      args: ['-jar', app.jar]
                    customHealthCheckConfig:
                      httpGetUrl: /health
                    initializer: index.init
                    initializationTimeout: 30
                  triggers:
                    - name: http
                      type: http
                      config:
                        authType: anonymous
                        methods: [GET]
            """;

    private static final String AT = "s.yaml: resources.orders";
    private static final String PROPS = AT + ".props.";
    private static final String UNREAD = " is not a key that the deploy tool reads";

    @TempDir
    private Path folder;

    /** What the deploy tool and the platform take: nothing is said. */
    static Stream<Arguments> good() {
        return Stream.of(
                same("as it stands", "x", "x"),
                same("a comment behind each value", "timeout: 60", "timeout: 60 # seconds"),
                same("a quoted edition", "edition: 3.0.0", "edition: \"3.0.0\""),
                same("a single-quoted edition", "edition: 3.0.0", "edition: '3.0.0'"),
                same("a document begin", "edition:", "---\nedition:"),
                same("a document end", "methods: [GET]\n", "methods: [GET]\n...\n"),
                same("the directive of YAML", "edition:", "%YAML 1.2\n---\nedition:"),
                same("an access as the templates have it", "access: default", "access: '{{ access }}'"),
                same("no name of the application", "name: shop\n", ""),
                same("a component of a version", "component: fc3", "component: fc3@0.1.22"),
                same("a component that is a folder", "component: fc3", "component: ./fc3-component"),
                same("a component of a publisher", "component: fc3", "component: devsapp/fc3"),
                same("a top-level holder of anchors", "vars:", "x-common: &common {A: b}\nvars:"),
                same(
                        "actions",
                        "    component: fc3",
                        "    actions: {pre-deploy: [{run: mvn package}]}\n    component: fc3"),
                same("an access of its own", "    component: fc3", "    access: other\n    component: fc3"),
                same("no handler", "      handler: index.handler\n", ""),
                same("no health check", "        healthCheckConfig:\n          httpGetUrl: /health\n", ""),
                same(
                        "an empty health check",
                        "healthCheckConfig:\n          httpGetUrl: /health",
                        "healthCheckConfig: {}"),
                same("no trigger", triggers(), ""),
                same("an empty list of triggers", triggers(), "      triggers: []\n"),
                same(
                        "no resources of the instance",
                        "      cpu: 0.5\n      memorySize: 1024\n      diskSize: 512\n",
                        ""),
                same(
                        "memory alone",
                        "      cpu: 0.5\n      memorySize: 1024\n      diskSize: 512\n",
                        "      memorySize: 1024\n"),
                same("a memory in hexadecimal", "memorySize: 1024", "memorySize: 0x400"),
                same("a memory with a point", "memorySize: 1024", "memorySize: 1024.0"),
                same("a memory by an exponent", "memorySize: 1024", "memorySize: 1.024e3"),
                same("a memory of a variable", "memorySize: 1024", "memorySize: ${vars.sizes.memory}"),
                same("a port of a variable", "port: 9000", "port: ${vars.port}"),
                same("a whole cpu", "cpu: 0.5", "cpu: 1"),
                same("a code of an absolute path", "code: ./function.zip", "code: /srv/function.zip"),
                same("a code without ./", "code: ./function.zip", "code: function.zip"),
                same("a code in a bucket", "code: ./function.zip", "code: {ossBucketName: b, ossObjectName: f.zip}"),
                same("a code of a folder", "code: ./function.zip", "code: ."),
                same(
                        "layers in one line",
                        "layers:\n        - acs:fc:cn-hangzhou:official:layers/Java17/versions/3",
                        "layers: [acs:fc:cn-hangzhou:official:layers/Java17/versions/3]"),
                same("a list at the indentation of its key", "        - acs:fc", "      - acs:fc"),
                same(
                        "an environment in one line",
                        "environmentVariables:\n        TZ: Asia/Shanghai",
                        "environmentVariables: {TZ: Asia/Shanghai, A: b}"),
                same("no environment", "      environmentVariables:\n        TZ: Asia/Shanghai\n", ""),
                same(
                        "an empty environment",
                        "environmentVariables:\n        TZ: Asia/Shanghai",
                        "environmentVariables: {}"),
                same("an environment of a colon", "TZ: Asia/Shanghai", "URL: jdbc:mysql://db:3306/shop?useSSL=false"),
                same(
                        "an environment of words",
                        "TZ: Asia/Shanghai",
                        "A: yes\n        B: NO\n        C: 12:30\n        D: v1.0\n        E: 1.2.3"),
                same("an environment of several lines", "TZ: Asia/Shanghai", "A: |\n          one\n          two"),
                same("an environment that is folded", "TZ: Asia/Shanghai", "A: >-\n          one\n          two"),
                same(
                        "an environment of the machine",
                        "TZ: Asia/Shanghai",
                        "A: ${env('A')}\n        B: ${env(B)}\n        C: ${env('C', 'c')}"),
                same("an environment of an account", "TZ: Asia/Shanghai", "A: acs:ram::${config('AccountID')}:role/x"),
                same("a secret of the deploy tool", "TZ: Asia/Shanghai", "A: ${secret('a')}"),
                same("an output of another resource", "TZ: Asia/Shanghai", "A: ${resources.other.output.url}"),
                same(
                        "an anchor and its merge",
                        "environmentVariables:\n        TZ: Asia/Shanghai",
                        "environmentVariables: &e\n        TZ: Asia/Shanghai\n      tags: []"),
                same(
                        "a number that is made one",
                        "timeout: 60",
                        "timeout: ${json(env('TIMEOUT'))}",
                        "FC-TIMEOUT UNPROVEN: timeout comes from a variable of the deploy tool"
                                + " -> write the number itself, or name it in vars"),
                same(
                        "a log store of its own",
                        "logConfig: auto",
                        "logConfig: {project: p, logstore: l, enableRequestMetrics: true}"),
                same("a network", "logConfig: auto", "vpcConfig: {vpcId: v, vSwitchIds: [s], securityGroupId: g}"),
                same(
                        "a network that is found",
                        "logConfig: auto",
                        "vpcConfig: auto\n      nasConfig: auto\n      ossMountConfig: auto"),
                same("a log store that says more", "logConfig: auto", "logConfig: auto|enableRequestMetrics=false"),
                same("a role by its name", "logConfig: auto", "role: aliyunfcdefaultrole"),
                same(
                        "settings of nothing here",
                        "logConfig: auto",
                        "customDomain: {domainName: auto, protocol: HTTP, route: {path: /*}}\n"
                                + "      concurrencyConfig: {reservedConcurrency: 5}\n"
                                + "      instanceIsolationMode: SHARE\n      tags: [{key: a, value: b}]"),
                same(
                        "an initializer by a command",
                        "preStop:",
                        "initializer: {command: [/bin/true], timeout: 3}\n        preStop:"),
                same(
                        "an initializer that is switched off",
                        "preStop:",
                        "initializer: {handler: '', timeout: 3}\n        preStop:"),
                same(
                        "a timer beside it",
                        "triggers:",
                        "triggers:\n        - {triggerName: t, triggerType: timer, triggerConfig: {cronExpression:"
                                + " '@every 1h', enable: true, payload: x}}"),
                same(
                        "a bucket's events",
                        "triggers:",
                        "triggers:\n        - {triggerName: o, triggerType: oss, sourceArn: 'acs:oss:cn-hangzhou:1:b',"
                                + " triggerConfig: {events: ['oss:ObjectCreated:*'], filter: {key: {prefix: a,"
                                + " suffix: b}}}}"),
                same(
                        "a trigger of an alias",
                        "triggerType: http",
                        "triggerType: http\n          qualifier: LATEST\n          description: main"),
                same("CRLF line ends", "\n", "\r\n"),
                same("a tab behind a colon", "timeout: 60", "timeout:\t60"),
                same("a tab before a comment", "timeout: 60", "timeout: 60\t# seconds"),
                same("blank lines of blanks", "      timeout: 60\n", "   \n      timeout: 60\n\t\n"),
                same("a byte order mark", "edition:", "\uFEFFedition:"),
                same("Chinese", "description: takes orders", "description: 接收订单"),
                same("an emoji", "description: takes orders", "description: 🚀 orders"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void nothingIsSaidOfWhatIsTaken(String name, String text, List<String> said) throws IOException {
        assertThat(said(text)).isEqualTo(said);
    }

    /** What is refused, or ignored: all that is said, and nothing else. */
    static Stream<Arguments> bad() {
        return Stream.of(
                // the frame
                row(
                        "no edition",
                        "edition: 3.0.0\n",
                        "",
                        manifest(
                                "s.yaml: edition is missing, and the deploy tool then ignores resources",
                                "write edition: 3.0.0 at its beginning")),
                row(
                        "edition a number",
                        "edition: 3.0.0",
                        "edition: 3",
                        manifest(
                                "s.yaml: edition is not 3.0.0, and the deploy tool then ignores resources",
                                "write edition: 3.0.0 at its beginning")),
                row(
                        "edition of two parts",
                        "edition: 3.0.0",
                        "edition: 3.0",
                        manifest(
                                "s.yaml: edition is not 3.0.0, and the deploy tool then ignores resources",
                                "write edition: 3.0.0 at its beginning")),
                row(
                        "edition with a v",
                        "edition: 3.0.0",
                        "edition: v3.0.0",
                        manifest(
                                "s.yaml: edition is not 3.0.0, and the deploy tool then ignores resources",
                                "write edition: 3.0.0 at its beginning")),
                row(
                        "an old edition",
                        "edition: 3.0.0",
                        "edition: 1.0.0",
                        manifest(
                                "s.yaml: edition is not 3.0.0, and the deploy tool then ignores resources",
                                "write edition: 3.0.0 at its beginning")),
                row(
                        "the old component",
                        "component: fc3",
                        "component: fc",
                        manifest(AT + ".component is fc, and the form is that of fc3", "write component: fc3")),
                row(
                        "a component in capitals",
                        "component: fc3",
                        "component: FC3",
                        manifest(AT + ".component is FC3, and the form is that of fc3", "write component: fc3")),
                row(
                        "a component of two",
                        "component: fc3",
                        "component: fc2",
                        manifest(AT + ".component is fc2, and the form is that of fc3", "write component: fc3")),
                row(
                        "no component",
                        "    component: fc3\n",
                        "",
                        manifest(AT + ".component is missing", "write component: fc3")),
                row(
                        "a key beside props",
                        "    component: fc3",
                        "    region: cn-hangzhou\n    component: fc3",
                        manifest(AT + ".region" + UNREAD, "write it under props")),
                row(
                        "customRuntimeConfig beside props",
                        "    component: fc3",
                        "    customRuntimeConfig: {port: 8080}\n    component: fc3",
                        manifest(AT + ".customRuntimeConfig" + UNREAD, "write it under props")),
                row(
                        "a key of nothing beside props",
                        "    component: fc3",
                        "    acess: other\n    component: fc3",
                        manifest(AT + ".acess" + UNREAD, "did you mean access?")),
                row(
                        "props misspelt",
                        "    props:",
                        "    prop:",
                        manifest(AT + ".prop" + UNREAD, "did you mean props?"),
                        "FC-NAME ERROR: functionName is missing -> set functionName in s.yaml, such as app",
                        "FC-REGION ERROR: region is missing -> set region in s.yaml, such as cn-hangzhou",
                        "FC-RUNTIME ERROR: runtime is missing"
                                + " -> set runtime in s.yaml, one of custom, custom.debian10, custom.debian11,"
                                + " custom.debian12"),
                // what must be there
                row(
                        "no region",
                        "      region: ${vars.region}\n",
                        "",
                        "FC-REGION ERROR: region is missing -> set region in s.yaml, such as cn-hangzhou"),
                row(
                        "no functionName",
                        "      functionName: orders\n",
                        "",
                        "FC-NAME ERROR: functionName is missing -> set functionName in s.yaml, such as app"),
                row(
                        "a name and no functionName",
                        "functionName: orders",
                        "name: orders",
                        "FC-NAME ERROR: functionName is missing -> set functionName in s.yaml, such as app",
                        manifest(PROPS + "name" + UNREAD, "write it as functionName")),
                row(
                        "no runtime",
                        "      runtime: custom.debian11\n",
                        "",
                        "FC-RUNTIME ERROR: runtime is missing"
                                + " -> set runtime in s.yaml, one of custom, custom.debian10, custom.debian11,"
                                + " custom.debian12"),
                row(
                        "a region of nothing",
                        "${vars.region}",
                        "${vars.regoin}",
                        manifest(
                                "s.yaml: ${vars.regoin} names nothing, and the deploy tool fails with 'not found'",
                                "correct its name")),
                // runtimes
                row("a runtime of Python", "custom.debian11", "python3.10", runtime("python3.10", "custom")),
                row("a runtime of Node.js", "custom.debian11", "nodejs18", runtime("nodejs18", "custom")),
                row("a runtime of Java", "custom.debian11", "java11", runtime("java11", "custom")),
                row(
                        "a container",
                        "custom.debian11",
                        "custom-container",
                        runtime("custom-container", "custom.debian10")),
                row(
                        "a runtime that is none",
                        "custom.debian11",
                        "custom.debian13",
                        runtime("custom.debian13", "custom.debian10")),
                row(
                        "a runtime in capitals",
                        "custom.debian11",
                        "Custom.Debian11",
                        runtime("Custom.Debian11", "custom.debian11")),
                row(
                        "a runtime of the machine",
                        "custom.debian11",
                        "${env('RUNTIME')}",
                        "FC-RUNTIME UNPROVEN: runtime comes from a variable of the deploy tool;"
                                + " the rest is judged for custom -> write the runtime itself, or name it in vars"),
                // the start
                row(
                        "args without a command",
                        "        command:\n          - /opt/java17/bin/java\n",
                        "",
                        "FC-MANIFEST WARNING: " + PROPS
                                + "customRuntimeConfig has args and no command, and /code/bootstrap is started -> write"
                                + " the program as customRuntimeConfig.command, or remove args"),
                row(
                        "a command without a value",
                        "          - /opt/java17/bin/java\n",
                        "",
                        "FC-MANIFEST WARNING: " + PROPS
                                + "customRuntimeConfig has args and no command, and /code/bootstrap is started -> write"
                                + " the program as customRuntimeConfig.command, or remove args"),
                row(
                        "a command in one text",
                        "command:\n          - /opt/java17/bin/java",
                        "command: /opt/java17/bin/java",
                        kind("customRuntimeConfig.command", "a list", "write a list: each word an element of its own")),
                row(
                        "args in one text",
                        "args:\n          - '-jar'\n          - app.jar",
                        "args: -jar app.jar",
                        kind("customRuntimeConfig.args", "a list", "write a list: each word an element of its own")),
                row(
                        "a number among args",
                        "- app.jar",
                        "- 9000",
                        kind("customRuntimeConfig.args[1]", "a text", "write a text: put it into quotes")),
                row(
                        "true among args",
                        "- app.jar",
                        "- true",
                        kind("customRuntimeConfig.args[1]", "a text", "write a text: put it into quotes")),
                row(
                        "a mapping among args",
                        "- app.jar",
                        "- name: app.jar",
                        kind("customRuntimeConfig.args[1]", "a text", "write a text: put it into quotes")),
                row(
                        "a command beside",
                        "      customRuntimeConfig:",
                        "      command: [java]\n      customRuntimeConfig:",
                        manifest(PROPS + "command" + UNREAD, "write it as customRuntimeConfig.command")),
                row(
                        "customRuntimeConfig misspelt",
                        "customRuntimeConfig",
                        "customRuntimeConfg",
                        manifest(PROPS + "customRuntimeConfg" + UNREAD, "did you mean customRuntimeConfig?")),
                row(
                        "customRuntimeConfig in capitals",
                        "customRuntimeConfig",
                        "CustomRuntimeConfig",
                        manifest(PROPS + "CustomRuntimeConfig" + UNREAD, "did you mean customRuntimeConfig?")),
                row(
                        "a list as customRuntimeConfig",
                        "customRuntimeConfig:\n        command:",
                        "customRuntimeConfig:\n        - command:",
                        (String[]) null),
                row(
                        "an environment inside",
                        "        port: 9000",
                        "        port: 9000\n        environmentVariables: {A: b}",
                        manifest(
                                PROPS + "customRuntimeConfig.environmentVariables" + UNREAD,
                                "write it beside customRuntimeConfig")),
                row(
                        "commands",
                        "        command:",
                        "        commands:",
                        manifest(PROPS + "customRuntimeConfig.commands" + UNREAD, "did you mean command?")),
                // the port
                row(
                        "a port in quotes",
                        "port: 9000",
                        "port: '8080'",
                        kind("customRuntimeConfig.port", "a whole number", "write 8080 without quotes")),
                row(
                        "a port of the machine",
                        "port: 9000",
                        "port: ${env('PORT')}",
                        manifest(
                                PROPS
                                        + "customRuntimeConfig.port is a variable of the environment,"
                                        + " which is a text and not a whole number",
                                "write the number, or ${json(env('PORT'))}")),
                row(
                        "a port of the machine with a default",
                        "port: 9000",
                        "port: ${env('PORT', '9000')}",
                        manifest(
                                PROPS
                                        + "customRuntimeConfig.port is a variable of the environment,"
                                        + " which is a text and not a whole number",
                                "write the number, or ${json(env('PORT'))}")),
                row(
                        "a port of 0",
                        "port: 9000",
                        "port: 0",
                        "FC-PORT ERROR: port is 0, which is not a TCP port"
                                + " -> set customRuntimeConfig.port in s.yaml to 1 to 65535;"
                                + " the platform's default is 9000"),
                row(
                        "a port that is too large",
                        "port: 9000",
                        "port: 90000",
                        "FC-PORT ERROR: port is 90000, which is not a TCP port"
                                + " -> set customRuntimeConfig.port in s.yaml to 1 to 65535;"
                                + " the platform's default is 9000"),
                row(
                        "a port below zero",
                        "port: 9000",
                        "port: -1",
                        "FC-PORT ERROR: port is -1, which is not a TCP port"
                                + " -> set customRuntimeConfig.port in s.yaml to 1 to 65535;"
                                + " the platform's default is 9000"),
                row(
                        "a port with a point",
                        "port: 9000",
                        "port: 90.5",
                        kind("customRuntimeConfig.port", "a whole number", "write a whole number")),
                row(
                        "two ports",
                        "port: 9000",
                        "port: [9000, 9001]",
                        kind("customRuntimeConfig.port", "a whole number", "write a whole number")),
                row(
                        "a port of fc",
                        "      timeout: 60",
                        "      timeout: 60\n      caPort: 8080",
                        manifest(PROPS + "caPort" + UNREAD, "write it as customRuntimeConfig.port")),
                row(
                        "a port of fc inside",
                        "        port: 9000",
                        "        caPort: 9000",
                        manifest(PROPS + "customRuntimeConfig.caPort" + UNREAD, "write it as port")),
                row(
                        "a port beside",
                        "      timeout: 60",
                        "      timeout: 60\n      port: 8080",
                        manifest(PROPS + "port" + UNREAD, "write it as customRuntimeConfig.port")),
                row(
                        "a health check beside",
                        "      timeout: 60",
                        "      timeout: 60\n      healthCheckConfig: {httpGetUrl: /}",
                        manifest(
                                PROPS + "healthCheckConfig" + UNREAD,
                                "write it as customRuntimeConfig.healthCheckConfig")),
                row(
                        "a health check of fc",
                        "      timeout: 60",
                        "      timeout: 60\n      customHealthCheckConfig: {httpGetUrl: /}",
                        manifest(
                                PROPS + "customHealthCheckConfig" + UNREAD,
                                "write it as customRuntimeConfig.healthCheckConfig")),
                row(
                        "an initializer of fc",
                        "      timeout: 60",
                        "      timeout: 60\n      initializer: index.init",
                        manifest(
                                PROPS + "initializer" + UNREAD,
                                "write it as instanceLifecycleConfig.initializer.handler")),
                row(
                        "a code of fc",
                        "code: ./function.zip",
                        "codeUri: ./function.zip",
                        manifest(PROPS + "codeUri" + UNREAD, "write it as code")),
                row(
                        "a service of fc",
                        "      timeout: 60",
                        "      timeout: 60\n      service: {name: s}",
                        manifest(PROPS + "service" + UNREAD, "remove it, or correct its name")),
                row(
                        "a concurrency without its instance",
                        "instanceConcurrency: 10",
                        "concurrency: 10",
                        manifest(
                                PROPS + "concurrency" + UNREAD,
                                "did you mean concurrencyConfig or instanceConcurrency?")),
                // resources
                row(
                        "a memory in quotes",
                        "memorySize: 1024",
                        "memorySize: '1024'",
                        kind("memorySize", "a whole number", "write 1024 without quotes")),
                row(
                        "a memory with its unit",
                        "memorySize: 1024",
                        "memorySize: 1024MB",
                        kind("memorySize", "a whole number", "write a whole number")),
                row(
                        "a memory of the machine",
                        "memorySize: 1024",
                        "memorySize: ${env(MEMORY)}",
                        manifest(
                                PROPS
                                        + "memorySize is a variable of the environment, which is a text and not a"
                                        + " whole number",
                                "write the number, or ${json(env('MEMORY'))}")),
                row(
                        "a time with its unit",
                        "timeout: 60",
                        "timeout: 60s",
                        kind("timeout", "a whole number", "write a whole number")),
                row(
                        "a time in minutes",
                        "timeout: 60",
                        "timeout: 1:30",
                        kind("timeout", "a whole number", "write a whole number")),
                row("a cpu in quotes", "cpu: 0.5", "cpu: '0.5'", kind("cpu", "a number", "write a number")),
                row("a cpu with a comma", "cpu: 0.5", "cpu: 0,5", kind("cpu", "a number", "write a number")),
                row(
                        "a cpu without a disk",
                        "      diskSize: 512\n",
                        "",
                        "FC-DISK ERROR: cpu is 0.5, and diskSize is not given"
                                + " -> set diskSize in s.yaml to 512 or 10240"),
                row(
                        "a disk without a cpu",
                        "      cpu: 0.5\n",
                        "",
                        "FC-CPU ERROR: diskSize is 512, and cpu is not given -> set cpu in s.yaml, such as 0.65 for"
                                + " memorySize 1024; or remove diskSize"),
                row(
                        "memory misspelt",
                        "memorySize",
                        "memorysize",
                        manifest(PROPS + "memorysize" + UNREAD, "did you mean memorySize?")),
                row(
                        "memory by another name",
                        "memorySize: 1024",
                        "memory: 1024",
                        manifest(PROPS + "memory" + UNREAD, "did you mean memorySize?")),
                row(
                        "a concurrency that is a text",
                        "instanceConcurrency: 10",
                        "instanceConcurrency: ten",
                        kind("instanceConcurrency", "a whole number", "write a whole number")),
                row(
                        "a flag of YAML 1.1",
                        "internetAccess: true",
                        "internetAccess: yes",
                        kind("internetAccess", "true or false", "write true or false, without quotes")),
                row(
                        "a flag in quotes",
                        "internetAccess: true",
                        "internetAccess: 'true'",
                        kind("internetAccess", "true or false", "write true or false, without quotes")),
                row(
                        "a description that is a number",
                        "description: takes orders",
                        "description: 2024",
                        kind("description", "a text", "write a text: put it into quotes")),
                row(
                        "a name that is a number",
                        "functionName: orders",
                        "functionName: 42",
                        kind("functionName", "a text", "write a text: put it into quotes")),
                // environment
                row(
                        "a number in the environment",
                        "TZ: Asia/Shanghai",
                        "PORT: 8080",
                        kind("environmentVariables.PORT", "a text", "write a text: put it into quotes")),
                row(
                        "true in the environment",
                        "TZ: Asia/Shanghai",
                        "DEBUG: true",
                        kind("environmentVariables.DEBUG", "a text", "write a text: put it into quotes")),
                row(
                        "a date in the environment",
                        "TZ: Asia/Shanghai",
                        "SINCE: 2024-01-01",
                        kind("environmentVariables.SINCE", "a text", "write a text: put it into quotes")),
                row(
                        "a list in the environment",
                        "TZ: Asia/Shanghai",
                        "A: [b, c]",
                        kind("environmentVariables.A", "a text", "write a text: put it into quotes")),
                row(
                        "an environment as a list",
                        "environmentVariables:\n        TZ: Asia/Shanghai",
                        "environmentVariables:\n        - TZ=Asia/Shanghai",
                        manifest(PROPS + "environmentVariables is not a mapping", "write it as key: value")),
                row(
                        "a variable without a value",
                        "TZ: Asia/Shanghai",
                        "TZ:",
                        "FC-MANIFEST WARNING: " + PROPS
                                + "environmentVariables.TZ has no value, and the deploy tool leaves it out"
                                + " -> remove it, or write \"\" for an empty text"),
                row(
                        "the environment by another name",
                        "environmentVariables:",
                        "environment:",
                        manifest(PROPS + "environment" + UNREAD, "write it as environmentVariables")),
                row(
                        "the environment misspelt",
                        "environmentVariables:",
                        "enviromentVariables:",
                        manifest(PROPS + "enviromentVariables" + UNREAD, "did you mean environmentVariables?")),
                // layers
                row(
                        "a layer that is no list",
                        "layers:\n        - acs",
                        "layers: acs",
                        kind("layers", "a list", "write a list: each word an element of its own")),
                row(
                        "layers by another name",
                        "layers:",
                        "layer:",
                        manifest(PROPS + "layer" + UNREAD, "did you mean layers?")),
                row(
                        "a layer as a mapping",
                        "- acs:fc:cn-hangzhou:official:layers/Java17/versions/3",
                        "- arn: acs:fc:cn-hangzhou:official:layers/Java17/versions/3",
                        kind("layers[0]", "a text", "write a text: put it into quotes")),
                // health check and hooks
                row(
                        "a health check without a path",
                        "httpGetUrl: /health",
                        "periodSeconds: 3",
                        manifest(
                                PROPS + "customRuntimeConfig.healthCheckConfig.httpGetUrl is missing",
                                "write httpGetUrl: / and the path that answers")),
                row(
                        "a path misspelt",
                        "httpGetUrl",
                        "httpGetURL",
                        manifest(
                                PROPS + "customRuntimeConfig.healthCheckConfig.httpGetUrl is missing",
                                "write httpGetUrl: / and the path that answers"),
                        manifest(
                                PROPS + "customRuntimeConfig.healthCheckConfig.httpGetURL" + UNREAD,
                                "did you mean httpGetUrl?")),
                row(
                        "a health check in one text",
                        "healthCheckConfig:\n          httpGetUrl: /health",
                        "healthCheckConfig: /health",
                        manifest(
                                PROPS + "customRuntimeConfig.healthCheckConfig is not a mapping",
                                "write it as key: value")),
                row(
                        "a hook without a handler",
                        "handler: index.stop\n          timeout: 20",
                        "timeout: 20",
                        manifest(
                                PROPS + "instanceLifecycleConfig.preStop.handler is missing",
                                "write handler: index.preStop, or remove preStop")),
                row(
                        "a hook in one text",
                        "preStop:\n          handler: index.stop\n          timeout: 20",
                        "preStop: index.stop",
                        manifest(PROPS + "instanceLifecycleConfig.preStop is not a mapping", "write it as key: value")),
                row(
                        "a hook of two starts",
                        "handler: index.stop",
                        "handler: index.stop\n          command: [/bin/true]",
                        manifest(
                                PROPS
                                        + "instanceLifecycleConfig.preStop.command and handler"
                                        + " are both set, and the platform takes only one of them",
                                "remove command")),
                row(
                        "a hook of fc",
                        "preStop:",
                        "preFreeze: {handler: index.freeze}\n        preStop:",
                        manifest(
                                PROPS + "instanceLifecycleConfig.preFreeze" + UNREAD,
                                "remove it: the platform of fc3 calls no such hook")),
                row(
                        "a time of a hook in quotes",
                        "timeout: 20",
                        "timeout: '20'",
                        kind("instanceLifecycleConfig.preStop.timeout", "a whole number", "write 20 without quotes")),
                // code
                row(
                        "a code of a mapping",
                        "code: ./function.zip",
                        "code: {src: ./function.zip}",
                        manifest(PROPS + "code.ossBucketName is missing", "write code: and the path of the zip"),
                        manifest(PROPS + "code.ossObjectName is missing", "write code: and the path of the zip")),
                row(
                        "a code of a list",
                        "code: ./function.zip",
                        "code: [./function.zip]",
                        kind("code", "a text", "write a text: put it into quotes")),
                // triggers
                row(
                        "a trigger that is no list",
                        "triggers:\n        - trigger",
                        "triggers:\n          trigger",
                        kind("triggers", "a list", "begin each of them with - on a line of its own")),
                row("trigger", "triggers:", "trigger:", manifest(PROPS + "trigger" + UNREAD, "did you mean triggers?")),
                row(
                        "a trigger without a name",
                        "- triggerName: http\n          triggerType",
                        "- triggerType",
                        manifest(PROPS + "triggers[0].triggerName is missing", "write triggerName: ...")),
                row(
                        "a trigger without its configuration",
                        "          triggerConfig:\n            authType: anonymous\n            methods: [GET]\n",
                        "",
                        manifest(PROPS + "triggers[0].triggerConfig is missing", "write triggerConfig: ...")),
                row(
                        "a trigger of fc",
                        "- triggerName: http",
                        "- name: http",
                        manifest(PROPS + "triggers[0].triggerName is missing", "write triggerName: ..."),
                        manifest(PROPS + "triggers[0].name" + UNREAD, "write it as triggerName")),
                row(
                        "a type that is none",
                        "triggerType: http",
                        "triggerType: https",
                        manifest(
                                PROPS + "triggers[0].triggerType is 'https', which is no type of trigger",
                                "write http")),
                row(
                        "a type in capitals",
                        "triggerType: http",
                        "triggerType: HTTP",
                        manifest(
                                PROPS + "triggers[0].triggerType is 'HTTP', which is no type of trigger",
                                "write http")),
                row(
                        "methods in one text",
                        "methods: [GET]",
                        "methods: GET",
                        manifest(
                                PROPS + "triggers[0].triggerConfig.methods is not a list",
                                "write a list: each word an element of its own")),
                row(
                        "auth",
                        "authType: anonymous",
                        "auth: anonymous",
                        manifest(
                                PROPS + "triggers[0].triggerConfig.auth" + UNREAD,
                                "did you mean authConfig or authType?")),
                row(
                        "two HTTP triggers",
                        "triggers:",
                        "triggers:\n        - {triggerName: a, triggerType: http, triggerConfig: {authType: function,"
                                + " methods: [GET]}}",
                        manifest(
                                PROPS + "triggers has 2 HTTP triggers, and a version or alias takes one",
                                "keep one of them")),
                row(
                        "a timer misspelt",
                        "triggers:",
                        "triggers:\n        - {triggerName: t, triggerType: timer, triggerConfig: {cron: '@every 1h',"
                                + " enable: true}}",
                        manifest(PROPS + "triggers[0].triggerConfig.cron" + UNREAD, "did you mean cronExpression?")),
                // other settings
                row(
                        "a log store misspelt",
                        "logConfig: auto",
                        "logConfig: {project: p, logStore: l}",
                        manifest(PROPS + "logConfig.logStore" + UNREAD, "did you mean logstore?")),
                row(
                        "a network of fc",
                        "logConfig: auto",
                        "vpcConfig: {vpcId: v, vswitchIds: [s], securityGroupId: g}",
                        manifest(PROPS + "vpcConfig.vswitchIds" + UNREAD, "did you mean vSwitchIds?")),
                row(
                        "a log store that is a list",
                        "logConfig: auto",
                        "logConfig: [p, l]",
                        manifest(PROPS + "logConfig is not a mapping", "write it as key: value")),
                row(
                        "a role that is a mapping",
                        "logConfig: auto",
                        "role: {name: r}",
                        kind("role", "a text", "write a text: put it into quotes")),
                row(
                        "both ways of scaling",
                        "logConfig: auto",
                        "provisionConfig: {defaultTarget: 1}\n      scalingConfig: {minInstances: 1}",
                        manifest(
                                PROPS + "provisionConfig and scalingConfig are both set, and fc3 refuses both together",
                                "remove one")),
                // what releases read differently
                row("a memory with _", "memorySize: 1024", "memorySize: 1_024", underscore(19)),
                row("an environment with _", "TZ: Asia/Shanghai", "LIMIT: 1_000", underscore(28)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void eachIsSaidWithItsEditAndNothingElseIs(String name, String text, List<String> said) throws IOException {
        if (said == null) {
            assertThatThrownBy(() -> said(text)).isInstanceOf(FcProblem.class);
            return;
        }
        assertThat(said(text)).containsExactlyInAnyOrderElementsOf(said);
    }

    /** The form of the predecessor, whose keys are others. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "as it stands | x | x | ``",
                "no edition, which is the old one | edition: 1.0.0 | # old | ``",
                "a bucket | codeUri: ./function.zip | ossBucket: b\\n        ossKey: f.zip | ``",
                "the newer component | component: fc | component: fc3 |"
                        + " FC-MANIFEST ERROR: s.yaml: services.orders.component is fc3, and the form is that of fc"
                        + " -> write component: fc, or edition: 3.0.0 and resources in place of services",
                "the newer edition | edition: 1.0.0 | edition: 3.0.0 | FC-MANIFEST ERROR: s.yaml: services is the form"
                        + " of edition 1.0.0, and edition is 3.0.0"
                        + " -> write edition: 1.0.0; or convert the file: s cli fc3 s2tos3 --source s.yaml --target"
                        + " s3.yaml",
                "a port inside | args: ['-jar', app.jar] | port: 8080 |"
                        + " FC-MANIFEST ERROR: s.yaml: services.orders.props.function.customRuntimeConfig.port is"
                        + " not a key that the deploy tool reads -> write it as caPort, beside customRuntimeConfig",
                "a code of fc3 | codeUri | code | FC-MANIFEST ERROR: s.yaml: services.orders.props.function.code is"
                        + " not a key that the deploy tool reads -> write it as codeUri",
                "a name of fc3 | name: orders | functionName: orders | FC-NAME ERROR: name is missing"
                        + " -> set name in s.yaml, such as app & FC-MANIFEST ERROR: s.yaml:"
                        + " services.orders.props.function.functionName is not a key that the deploy tool reads"
                        + " -> write it as name",
                "a trigger of fc3 | type: http | triggerType: http |"
                        + " FC-MANIFEST ERROR: s.yaml: services.orders.props.triggers[0].type is missing"
                        + " -> write type: ... & FC-MANIFEST ERROR: s.yaml:"
                        + " services.orders.props.triggers[0].triggerType is not a key that the deploy tool reads"
                        + " -> write it as type",
                "function misspelt | function: | fuction: | FC-MANIFEST ERROR: s.yaml: services.orders.props.function"
                        + " is missing -> write what the function has under function & FC-NAME ERROR: name is missing"
                        + " -> set name in s.yaml, such as app & FC-RUNTIME ERROR: runtime is missing"
                        + " -> set runtime in s.yaml, one of custom, custom.debian10, custom.debian11, custom.debian12",
            })
    void thePredecessorHasItsOwnKeys(String name, String from, String to, String said) throws IOException {
        assertThat(said(FC.replace(from, to.replace("\\n", "\n"))))
                .containsExactlyInAnyOrderElementsOf(said.isEmpty() ? List.of() : List.of(said.split(" & ")));
    }

    /** What the check takes for the port, whatever else is wrong. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "as it stands | x | x | 9000",
                "of a variable | port: 9000 | port: ${vars.port} | 9001",
                "of fc, which fc3 does not read | port: 9000 | caPort: 8080 | 9000",
                "with _ | port: 9000 | port: 9_005 | 9005",
                "octal, which is decimal | port: 9000 | port: 08080 | 8080",
            })
    void thePortIsTheOneThatTheComponentReads(String name, String from, String to, int port) throws IOException {
        assertThat(find(FC3.replace(from, to)).function().port()).isEqualTo(new CaPort(port));
    }

    /** Files that are no description at all: what they are, and what to do. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | `` | is empty | write the s.yaml that deploys the function",
                "comments alone | # s.yaml\\n# later\\n | is empty | write the s.yaml that deploys the function",
                "a document begin alone | ---\\n | is empty | write the s.yaml that deploys the function",
                "a list | - edition: 3.0.0\\n- name: x | is not an s.yaml: it is not a mapping |"
                        + " write it as key: value",
                "a text | hello | is not an s.yaml: it is not a mapping | write it as key: value",
                "two documents | edition: 3.0.0\\n---\\n"
                        + "edition: 3.0.0 | line 2: a second document begins | keep one document in the file",
                "a key twice | edition: 3.0.0\\nedition: 3.0.0 | line 2: a mapping has the same key twice |"
                        + " keep the right one",
                "a tab as indentation | vars:\\n\\ta: b | line 2: a tab is where YAML allows only spaces |"
                        + " replace it with spaces",
                "no resources | edition: 3.0.0\\nname: x | describes no function | give the s.yaml",
                "resource | edition: 3.0.0\\nresource:\\n  a: {} | describes no function |"
                        + " write resources in place of resource",
                "resources in capitals | edition: 3.0.0\\nResources:\\n  a: {} | describes no function |"
                        + " write resources in place of Resources",
                "service | edition: 1.0.0\\nservice:\\n  a: {} | describes no function |"
                        + " write services in place of service",
                "resources without one | edition: 3.0.0\\n"
                        + "resources: | has 0 functions with a custom runtime under resources |"
                        + " give a file that describes a function",
                "a list of resources | edition: 3.0.0\\nresources:\\n"
                        + "  - component: fc3 | has 0 functions with a custom runtime under resources |"
                        + " give a file that describes a function",
                "another tool's | AWSTemplateFormatVersion: '2010-09-09'\\n"
                        + "Resources: {} | describes no function | give the s.yaml",
                "funcraft's | ROSTemplateFormatVersion: '2015-09-01'\\nTransform: 'Aliyun::Serverless-2018-04-03'\\n"
                        + "Resources: {} | describes no function | give the s.yaml",
            })
    void whatIsNoDescriptionIsToldSo(String name, String text, String what, String fix) {
        assertThatThrownBy(() -> find(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what)
                .hasMessageContaining("fix: " + fix);
    }

    private static Arguments same(String name, String from, String to, String... said) {
        return Arguments.of(name, changed(from, to), List.of(said));
    }

    /** @param said null for a file that cannot be read */
    private static Arguments row(String name, String from, String to, String... said) {
        return Arguments.of(name, changed(from, to), said == null ? null : List.of(said));
    }

    private static String changed(String from, String to) {
        if (!from.equals("x") && !FC3.contains(from)) {
            throw new IllegalArgumentException("the description does not hold " + from);
        }
        return from.equals("x") ? FC3 : FC3.replace(from, to);
    }

    private static String triggers() {
        return FC3.substring(FC3.indexOf("      triggers:"));
    }

    private static String manifest(String observed, String fix) {
        return "FC-MANIFEST ERROR: " + observed + " -> " + fix;
    }

    private static String kind(String key, String kind, String fix) {
        return manifest(PROPS + key + " is not " + kind, fix);
    }

    private static String runtime(String name, String nearest) {
        return "FC-RUNTIME ERROR: runtime is '" + name + "', which is not a custom runtime; the rest is judged for "
                + nearest
                + " -> set runtime in s.yaml to one of custom, custom.debian10, custom.debian11, custom.debian12";
    }

    private static String underscore(int line) {
        return "FC-MANIFEST WARNING: s.yaml, line " + line
                + ": a value without quotes is a number for the deploy tool 3.1.10, and a text for releases with"
                + " js-yaml 4.2 or later -> write it without _ where a number is meant (1000, not 1_000);"
                + " put it into quotes where"
                + " a text is";
    }

    private List<String> said(String text) throws IOException {
        List<String> said = new ArrayList<>();
        for (Finding finding : find(text).findings()) {
            String verdict = finding instanceof Finding.Violated violated
                    ? (violated.severity() == Severity.ERROR ? "ERROR" : "WARNING")
                    : finding.verdict().toUpperCase(java.util.Locale.ROOT);
            String fix =
                    finding instanceof Finding.Violated violated ? violated.fix() : ((Finding.Unproven) finding).fix();
            said.add(finding.requirement().id() + " " + verdict + ": " + finding.observed() + " -> " + fix);
        }
        return said;
    }

    private FoundDescriptor find(String text) throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("app")).resolve("s.yaml"), text);
        return DeploymentDescriptor.find(
                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>());
    }
}
