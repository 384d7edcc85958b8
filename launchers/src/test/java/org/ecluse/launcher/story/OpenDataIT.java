package org.ecluse.launcher.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Open data: one call for a member, a plain link for anybody, counted both ways. */
@ExtendWith(Neighbourhood.Resolver.class)
class OpenDataIT {
    private static final String COUNTS = """
            date,isoDate,counts,status,ID,name,sens,counter,geo
            2018-06-18,2018-06-18T00:00:00+02:00,12,raw,100003358,PONT DE NANTES,Entrée,X2H19070220,"48.1, -1.68"
            2018-06-18,2018-06-18T01:00:00+02:00,7,raw,100003358,PONT DE NANTES,Entrée,X2H19070220,"48.1, -1.68"
            """;

    private static Path published(Neighbourhood here, String asset) throws IOException {
        var source = here.file(RENNES, asset + ".csv");
        Files.writeString(source, COUNTS);
        here.does(
                RENNES,
                "publish",
                source.toString(),
                "--id",
                asset,
                "--terms",
                "open",
                "--attribution",
                "Rennes Métropole",
                "--visible-to",
                "everyone");
        return source;
    }

    @Test
    void a_member_takes_open_data_with_one_call_and_gets_every_byte(Neighbourhood here) throws IOException {
        var source = published(here, "eco-one-call");
        var taken = here.file(START_UP, "eco-one-call.csv");

        here.does(START_UP, "get", RENNES + "/eco-one-call", "-o", taken.toString());

        assertThat(taken).hasSameBinaryContentAs(source);
        var uses = here.does(RENNES, "uses", "eco-one-call");
        assertThat(entries(uses)).hasSize(1);
        assertThat(entries(uses).get(0).toString()).contains(START_UP);
    }

    @Test
    void anybody_takes_open_data_by_a_plain_link_and_is_counted(Neighbourhood here)
            throws IOException, InterruptedException {
        published(here, "eco-by-link");

        var answer = fetch(here, "eco-by-link");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(COUNTS);
        assertThat(entries(here.does(RENNES, "uses", "eco-by-link"))).hasSize(1);
    }

    @Test
    void the_plain_link_of_data_that_is_not_open_reads_like_a_link_to_nothing(Neighbourhood here)
            throws IOException, InterruptedException {
        var source = here.file(RENNES, "not-open.csv");
        Files.writeString(source, COUNTS);
        here.does(
                RENNES,
                "publish",
                source.toString(),
                "--id",
                "not-open",
                "--terms",
                "paid",
                "--price",
                "10.00",
                "--payee",
                "Rennes Métropole");

        var closed = fetch(here, "not-open");
        var nothing = fetch(here, "no-such-asset");

        assertThat(closed.statusCode()).isEqualTo(404).isEqualTo(nothing.statusCode());
        assertThat(closed.body()).isEqualTo(nothing.body());
    }

    private static HttpResponse<String> fetch(Neighbourhood here, String asset)
            throws IOException, InterruptedException {
        var link = here.partner(RENNES).openLink(asset);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static JsonNode entries(JsonNode uses) {
        return uses.has("uses") ? uses.path("uses") : uses;
    }
}
