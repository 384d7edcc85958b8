package org.ecluse.connector.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.operator.TestNode.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.ecluse.connector.operator.TestNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

    @TempDir
    Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-GB,en;q=0.9|en", "fr-FR|fr", "de|fr", "de,en;q=0.5|en", "*|fr", "nonsense;;;|fr"})
    void the_page_speaks_the_language_that_the_browser_prefers(String accepted, String language) {
        var page =
                node.send(node.request("/").header("Accept-Language", accepted).GET());

        assertThat(page.headers().firstValue("Content-Language")).contains(language);
        assertThat(page.body()).contains("<html lang=\"" + language + "\">");
    }

    @Test
    void a_language_that_was_chosen_wins() {
        var page = node.send(
                node.request("/?lang=en").header("Accept-Language", "fr").GET());

        assertThat(page.headers().firstValue("Content-Language")).contains("en");
    }

    @Test
    void whatever_the_page_names_is_served_from_here() {
        var page = open("/").body();
        var references = REFERENCE.matcher(page);
        int found = 0;
        while (references.find()) {
            assertThat(references.group(1)).startsWith("/");
            assertThat(open(references.group(1)).statusCode()).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
        assertThat(open("/console/views.js").headers().firstValue("Content-Type"))
                .contains("text/javascript;charset=utf-8");
    }

    @Test
    void the_security_policy_lets_nothing_in_from_outside() {
        var policy = open("/").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/Page.class",
                "/console/..%2FPage.class",
                "/_static/../org/ecluse/connector/console/Page.class",
                "/_static/..%2F..%2F..%2Forg/ecluse/connector/console/Page.class",
                "/webjars/%2e%2e/%2e%2e/MANIFEST.MF",
                "/operator-token"
            })
    void nothing_but_the_pages_own_files_can_be_read(String path) {
        var response = open(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).doesNotContain(node.token);
    }

    @Test
    void what_is_not_there_is_a_problem_like_any_other() {
        var response = open("/console/nothing.js");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).getString("code")).isEqualTo("http.404");
    }

    private HttpResponse<String> open(String path) {
        return node.send(node.request(path).GET());
    }
}
