package org.ecluse.contracts.exchange;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;

/** How stores write down where a process stands. Without loss; the version is kept beside it. */
public final class ExchangeJson {
    private ExchangeJson() {}

    public static JsonObjectBuilder write(Exchange<?> exchange) {
        var json = Json.createObjectBuilder()
                .add("pid", exchange.pid())
                .add("role", exchange.role().name())
                .add("peer", exchange.peer().party().did())
                .add("address", exchange.peer().address())
                .add("protocol", exchange.peer().protocol())
                .add("state", exchange.state().name())
                .add("createdAt", exchange.createdAt().toString())
                .add("since", exchange.since().toString())
                .add("changedAt", exchange.changedAt().toString())
                .add("received", Json.createArrayBuilder(exchange.received()));
        exchange.peerPid().ifPresent(pid -> json.add("peerPid", pid));
        exchange.outgoing()
                .ifPresent(outgoing -> json.add(
                        "outgoing",
                        Json.createObjectBuilder()
                                .add("messageId", outgoing.messageId())
                                .add("leadsTo", outgoing.leadsTo().name())
                                .add("tries", outgoing.tries())
                                .add("due", outgoing.due().toString())
                                .add("underWay", outgoing.underWay())));
        exchange.ending()
                .ifPresent(ending -> json.add(
                        "ending",
                        Json.createObjectBuilder()
                                .add("by", ending.by().name())
                                .add("code", ending.code())
                                .add("reason", ending.reason())));
        return json;
    }

    public static <S extends Enum<S>> Exchange<S> read(JsonObject json, Class<S> states, long version) {
        return new Exchange<>(
                json.getString("pid"),
                Role.valueOf(json.getString("role")),
                new Peer(new PartyId(json.getString("peer")), json.getString("address"), json.getString("protocol")),
                text(json, "peerPid"),
                Enum.valueOf(states, json.getString("state")),
                Instant.parse(json.getString("createdAt")),
                Instant.parse(json.getString("since")),
                Instant.parse(json.getString("changedAt")),
                Optional.ofNullable(json.getJsonObject("outgoing")).map(outgoing -> outgoing(outgoing, states)),
                texts(json.getJsonArray("received")),
                Optional.ofNullable(json.getJsonObject("ending")).map(ExchangeJson::ending),
                version);
    }

    /** @return the list to which {@link #callbacks(JsonArray)} is the way back */
    public static JsonArray callbacks(List<Callback> callbacks) {
        var array = Json.createArrayBuilder();
        for (var callback : callbacks) {
            var json = Json.createObjectBuilder()
                    .add("uri", callback.uri())
                    .add("events", Json.createArrayBuilder(callback.events()))
                    .add("transactional", callback.transactional());
            callback.authKey().ifPresent(key -> json.add("authKey", key));
            callback.authCodeId().ifPresent(id -> json.add("authCodeId", id));
            array.add(json);
        }
        return array.build();
    }

    public static List<Callback> callbacks(JsonArray array) {
        return array.getValuesAs(JsonObject.class).stream()
                .map(json -> new Callback(
                        json.getString("uri"),
                        new LinkedHashSet<>(texts(json.getJsonArray("events"))),
                        json.getBoolean("transactional"),
                        text(json, "authKey"),
                        text(json, "authCodeId")))
                .toList();
    }

    public static Optional<String> text(JsonObject json, String member) {
        return Optional.ofNullable(json.getString(member, null));
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static <S extends Enum<S>> Outgoing<S> outgoing(JsonObject json, Class<S> states) {
        return new Outgoing<>(
                json.getString("messageId"),
                Enum.valueOf(states, json.getString("leadsTo")),
                json.getInt("tries"),
                Instant.parse(json.getString("due")),
                json.getBoolean("underWay"));
    }

    private static Ending ending(JsonObject json) {
        return new Ending(Role.valueOf(json.getString("by")), json.getString("code"), json.getString("reason"));
    }
}
