package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of services as configurations write them. */
class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://localhost:3306/shop?useSSL=false, mysql, localhost, 3306",
        "jdbc:mysql://db/shop, mysql, db, 3306",
        "jdbc:mysql:loadbalance://db1:3307/shop, mysql, db1, 3307",
        "jdbc:p6spy:mysql://localhost:3306/eladmin?useSSL=false, mysql, localhost, 3306",
        "jdbc:aws-wrapper:postgresql://pg/shop, postgresql, pg, 5432",
        "jdbc:mariadb://10.0.0.5/shop, mariadb, 10.0.0.5, 3306",
        "jdbc:postgresql://pg.internal:5433/shop, postgresql, pg.internal, 5433",
        "jdbc:sqlserver://sql:1444;databaseName=shop, sqlserver, sql, 1444",
        "jdbc:oracle:thin:@ora:1521:xe, oracle, ora, 1521",
        "jdbc:oracle:thin:@//ora:1522/xe, oracle, ora, 1522",
        "r2dbc:postgresql://pg/shop, postgresql, pg, 5432",
        "redis://:secret@cache:6380/0, redis, cache, 6380",
        "mongodb://user:pw@mongo/shop, mongodb, mongo, 27017",
        "amqp://guest:guest@rabbit:5673, amqp, rabbit, 5673",
        "http://localhost:8888, http, localhost, 8888"
    })
    void eachIsReadWithItsPort(String url, String kind, String host, int port) {
        assertThat(ServiceAddress.of(settings(), Map.of("URL", url)))
                .containsExactly(new ServiceAddress(kind, host, port));
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:shop", "classpath:schema.sql", "9000", "localhost"})
    void whatIsNoAddressIsNone(String value) {
        assertThat(ServiceAddress.of(settings(), Map.of("URL", value))).isEmpty();
    }

    @Test
    void aLinkIsTheLeastLikelyOfThem() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("S3", "https://s3.test.com");
        written.put("DB", "jdbc:mysql://db/shop");

        assertThat(ServiceAddress.of(settings(), written))
                .extracting(ServiceAddress::kind)
                .containsExactly("mysql", "https");
    }

    private static ServerSettings settings() {
        return new ServerSettings(
                new StartSettings(List.of(), false),
                PackagedConfiguration.of(Profiles.SPRING, List.of(), Optional.empty(), PackagedFiles.NONE),
                Optional.empty(),
                Set.of());
    }
}
