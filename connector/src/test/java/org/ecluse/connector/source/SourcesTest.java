package org.ecluse.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecluse.connector.source.DataSource.FileSource;
import org.ecluse.connector.source.DataSource.HttpSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private final Sources sources = new Sources(ReadLimits.DEFAULT);

    @TempDir
    private Path folder;

    @Test
    void a_file_that_changes_while_it_is_read_is_noticed() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");

        try (var content = sources.open(new FileSource(file, Format.Csv.SEMICOLONS))) {
            content.checkUnchanged();
            Files.writeString(file, "a\n1\n2\n");

            assertThatThrownBy(content::checkUnchanged).hasMessageContaining("source.changed");
        }
    }

    @Test
    void a_folder_is_no_file() {
        assertThatThrownBy(() -> sources.open(new FileSource(folder, Format.Bytes.OPAQUE)))
                .isInstanceOf(SourceBroken.class)
                .hasMessageContaining("source.unreachable");
    }

    @Test
    void an_http_source_is_read_and_neither_errors_nor_redirects_are_content() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write("a;b".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/good");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            try (var content = sources.open(new HttpSource(URI.create(base + "/good"), Format.Bytes.OPAQUE))) {
                assertThat(content.stream().readAllBytes()).asString().isEqualTo("a;b");
            }
            for (var bad : List.of("/moved", "/missing")) {
                assertThatThrownBy(() -> sources.open(new HttpSource(URI.create(base + bad), Format.Bytes.OPAQUE)))
                        .isInstanceOf(SourceBroken.class)
                        .hasMessageContaining("source.unreachable");
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void only_plain_http_addresses_are_sources() {
        for (var address :
                List.of("file:///etc/passwd", "jar:file:a!/b", "http://user:secret@host/", "/path", "gopher://h/")) {
            assertThatThrownBy(() -> new HttpSource(URI.create(address), Format.Bytes.OPAQUE))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_supply_is_the_same_after_writing_and_reading() {
        var supplies = List.of(
                new Supply(new FileSource(Path.of("/data/é.csv"), Format.Csv.COMMAS), Mapping.ENEDIS),
                new Supply(
                        new FileSource(Path.of("gas.csv"), new Format.Csv('\t', StandardCharsets.ISO_8859_1, false)),
                        new Mapping(Map.of("energyKwh", List.of("CONSO")), ',')),
                Supply.of(new HttpSource(URI.create("https://example.org/a?b=c"), new Format.Ndjson())),
                Supply.of(new FileSource(Path.of("a.zip"), new Format.Bytes("application/zip"))));

        for (var supply : supplies) {
            var text = SourceJson.write(supply).toString();
            assertThat(SourceJson.read(Json.createReader(new StringReader(text)).readObject()))
                    .isEqualTo(supply);
        }
    }

    @Test
    void json_of_another_form_is_refused_with_words() {
        for (var text : List.of(
                "{}",
                "{\"source\":{}}",
                "{\"source\":{\"file\":1},\"format\":{\"ndjson\":{}}}",
                "{\"source\":{\"file\":\"a\"},\"format\":{}}",
                "{\"source\":{\"file\":\"a\"},\"format\":{\"csv\":{\"charset\":\"klingon\"}}}")) {
            assertThatThrownBy(() -> SourceJson.read(
                            Json.createReader(new StringReader(text)).readObject()))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
