package org.ecluse.connector.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
    private static final String PASSPHRASE = "a lock between two basins";

    /** Written by the age tool itself, version 1.1.1, under that passphrase. */
    private static final String FROM_THE_TOOL =
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA1a01OQnZzZmZSQzBCN0xkRXptVjZ3IDE4CjVlWWJzbGJGZ2xyOEkwMkpEZ2tTZExrSEhSa1BmQytITTZnRlMwOHUrMjgKLS0tIC9kSlU3eTI4MDNsZmN0UHRGODRCamFuR3ZDanhINHJYcXpvdUxIWEFPRTgKFLmsvUjfkZA8B4J2HytfMur2Du4bPCpB0+YKXIGb6mTvxH3W0pv/MXDtbbQmLtY=";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void what_was_sealed_opens_again(int length) throws IOException {
        var content = bytes(length);

        assertThat(opened(sealed(content), PASSPHRASE)).isEqualTo(content);
    }

    @Test
    void a_file_of_the_age_tool_opens() throws IOException {
        var content = opened(Base64.getDecoder().decode(FROM_THE_TOOL), PASSPHRASE);

        assertThat(new String(content, StandardCharsets.US_ASCII)).isEqualTo("written by age\n");
    }

    @Test
    void another_passphrase_opens_nothing() throws IOException {
        var sealed = sealed(bytes(100));

        assertRefused(sealed, "another passphrase", "backup.passphrase");
    }

    @Test
    void a_file_of_another_kind_is_said_to_be_so() {
        assertRefused(new byte[0], PASSPHRASE, "backup.format");
        assertRefused(bytes(10_000), PASSPHRASE, "backup.format");
        assertRefused(
                "age-encryption.org/v1\n-> X25519 abc def\n".getBytes(StandardCharsets.US_ASCII),
                PASSPHRASE,
                "backup.format");
    }

    @Test
    void a_header_that_asks_for_more_memory_than_the_tool_takes_is_refused() throws IOException {
        var header = new String(sealed(bytes(1)), StandardCharsets.ISO_8859_1).replaceFirst(" 16\n", " 40\n");

        assertRefused(header.getBytes(StandardCharsets.ISO_8859_1), PASSPHRASE, "backup.format");
    }

    @Test
    void a_file_that_was_cut_or_changed_anywhere_behind_its_header_is_refused() throws IOException {
        var sealed = sealed(bytes(70_000));
        int header = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 50;

        for (int cut : new int[] {header + 3, header + 20, header + 16 + 65_552, sealed.length - 1}) {
            assertRefused(Arrays.copyOf(sealed, cut), PASSPHRASE, "backup.altered");
        }
        for (int changed : new int[] {header + 2, header + 40, header + 66_000, sealed.length - 1}) {
            var other = sealed.clone();
            other[changed] ^= 1;
            assertRefused(other, PASSPHRASE, "backup.altered");
        }
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1), PASSPHRASE, "backup.altered");
    }

    private static void assertRefused(byte[] sealed, String passphrase, String code) {
        assertThatThrownBy(() -> opened(sealed, passphrase))
                .asInstanceOf(InstanceOfAssertFactories.type(BackupRefused.class))
                .extracting(refused -> refused.problem().code())
                .isEqualTo(code);
    }

    private static byte[] sealed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = new SealedOutput(out, PASSPHRASE, new SecureRandom())) {
            sealing.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed, String passphrase) throws IOException {
        try (var in = new SealedInput(new ByteArrayInputStream(sealed), passphrase)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
