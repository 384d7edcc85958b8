package org.ecluse.connector.edc.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.SourceJson;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.negotiation.StanceJson;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;

/** An offer as it is kept. */
final class PublicationJson {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private PublicationJson() {}

    static JsonObject write(Shelved shelved) {
        var publication = shelved.publication();
        var json = Json.createObjectBuilder()
                .add("assetId", publication.assetId())
                .add("title", wording(publication.title()))
                .add("description", wording(publication.description()))
                .add("keywords", Json.createArrayBuilder(publication.keywords()))
                .add("supply", SourceJson.write(shelved.supply()))
                .add("terms", PolicyWriter.full(publication.terms()))
                .add("visibility", publication.visibility().name())
                .add("publishedAt", shelved.publishedAt().toString())
                .add("onOffer", shelved.onOffer());
        publication.handling().ifPresent(handling -> json.add("handling", StanceJson.handling(handling)));
        publication.theme().ifPresent(theme -> json.add("theme", theme));
        return json.build();
    }

    /** @throws IllegalArgumentException when it is not what {@link #write} wrote */
    static Shelved read(JsonObject json) {
        try {
            var supply = SourceJson.read(json.getJsonObject("supply"));
            var publication = new Publication(
                    json.getString("assetId"),
                    wording(json.getJsonObject("title")),
                    wording(json.getJsonObject("description")),
                    json.getJsonArray("keywords").getValuesAs(JsonString::getString),
                    Optional.ofNullable(json.getString("theme", null)),
                    supply.source(),
                    supply.mapping(),
                    READER.read(json.getJsonObject("terms")).fold(read -> read.policy(), refused -> {
                        throw new IllegalArgumentException("its terms cannot be read: " + refused.problems());
                    }),
                    Publication.Visibility.valueOf(json.getString("visibility")),
                    Optional.ofNullable(json.getJsonObject("handling")).map(StanceJson::handling));
            return new Shelved(publication, Instant.parse(json.getString("publishedAt")), json.getBoolean("onOffer"));
        } catch (NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("a member of the kept offer is missing or of another kind", e);
        }
    }

    private static JsonObject wording(Wording wording) {
        return Json.createObjectBuilder()
                .add("fr", wording.fr())
                .add("en", wording.en())
                .build();
    }

    private static Wording wording(JsonObject json) {
        return new Wording(json.getString("fr"), json.getString("en"));
    }

    /** An asset that is or was on offer: agreements under an offer outlive it. */
    record Shelved(Publication publication, Instant publishedAt, boolean onOffer) {
        Supply supply() {
            return new Supply(publication.source(), publication.mapping());
        }

        Shelved withdrawn() {
            return new Shelved(publication, publishedAt, false);
        }
    }
}
