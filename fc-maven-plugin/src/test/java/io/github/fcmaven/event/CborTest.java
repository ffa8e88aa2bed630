package io.github.fcmaven.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 8949, appendix A. */
class CborTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0                      | 00
            23                     | 17
            24                     | 1818
            255                    | 18ff
            1000                   | 1903e8
            1000000                | 1a000f4240
            1000000000000          | 1b000000e8d4a51000
            -1                     | 20
            -100                   | 3863
            -1000                  | 3903e7
            1.1                    | fb3ff199999999999a
            1.0e+300               | fb7e37e43c8800759c
            true                   | f5
            false                  | f4
            null                   | f6
            ""                     | 60
            "IETF"                 | 6449455446
            "ü"                    | 62c3bc
            "水"                   | 63e6b0b4
            []                     | 80
            [1,[2,3],[4,5]]        | 8301820203820405
            {}                     | a0
            {"a":1,"b":[2,3]}      | a26161016162820203
            ["a",{"b":"c"}]        | 826161a161626163
            """)
    void writesWhatTheStandardWrites(String json, String cbor) {
        assertThat(HexFormat.of().formatHex(Cbor.of(JsonParser.parseString(json))))
                .isEqualTo(cbor);
    }

    @ParameterizedTest
    @CsvSource({"23, 77", "24, 7818", "256, 790100", "65536, 7a00010000"})
    void aLongTextSaysItsLengthInTheShortestForm(int length, String head) {
        byte[] written = Cbor.of(JsonParser.parseString('"' + "a".repeat(length) + '"'));

        assertThat(HexFormat.of().formatHex(written)).startsWith(head + "6161");
        assertThat(written).hasSize(head.length() / 2 + length);
    }
}
