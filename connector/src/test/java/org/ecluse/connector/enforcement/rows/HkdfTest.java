package org.ecluse.connector.enforcement.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {
    // SPEC RFC 5869, appendix A: test cases 1 and 3.
    @Test
    void keys_are_derived_as_the_standard_says() {
        var hex = HexFormat.of();
        var secret = hex.parseHex("0b".repeat(22));

        assertThat(hex.formatHex(Hkdf.derive(
                        secret, hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("f0f1f2f3f4f5f6f7f8f9"), 42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        assertThat(hex.formatHex(Hkdf.derive(secret, new byte[0], new byte[0], 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }
}
