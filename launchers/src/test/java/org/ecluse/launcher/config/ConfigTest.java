package org.ecluse.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ecluse.launcher.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @TempDir
    private Path folder;

    @Test
    void a_name_is_all_that_a_connector_has_to_be_told() throws IOException {
        var config = connector("name = keolis");

        var settings = config.fold(valid -> valid.settings(), problems -> null);

        assertThat(settings.portBase()).isEqualTo(19_100);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.dataDir()).isEqualTo(folder.resolve(ConnectorConfig.DATA));
        assertThat(settings.did()).isEqualTo("did:web:127.0.0.1%3A19103");
    }

    @Test
    void a_registry_gives_the_trusted_issuer_and_the_hosted_identity() throws IOException {
        var config = connector("# comment", "", "name=keolis", "registry-url = http://127.0.0.1:19000/");

        var settings = config.fold(valid -> valid.settings(), problems -> null);

        assertThat(settings.registryDid()).contains("did:web:127.0.0.1%3A19000");
        assertThat(settings.did()).isEqualTo("did:web:127.0.0.1%3A19000:partners:keolis");
    }

    @Test
    void a_database_server_is_named_with_its_user_and_the_file_of_the_password() throws IOException {
        var secret = secret("rw-------");
        var config = connector(
                "name = keolis",
                "database = jdbc:postgresql://db.example.org:5432/ecluse?sslmode=verify-full",
                "database-user = keolis",
                "database-password-file = " + secret.getFileName(),
                "replica = first");

        var storage = config.fold(valid -> valid.settings().storage(), problems -> null);

        assertThat(storage.replica()).isEqualTo("first");
        assertThat(storage.server().orElseThrow().user()).isEqualTo("keolis");
        assertThat(storage.server().orElseThrow().password()).isEqualTo("not-told");
    }

    @Test
    void a_database_server_without_user_or_with_a_password_that_others_may_read_is_a_problem() throws IOException {
        var server = "database = jdbc:postgresql://127.0.0.1/ecluse";
        var open = "database-password-file = " + secret("rw-r--r--").getFileName();

        assertThat(sentences(connector("name = keolis", server)))
                .singleElement()
                .asString()
                .contains("`database-user` is missing");
        assertThat(sentences(connector("name = keolis", server, "database-user = u", open)))
                .singleElement()
                .asString()
                .contains("others may read")
                .doesNotContain("not-told");
        assertThat(sentences(connector("name = keolis", server + "?password=not-hidden", "database-user = u")))
                .singleElement()
                .asString()
                .contains("an address of PostgreSQL without user and password")
                .doesNotContain("not-hidden");
    }

    private Path secret(String rights) throws IOException {
        var file = Files.writeString(folder.resolve("database.password"), "not-told\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    void a_misspelt_key_is_named_with_the_one_that_was_meant() throws IOException {
        assertThat(sentences(connector("name = keolis", "prot-base = 19200")))
                .containsExactly(folder.resolve("connector.properties")
                        + ", line 2: unknown key `prot-base`; did you mean `port-base`?");
    }

    @Test
    void a_key_like_no_other_gets_the_list_of_those_there_are() throws IOException {
        assertThat(sentences(connector("name = keolis", "colour = red")))
                .singleElement()
                .asString()
                .contains("unknown key `colour`; remove it, or use one of name, did, data-dir");
    }

    @Test
    void every_problem_of_a_file_is_found_in_one_go() throws IOException {
        assertThat(sentences(connector(
                        "port-base = 65530", "https = yes", "https = true", "just words", "registry-url = ftp://x")))
                .hasSize(6)
                .anyMatch(
                        line -> line.contains("`port-base` cannot be `65530`; it has to be a port from 1024 to 65527"))
                .anyMatch(line -> line.contains("`https` is set twice; keep this line or line 2"))
                .anyMatch(line -> line.contains("`just words` is not a setting"))
                .anyMatch(line -> line.contains("`registry-url` cannot be `ftp://x`"))
                .anyMatch(line -> line.contains("`name` is missing"));
    }

    @Test
    void a_file_that_is_not_there_or_not_utf8_is_said_to_be_so() throws IOException {
        Path latin = Files.write(folder.resolve("latin.properties"), "name = é".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(sentences(ConnectorConfig.read(folder.resolve("none.properties"))))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(sentences(ConnectorConfig.read(latin)))
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void hostile_text_stays_on_one_short_line() throws IOException {
        String line = sentences(connector("name = a\u0007b" + "x".repeat(500))).get(0);

        assertThat(line).doesNotContain("\u0007", "\n").hasSizeLessThan(400);
    }

    @Test
    void a_registry_behind_a_proxy_is_named_by_its_public_address() throws IOException {
        Path file = Files.writeString(
                folder.resolve("registry.properties"), "public-host=registre.example.org\nhttps=true\npublic-port=443");

        var config = RegistryConfig.read(file).fold(valid -> valid, problems -> null);

        assertThat(config.publicAddress()).hasToString("https://registre.example.org");
        assertThat(config.did()).isEqualTo("did:web:registre.example.org");
    }

    @Test
    void a_folder_with_the_data_of_another_kind_of_node_is_refused() throws IOException {
        Files.createFile(folder.resolve("registry.mv.db"));

        var problems = StartChecks.notOf(folder, folder, "registry", "registry.mv.db");

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.sentence(Texts.in("en")))
                .contains("holds the data of a registry"));
        assertThat(StartChecks.notOf(folder, folder, "connector", "identity.mv.db"))
                .isEmpty();
    }

    @Test
    void a_port_in_use_is_found_before_the_start() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var problems = StartChecks.of(folder, "127.0.0.1", taken.getLocalPort(), 1, folder.resolve("data"));

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("port-in-use");
                assertThat(problem.sentence(Texts.in("en"))).contains("port " + taken.getLocalPort());
            });
        }
    }

    @Test
    void the_data_folder_is_made_for_its_owner_only() throws IOException {
        StartChecks.of(folder, "127.0.0.1", 0, 0, folder.resolve("data"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    private Checked<ConnectorConfig> connector(String... lines) throws IOException {
        return ConnectorConfig.read(Files.write(folder.resolve("connector.properties"), List.of(lines)));
    }

    private static List<String> sentences(Checked<?> checked) {
        return checked.fold(valid -> List.of(), problems -> problems.stream()
                .map(problem -> problem.sentence(Texts.in("en")))
                .toList());
    }
}
