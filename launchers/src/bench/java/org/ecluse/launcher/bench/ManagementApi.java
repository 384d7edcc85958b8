package org.ecluse.launcher.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** EDC's Management API, version 3, as both sides have it; connections are kept. Safe for threads. */
final class ManagementApi {
    static final String EDC = "https://w3id.org/edc/v0.0.1/ns/";
    static final String ODRL = "http://www.w3.org/ns/odrl.jsonld";
    private static final String PROTOCOL = "dataspace-protocol-http:2025-1";
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Optional<String> key;

    /** @param key what opens it, where it is closed */
    ManagementApi(URI address, Optional<String> key) {
        this.address = address;
        this.key = key;
    }

    /** @return the request for a contract about the first dataset that {@code provider} offers, as this side is to send it */
    JsonObject contractRequest(Connector provider) {
        var catalog = post(
                "/catalog/request",
                toPeer(provider).add("counterPartyId", provider.did()).build());
        var dataset = first(member(catalog, "dataset"));
        var offer = Json.createObjectBuilder(first(member(dataset, "hasPolicy")))
                .add("@context", ODRL)
                .add("assigner", Json.createObjectBuilder().add("@id", provider.did()))
                .add("target", Json.createObjectBuilder().add("@id", dataset.getString("@id")));
        return toPeer(provider)
                .add("@type", "ContractRequest")
                .add("policy", offer)
                .build();
    }

    /** @return what {@code provider} shows of its catalogue from {@code offset} on */
    JsonObject catalogue(Connector provider, int offset, int limit) {
        return post(
                "/catalog/request",
                toPeer(provider)
                        .add("@type", "CatalogRequest")
                        .add("counterPartyId", provider.did())
                        .add(
                                "querySpec",
                                Json.createObjectBuilder().add("offset", offset).add("limit", limit))
                        .build());
    }

    /** @return the id of the negotiation */
    String negotiate(JsonObject contractRequest) {
        return post("/contractnegotiations", contractRequest).getString("@id");
    }

    String negotiationState(String id) {
        return get("/contractnegotiations/" + id + "/state").getString("state");
    }

    String agreementOf(String negotiation) {
        return get("/contractnegotiations/" + negotiation).getString("contractAgreementId");
    }

    /** @return a request for the data under {@code agreement}, to be completed */
    JsonObjectBuilder transferRequest(Connector provider, String agreement, String transferType) {
        return toPeer(provider)
                .add("@type", "TransferRequest")
                .add("contractId", agreement)
                .add("transferType", transferType);
    }

    /** @return the id of the transfer */
    String transfer(JsonObject transferRequest) {
        return post("/transferprocesses", transferRequest).getString("@id");
    }

    String transferState(String id) {
        return get("/transferprocesses/" + id + "/state").getString("state");
    }

    /** @return where a transfer's data is to be had, once that is known */
    Optional<JsonObject> dataAddress(String transfer) {
        var answer = send(request("/edrs/" + transfer + "/dataaddress"));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(json(answer));
    }

    JsonObject get(String path) {
        return json(send(request(path)));
    }

    JsonObject post(String path, JsonObject body) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
    }

    static JsonObjectBuilder edc() {
        return Json.createObjectBuilder()
                .add("@context", Json.createObjectBuilder().add("@vocab", EDC));
    }

    private static JsonObjectBuilder toPeer(Connector peer) {
        return edc().add("counterPartyAddress", peer.dsp().toString()).add("protocol", PROTOCOL);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        key.ifPresent(value -> request.header("X-Api-Key", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StepFailed(address + " could not be reached: " + e, e);
        } catch (InterruptedException e) {
            throw new StepFailed("interrupted", e);
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new StepFailed(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        if (answer.body().isEmpty()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    /** By its local name: how a connector shortens names is its own choice. */
    static JsonValue member(JsonObject object, String localName) {
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().equals(localName)
                        || entry.getKey().endsWith(":" + localName)
                        || entry.getKey().endsWith("/" + localName)
                        || entry.getKey().endsWith("#" + localName))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new StepFailed("no `" + localName + "` in " + object));
    }

    private static JsonObject first(JsonValue value) {
        return value instanceof JsonArray several ? several.getJsonObject(0) : value.asJsonObject();
    }
}
