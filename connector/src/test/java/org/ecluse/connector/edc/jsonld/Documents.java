package org.ecluse.connector.edc.jsonld;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;

/** Documents by chance: names of the contexts, names nobody knows, and every shape of value, right and wrong. */
final class Documents {
    private static final List<String> CONTEXTS = List.of(
            "[\"https://w3id.org/dspace/2025/1/context.jsonld\",\"https://w3id.org/edc/dspace/v0.0.1\"]",
            "[\"https://w3id.org/dspace/2025/1/context.jsonld\"]",
            "\"https://w3id.org/dspace/2025/1/context.jsonld\"",
            "[\"https://w3id.org/edc/connector/management/v0.0.1\"]",
            "[\"https://w3id.org/edc/connector/management/v2\"]",
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\",{\"@vocab\":\"https://w3id.org/edc/v0.0.1/ns/\",\"x\":\"urn:x/\"}]",
            "{\"@vocab\":\"https://w3id.org/edc/v0.0.1/ns/\",\"odrl\":\"http://www.w3.org/ns/odrl/2/\"}",
            "{\"dspace\":\"https://w3id.org/dspace/2025/1/\",\"dct\":\"http://purl.org/dc/terms/\"}",
            "{\"l\":{\"@id\":\"urn:l\",\"@container\":\"@list\"},\"s\":{\"@id\":\"urn:s\",\"@container\":\"@set\"},"
                    + "\"d\":{\"@id\":\"urn:d\",\"@type\":\"http://www.w3.org/2001/XMLSchema#date\"},\"e\":\"urn:d\"}",
            "{\"id\":\"@id\",\"type\":\"@type\",\"g\":{\"@id\":\"urn:g\",\"@context\":{\"h\":\"urn:h\"}},"
                    + "\"K\":{\"@id\":\"urn:K\",\"@context\":{\"k\":{\"@id\":\"urn:k\",\"@type\":\"@id\"}}}}",
            "[{\"p\":\"urn:p\"},null]",
            "{\"@language\":\"fr\"}");

    private static final List<String> TYPES = List.of(
            "ContractRequestMessage",
            "ContractOfferMessage",
            "ContractAgreementMessage",
            "ContractNegotiation",
            "ContractNegotiationTerminationMessage",
            "TransferRequestMessage",
            "TransferStartMessage",
            "DataAddress",
            "EndpointProperty",
            "Catalog",
            "Dataset",
            "Distribution",
            "DataService",
            "Offer",
            "Agreement",
            "Set",
            "PolicyDefinition",
            "ContractRequest",
            "Asset",
            "QuerySpec",
            "Criterion",
            "K",
            "Unknown",
            "odrl:Offer",
            "dspace:TransferProcess",
            "http://www.w3.org/ns/odrl/2/Offer",
            "@id",
            "@none",
            "x:y",
            "not an iri:z");

    private static final List<String> KEYS = List.of(
            "providerPid",
            "consumerPid",
            "offer",
            "agreement",
            "callbackAddress",
            "timestamp",
            "state",
            "code",
            "reason",
            "dataAddress",
            "endpointProperties",
            "endpointType",
            "endpoint",
            "name",
            "value",
            "format",
            "agreementId",
            "permission",
            "prohibition",
            "obligation",
            "constraint",
            "leftOperand",
            "operator",
            "rightOperand",
            "action",
            "target",
            "assigner",
            "assignee",
            "duty",
            "profile",
            "and",
            "or",
            "dataset",
            "distribution",
            "hasPolicy",
            "accessService",
            "filter",
            "participantId",
            "id",
            "type",
            "uid",
            "edc:foo",
            "odrl:target",
            "dct:title",
            "https://w3id.org/edc/v0.0.1/ns/description",
            "policy",
            "privateProperties",
            "properties",
            "filterExpression",
            "unknown",
            "l",
            "s",
            "d",
            "e",
            "g",
            "h",
            "k",
            "p",
            "x",
            "x:q",
            "a:b c",
            "@index",
            "@language",
            "@nest",
            "@graph",
            "@reverse",
            "@included",
            "@json",
            "@direction",
            "@odd");

    private static final List<String> TEXTS = List.of(
            "odrl:use",
            "use",
            "eq",
            "odrl:eq",
            "REQUESTED",
            "dspace:REQUESTED",
            "urn:uuid:1",
            "did:web:a.example",
            "http://www.w3.org/ns/odrl/2/use",
            "http://127.0.0.1:8080/dsp",
            "plain",
            "",
            "two words",
            "HttpData-PULL",
            "2026-01-01",
            "FINALIZED",
            "_:b1",
            "@id",
            "@type",
            "@odd",
            "edc:thing",
            "x:thing",
            "K",
            "été",
            "a:b c",
            "#x",
            "https://w3id.org/dspace/2025/1/REQUESTED",
            "purpose",
            "x");

    private final Random random;

    Documents(long seed) {
        random = new Random(seed);
    }

    JsonObject next() {
        var document = Json.createObjectBuilder(node(0));
        if (random.nextInt(20) > 0) {
            document.add("@context", read(pick(CONTEXTS)));
        }
        return document.build();
    }

    private JsonObject node(int depth) {
        var node = Json.createObjectBuilder();
        if (random.nextInt(10) < 7) {
            node.add("@type", typed());
        }
        if (random.nextInt(10) < 5) {
            node.add("@id", pick(TEXTS));
        }
        for (var left = random.nextInt(5); left > 0; left--) {
            // Mostly what there are rules for.
            var known = random.nextInt(40) > 0 ? KEYS.size() - 8 : KEYS.size();
            node.add(KEYS.get(random.nextInt(known)), value(depth + 1));
        }
        return node.build();
    }

    private JsonValue typed() {
        var several = random.nextInt(5);
        if (several > 1) {
            return Json.createValue(pick(TYPES));
        }
        return several == 0
                ? JsonValue.EMPTY_JSON_ARRAY
                : Json.createArrayBuilder().add(pick(TYPES)).add(pick(TYPES)).build();
    }

    private JsonValue value(int depth) {
        var kind = random.nextInt(depth > 4 ? 6 : 12);
        return switch (kind) {
            case 0, 1, 2, 3 -> Json.createValue(pick(TEXTS));
            case 4 -> random.nextBoolean() ? Json.createValue(random.nextInt(9)) : Json.createValue(1.5);
            case 5 ->
                List.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL, JsonValue.EMPTY_JSON_ARRAY)
                        .get(random.nextInt(4));
            case 6 -> Json.createObjectBuilder().add("@id", pick(TEXTS)).build();
            case 7 -> valueObject();
            case 8 -> array(depth);
            case 9 ->
                Json.createObjectBuilder()
                        .add(
                                random.nextBoolean() ? "@list" : "@set",
                                random.nextBoolean() ? array(depth) : value(depth + 1))
                        .build();
            default -> node(depth);
        };
    }

    private JsonValue valueObject() {
        var value = Json.createObjectBuilder().add("@value", value(9));
        if (random.nextInt(3) == 0) {
            value.add("@type", random.nextBoolean() ? "http://www.w3.org/2001/XMLSchema#date" : pick(TYPES));
        }
        if (random.nextInt(20) == 0) {
            value.add("@language", "fr");
        }
        return value.build();
    }

    private JsonArray array(int depth) {
        var all = Json.createArrayBuilder();
        for (var left = random.nextInt(4); left > 0; left--) {
            all.add(value(depth + 1));
        }
        return all.build();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    static JsonValue read(String json) {
        try (var reader = Json.createReader(new java.io.StringReader(json))) {
            return reader.readValue();
        }
    }
}
