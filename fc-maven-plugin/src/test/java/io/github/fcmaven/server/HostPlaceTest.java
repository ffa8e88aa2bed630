package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The only place of a package that names a host which its server cannot reach, and how that gets another value. */
class HostPlaceTest {

    private static final String CLASSES = "BOOT-INF/classes/";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application.properties | spring.datasource.url=jdbc:mysql://db.shop:3306/a | db.shop |"
                        + " spring.datasource.url | setting SPRING_DATASOURCE_URL",
                "application.properties | spring.datasource.url=jdbc:mysql://${DB_HOST:db.shop}/a | db.shop |"
                        + " spring.datasource.url | setting DB_HOST",
                "application.properties | spring.kafka.bootstrap-servers=k1:9092,k2:9092 | k2 |"
                        + " spring.kafka.bootstrap-servers | setting SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "application.yml | spring: {data: {redis: {host: redis}}} | redis | spring.data.redis.host |"
                        + " setting SPRING_DATA_REDIS_HOST",
                "bootstrap.yml | spring: {cloud: {nacos: {server-addr: 'nacos:8848'}}} | nacos |"
                        + " spring.cloud.nacos.server-addr | setting SPRING_CLOUD_NACOS_SERVER_ADDR",
                "application.properties | spring.data.mongodb.uri=mongodb://u:p@mongo:27017/a | mongo:27017 |"
                        + " spring.data.mongodb.uri | setting SPRING_DATA_MONGODB_URI",
                "application.properties | shop.url=http://db.shop.example/ | db.shop | |",
                "application.properties | shop.url=http://my-db/ | db | |",
                "application.properties | spring.data.redis.host=my.redis | redis | |",
                "application.properties | spring.datasource.url=jdbc:mysql://${DB_HOST:mysql}/a | mysql |"
                        + " spring.datasource.url | setting DB_HOST",
                "application.properties | spring.datasource.url=jdbc:mysql://10.0.0.5/a | mysql | |",
                "application.properties | spring.config.import=configserver:http://config:8888 | config:8888 |"
                        + " spring.config.import | setting CONFIG_SERVER, after you write"
                        + " ${CONFIG_SERVER:config:8888} in place of config:8888",
                "application.properties | spring.config.import=configserver:${CONFIG_URL:http://config:8888} | config |"
                        + " spring.config.import | setting CONFIG_URL",
                "application.properties | spring.cache.type=redis | redis | |"
            })
    void isTheKeyOfAConfigurationFile(String file, String text, String host, String key, String how) {
        Optional<HostPlace> place = place(host, TestFunction.tomcat().inJar(CLASSES + file, text));

        assertThat(place.map(HostPlace::where))
                .isEqualTo(Optional.ofNullable(key).map(it -> CLASSES + file + " (" + it + ")"));
        assertThat(place.map(HostPlace::how).orElse("")).contains(how == null ? "" : how);
    }

    @Test
    void ofTwoPlacesNoneIsNamed() {
        TestFunction twice = TestFunction.tomcat()
                .inJar(CLASSES + "application.properties", "a.url=http://db.shop/\nb.url=http://db.shop/");

        assertThat(place("db.shop", twice)).isEmpty();
    }

    @Test
    void aVariableIsNamedAndAnArgumentGivesWayToOne() {
        TestFunction variable = TestFunction.tomcat()
                .inJar(CLASSES + "application.properties", "spring.datasource.url=jdbc:mysql://localhost/a")
                .variable("SPRING_DATASOURCE_URL", "jdbc:mysql://db.shop/a");

        assertThat(place("db.shop", variable))
                .contains(new HostPlace("the variable SPRING_DATASOURCE_URL", " by setting SPRING_DATASOURCE_URL"));
        assertThat(place("localhost", variable)).isEmpty();
        assertThat(place("redis", TestFunction.tomcat().afterJar("--spring.data.redis.host=redis")))
                .contains(new HostPlace(
                        "arguments (spring.data.redis.host)",
                        " by setting SPRING_DATA_REDIS_HOST, once arguments no longer says it,"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app.js | host: process.env.DB_HOST ?? 'db.shop', | db.shop | setting DB_HOST",
                "app.js | const host = 'db.shop'; | db.shop | by a variable that app.js, line 2, should read",
                "app.js | const redis = require('redis'); | redis |",
                "config/db.json | {\"host\": \"mysql\"} | mysql | by a variable",
                "app.py | HOST = os.environ.get(\"DB_HOST\", \"db.shop\") | db.shop | setting DB_HOST",
                "app.py | HOST = os.getenv('DB_HOST') or 'db.shop' | db.shop | setting DB_HOST",
                "app.py | import redis | redis |",
                "app.py | CACHE = 'redis' | redis |",
                "config.yml | {host: redis, type: redis} | redis | by a variable",
                "config.yml | host: redis | redis | by a variable",
                "index.php | $h = getenv('DB_HOST') ?: 'mysql'; | mysql | setting DB_HOST",
                "config.php | 'host' => env('DB_HOST', 'mysql'), | mysql | setting DB_HOST",
                "run.sh | export HOST=${DB_HOST:-db.shop} | db.shop | setting DB_HOST",
                "app.js | const other = 'db.shop.example'; | db.shop |",
                "app.js | // db.shop is the host | db.shop |",
                "node_modules/a/b.js | const host = 'db.shop'; | db.shop |"
            })
    void isALineOfAFile(String file, String line, String host, String how) {
        TestFunction function = TestFunction.of().start("node", "app.js").beside(file, "\n" + line + "\nend\n");

        Optional<HostPlace> place = place(host, function);

        assertThat(place.map(HostPlace::where))
                .isEqualTo(Optional.ofNullable(how).map(any -> file + ", line 2"));
        assertThat(place.map(HostPlace::how).orElse("")).contains(how == null ? "" : how);
    }

    @Test
    void aServerThatReadsNoVariablesIsToldToReadOne() {
        TestFunction plain =
                TestFunction.of("io/javalin/Javalin.class").inJar("application.properties", "db.host=mysql");
        TestFunction hocon = TestFunction.of("akka/http/Version.class").inJar("application.conf", "db.host=\"mysql\"");

        assertThat(place("mysql", plain).orElseThrow().how())
                .isEqualTo(" by a variable that the program should read in place of db.host,");
        assertThat(place("mysql", hocon).orElseThrow().how())
                .isEqualTo(" by a variable that the program should read in place of db.host,");
    }

    private static Optional<HostPlace> place(String host, TestFunction function) {
        return HostPlace.of(host, TestFunction.server(function));
    }
}
