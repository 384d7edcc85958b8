package org.ecluse.connector.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.payment.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishingTest {
    private static final String ENEDIS = "annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;"
            + "libelle_de_voie;code_commune;nom_commune;nombre_de_logements;"
            + "consommation_annuelle_totale_de_l_adresse_mwh;adresse;nombre_de_pdl\n";

    @TempDir
    Path dir;

    private final PublicationBody bodies = new PublicationBody(
            new TermsBody("enedis"), new HandlingBody(org.ecluse.contracts.negotiation.Handling.USUAL));

    @Test
    void the_published_schema_of_enedis_is_known_by_its_columns() throws Exception {
        var publication = read(publishing(file(ENEDIS), "csv").add("terms", template("conditional")));

        assertThat(publication.mapping()).isEqualTo(Mapping.ENEDIS);
        assertThat(publication.source().format()).isEqualTo(Format.Csv.SEMICOLONS);
        assertThat(publication.terms().permissions()).hasSize(1);
    }

    @Test
    void a_byte_order_mark_does_not_hide_the_published_schema() throws Exception {
        var publication = read(publishing(file("\uFEFF" + ENEDIS), "csv").add("terms", template("conditional")));

        assertThat(publication.mapping()).isEqualTo(Mapping.ENEDIS);
    }

    @ParameterizedTest
    @CsvSource({"a;b;c, ;", "'a,b,c', ','", "'a,b;c;d', ;"})
    void the_delimiter_is_the_one_that_the_first_line_uses(String line, char delimiter) throws Exception {
        var publication = read(publishing(file(line + "\n"), "csv").add("terms", template("open")));

        assertThat(((Format.Csv) publication.source().format()).delimiter()).isEqualTo(delimiter);
        assertThat(publication.mapping()).isEqualTo(Mapping.NONE);
    }

    @Test
    void a_mapping_that_is_given_is_taken() throws Exception {
        var publication = read(publishing(file("points;kwh\n"), "csv")
                .add("mapping", Json.createObjectBuilder().add("deliveryPoints", "points"))
                .add("terms", template("conditional")));

        assertThat(publication.mapping().columnOf("deliveryPoints")).contains("points");
    }

    @Test
    void a_web_address_is_a_source() {
        var publication = read(Json.createObjectBuilder()
                .add("id", "traffic")
                .add("source", Json.createObjectBuilder().add("url", "https://example.org/traffic.json"))
                .add("terms", template("open")));

        assertThat(publication.source()).isInstanceOf(DataSource.HttpSource.class);
        assertThat(publication.title().fr()).isEqualTo("traffic");
    }

    @Test
    void a_price_is_read_with_its_currency() throws Exception {
        var terms = Json.createObjectBuilder().add("template", "paid").add("amount", "120.00");

        var publication = read(publishing(file("x\n"), "ndjson").add("terms", terms));

        assertThat(Price.of(publication.terms())).isEqualTo(new Price.Fixed(Money.of("120.00", "EUR"), "enedis"));
    }

    @Test
    void a_day_ends_in_rennes() throws Exception {
        var terms = Json.createObjectBuilder().add("template", "conditional").add("ends", "2027-06-30");

        var publication = read(publishing(file("x\n"), "ndjson").add("terms", terms));

        assertThat(publication.terms().toString())
                .contains(Instant.parse("2027-06-30T22:00:00Z").toString());
    }

    @Test
    void an_odrl_offer_is_taken_in_place_of_a_template() throws Exception {
        var policy = Json.createObjectBuilder()
                .add("@context", "http://www.w3.org/ns/odrl.jsonld")
                .add("@type", "Offer")
                .add("uid", "urn:uuid:1")
                .add("permission", Json.createObjectBuilder().add("action", "use"));

        var publication = read(publishing(file("x\n"), "bytes").add("policy", policy));

        assertThat(publication.terms().uid()).isEqualTo("urn:uuid:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|with space|body.malformed",
                "visibility|nobody|body.malformed",
            })
    void a_member_that_cannot_be_is_refused(String name, String value, String code) throws Exception {
        var body =
                publishing(file("x\n"), "bytes").add("terms", template("open")).add(name, value);

        assertThat(refusal(body)).isEqualTo(code);
    }

    @Test
    void a_template_that_is_not_one_of_the_four_is_refused() throws Exception {
        assertThat(refusal(publishing(file("x\n"), "bytes").add("terms", template("gift"))))
                .isEqualTo("body.malformed");
    }

    @Test
    void a_member_that_the_template_does_not_have_is_refused() throws Exception {
        var terms = Json.createObjectBuilder().add("template", "open").add("amount", "120.00");

        assertThat(refusal(publishing(file("x\n"), "bytes").add("terms", terms)))
                .isEqualTo("body.malformed");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        var body = publishing(dir.resolve("none.csv"), "csv").add("terms", template("open"));

        assertThat(refusal(body)).isEqualTo("source.unreadable");
    }

    private Publication read(JsonObjectBuilder body) {
        return bodies.read(new Body(body.build()));
    }

    private String refusal(JsonObjectBuilder body) {
        try {
            read(body);
            return "accepted";
        } catch (OperationRefused refused) {
            return refused.problems().get(0).code();
        } catch (WebApplicationException refused) {
            try (var reader = Json.createReader(
                    new StringReader((String) refused.getResponse().getEntity()))) {
                return reader.readObject().getString("code");
            }
        }
    }

    private static JsonObjectBuilder publishing(Path file, String format) {
        return Json.createObjectBuilder()
                .add("id", "asset-1")
                .add(
                        "source",
                        Json.createObjectBuilder().add("file", file.toString()).add("format", format));
    }

    private static JsonObject template(String name) {
        return Json.createObjectBuilder().add("template", name).build();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(dir.resolve("data.csv"), content);
    }
}
