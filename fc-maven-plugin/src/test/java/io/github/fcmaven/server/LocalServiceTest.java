package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database on localhost is, on the platform, one in the function's own instance. */
class LocalServiceTest {

    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.datasource.url=jdbc:mysql://localhost:3306/shop?user=a | SPRING_DATASOURCE_URL |"
                        + " localhost:3306",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1/shop | SPRING_DATASOURCE_URL | 127.0.0.1",
                "spring.datasource.url=jdbc:oracle:thin:@localhost:1521:xe | SPRING_DATASOURCE_URL | localhost:1521",
                "spring.datasource.url=jdbc:mysql://${DB_HOST:localhost}:3306/x | SPRING_DATASOURCE_URL |"
                        + " localhost:3306",
                "spring.r2dbc.url=r2dbc:mysql://localhost:3306/x | SPRING_R2DBC_URL | localhost:3306",
                "spring.data.redis.host=localhost | SPRING_DATA_REDIS_HOST | localhost",
                "spring.redis.url=redis://:secret@127.0.0.1:6379 | SPRING_REDIS_URL | 127.0.0.1:6379",
                "spring.data.mongodb.uri=mongodb://root:secret@localhost:27017/x | SPRING_DATA_MONGODB_URI |"
                        + " localhost:27017",
                "spring.rabbitmq.addresses=localhost:5672 | SPRING_RABBITMQ_ADDRESSES | localhost:5672",
                "spring.kafka.bootstrap-servers=localhost:9092 | SPRING_KAFKA_BOOTSTRAP_SERVERS | localhost:9092",
                "spring.elasticsearch.uris=http://localhost:9200 | SPRING_ELASTICSEARCH_URIS | localhost:9200",
                "spring.cloud.nacos.discovery.server-addr=127.0.0.1:8848 | SPRING_CLOUD_NACOS_DISCOVERY_SERVER_ADDR"
                        + " | 127.0.0.1:8848",
                "eureka.client.serviceUrl.defaultZone=http://localhost:8761/eureka |"
                        + " EUREKA_CLIENT_SERVICEURL_DEFAULTZONE"
                        + " | localhost:8761"
            })
    void isWarnedOfWithTheVariableThatOverridesItAndWithoutItsPassword(String line, String variable, String address) {
        assertThat(conformed(TestFunction.tomcat().inJar(PROPERTIES, line)).warnings())
                .singleElement()
                .asString()
                .startsWith(line.substring(0, line.indexOf('=')) + " leads to " + address + " (" + PROPERTIES + "): ")
                .contains("set " + variable + " to ", "environmentVariables", "checkEnvironment")
                .doesNotContain("secret");
    }

    /** Spring adds what a variable imports to the imports of the file. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "configserver:http://localhost:8888",
        "optional:file:./dev.yml;configserver:http://localhost:8888",
        "configserver:http://${CONFIG_SERVER:localhost:8888}",
        "consul:localhost:8888"
    })
    void anImportGetsAPlaceholderBecauseNoVariableReplacesIt(String imported) {
        assertThat(conformed(TestFunction.tomcat().inJar(PROPERTIES, "spring.config.import=" + imported))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("spring.config.import leads to localhost:8888 (" + PROPERTIES + "): ")
                .contains("set CONFIG_SERVER to the service's address under environmentVariables");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.config.import=optional:configserver:http://localhost:8888",
                "spring.config.import=classpath:localhost.yml",
                "spring.datasource.url=jdbc:mysql://rm-1.mysql.rds.aliyuncs.com:3306/x",
                "spring.datasource.url=jdbc:mysql://localhost.example.com/x",
                "spring.datasource.url=jdbc:h2:mem:test",
                "spring.datasource.url=jdbc:sqlite:/tmp/x.db",
                "server.address=127.0.0.1",
                "management.server.address=127.0.0.1",
                "app.base-url=http://localhost:8080",
                "spring.datasource.url=jdbc:mysql://${DB_HOST}:3306/x",
                "greeting=redis runs on localhost",
                "#---"
            })
    void isNotFoundElsewhere(String line) {
        assertThat(conformed(TestFunction.tomcat().inJar(PROPERTIES, line)).warnings())
                .isEmpty();
    }

    @Test
    void aVariableOrAProfileDecides() {
        String url = "spring.datasource.url=jdbc:mysql://${DB_HOST:localhost}:3306/x";

        assertThat(conformed(TestFunction.tomcat().inJar(PROPERTIES, url).variable("DB_HOST", "rds.example.com"))
                        .warnings())
                .isEmpty();
        assertThat(conformed(TestFunction.tomcat()
                                .inJar(PROPERTIES, url)
                                .variable("SPRING_DATASOURCE_URL", "jdbc:mysql://rds.example.com/x"))
                        .warnings())
                .isEmpty();
        assertThat(conformed(TestFunction.tomcat().inJar("BOOT-INF/classes/application-dev.properties", url))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DB_HOST_NAME", "DB_HOSTNAME"})
    void aPlaceholderIsFilledByEachFormOfItsVariable(String variable) {
        assertThat(conformed(TestFunction.tomcat()
                                .inJar(PROPERTIES, "spring.datasource.url=jdbc:mysql://${db.host-name:localhost}/x")
                                .variable(variable, "rds.example.com"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void otherFrameworksAreReadToo() {
        assertThat(conformed(TestFunction.of("io/quarkus/runtime/Quarkus.class")
                                .inJar(
                                        "application.properties",
                                        "%dev.quarkus.datasource.jdbc.url=jdbc:mysql://localhost/d\n"
                                                + "%prod.quarkus.datasource.jdbc.url=jdbc:mysql://localhost/p"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(conformed(TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class")
                                .inJar("org/yaml/snakeyaml/Yaml.class", "")
                                .inJar("application.yml", "redis:\n  uri: redis://localhost:6379\n"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("REDIS_URI");
    }

    private static Conformed conformed(TestFunction function) {
        return TestFunction.conformed(function.build(), TestFunction.LEFT);
    }
}
