package org.ecluse.contracts.negotiation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.contracts.negotiation.Handling.Reaction;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.reading.PolicyWriter;

/** How stances, rules and deeds are written down. What is usual or absent is left out. */
public final class StanceJson {
    private StanceJson() {}

    static void write(ContractNegotiation negotiation, JsonObjectBuilder json) {
        negotiation.stance().published().ifPresent(policy -> json.add("published", PolicyWriter.full(policy)));
        negotiation.stance().handling().ifPresent(handling -> json.add("handling", handling(handling)));
        if (!negotiation.deeds().isEmpty()) {
            var deeds = Json.createArrayBuilder();
            negotiation
                    .deeds()
                    .forEach(deed -> deeds.add(Json.createObjectBuilder()
                            .add("at", deed.at().toString())
                            .add("by", deed.by())
                            .add("what", deed.what().name())
                            .add("reason", deed.reason())));
            json.add("deeds", deeds);
        }
    }

    static Stance stance(JsonObject json, Function<JsonObject, Policy> policies) {
        return new Stance(
                Optional.ofNullable(json.getJsonObject("published")).map(policies),
                Optional.ofNullable(json.getJsonObject("handling")).map(StanceJson::handling));
    }

    static List<Deed> deeds(JsonObject json) {
        return json
                .getOrDefault("deeds", JsonArray.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(deed -> new Deed(
                        Instant.parse(deed.getString("at")),
                        deed.getString("by"),
                        Deed.What.valueOf(deed.getString("what")),
                        deed.getString("reason")))
                .toList();
    }

    /** @return the text to which {@link #handling(JsonObject)} is the way back */
    public static JsonObject handling(Handling handling) {
        return Json.createObjectBuilder()
                .add("same", handling.same().name())
                .add("within", handling.within().name())
                .add("beyond", handling.beyond().name())
                .add("decideWithin", handling.decideWithin().toString())
                .add("remindBefore", handling.remindBefore().toString())
                .build();
    }

    /** @throws IllegalArgumentException when a rule cannot be like that */
    public static Handling handling(JsonObject json) {
        return new Handling(
                Reaction.valueOf(json.getString("same")),
                Reaction.valueOf(json.getString("within")),
                Reaction.valueOf(json.getString("beyond")),
                Duration.parse(json.getString("decideWithin")),
                Duration.parse(json.getString("remindBefore")));
    }
}
