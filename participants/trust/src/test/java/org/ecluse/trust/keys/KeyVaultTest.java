package org.ecluse.trust.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecluse.trust.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @Test
    void keys_and_secrets_are_made_once_and_survive_a_restart() {
        KeyVault first = KeyVault.open(folder, clock);
        SigningKey key = first.signingKey("key-1");
        byte[] secret = first.secret("seal").getEncoded();

        KeyVault second = KeyVault.open(folder, clock);

        assertThat(second.signingKey("key-1").publicJwk()).isEqualTo(key.publicJwk());
        assertThat(second.signingKey("key-2").publicJwk()).isNotEqualTo(key.publicJwk());
        assertThat(second.secret("seal").getEncoded()).isEqualTo(secret).hasSize(32);
    }

    @Test
    void a_public_key_says_nothing_but_itself() {
        assertThat(KeyVault.open(folder, clock).signingKey("key-1").publicJwk().toJSONObject())
                .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use");
    }

    @Test
    void only_the_owner_can_read_what_is_written() throws Exception {
        KeyVault.open(folder.resolve("new"), clock).signingKey("key-1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/keys.p12"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/keys.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_wrong_password_says_so() throws Exception {
        KeyVault.open(folder, clock).signingKey("key-1");
        Files.writeString(folder.resolve("keys.password"), "another");

        assertThatThrownBy(() -> KeyVault.open(folder, clock))
                .isInstanceOf(KeyVaultUnreadable.class)
                .hasMessageContaining("wrong password");
    }

    @Test
    void a_lost_password_file_is_not_replaced_by_a_new_one() throws Exception {
        KeyVault.open(folder, clock).signingKey("key-1");
        Files.delete(folder.resolve("keys.password"));

        assertThatThrownBy(() -> KeyVault.open(folder, clock))
                .isInstanceOf(KeyVaultUnreadable.class)
                .hasMessageContaining("restore the password file");
        assertThat(folder.resolve("keys.password")).doesNotExist();
    }

    @Test
    void a_password_that_others_can_read_is_refused() throws Exception {
        KeyVault.open(folder, clock).signingKey("key-1");
        Files.setPosixFilePermissions(folder.resolve("keys.password"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> KeyVault.open(folder, clock))
                .isInstanceOf(KeyVaultUnreadable.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void two_that_make_a_token_at_once_agree_on_one() throws Exception {
        Path file = folder.resolve("operator-token");
        Callable<String> reader = () -> OwnerOnlyFile.readOrCreateToken(file);
        var threads = Executors.newFixedThreadPool(16);
        List<Callable<String>> calls =
                IntStream.range(0, 64).mapToObj(i -> reader).toList();

        var answers = threads.invokeAll(calls).stream()
                .map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());

        threads.shutdown();
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).hasSize(43);
    }
}
