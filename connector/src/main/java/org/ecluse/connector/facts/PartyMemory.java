package org.ecluse.connector.facts;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.store.Database;
import org.ecluse.trust.Did;
import org.ecluse.trust.status.StatusClient;

/**
 * What parties last showed, in the connector's database. Whoever has shown no credential is not in it, so that strangers
 * take no room. Safe for threads; fails with {@link org.ecluse.contracts.store.StoreUnavailable}.
 */
public final class PartyMemory {
    private final Database database;
    private final InstantSource clock;

    /** @param database with the connector's tables */
    public PartyMemory(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether other processes write to it as well. */
    boolean isShared() {
        return database.isShared();
    }

    void keep(String did, List<VerifiedCredential> credentials) {
        if (credentials.isEmpty()) {
            database.transaction(connection -> {
                try (var delete = connection.prepareStatement("delete from known_party where did = ?")) {
                    delete.setString(1, did);
                    return delete.executeUpdate();
                }
            });
            return;
        }
        var text = JSONObjectUtils.toJSONString(Map.of(
                "credentials", credentials.stream().map(PartyMemory::json).toList()));
        Database.Work<Integer> update = connection -> {
            try (var statement =
                    connection.prepareStatement("update known_party set shown_at = ?, credentials = ? where did = ?")) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setString(2, text);
                statement.setString(3, did);
                return statement.executeUpdate();
            }
        };
        Database.Work<Integer> insert = connection -> {
            try (var statement = connection.prepareStatement(
                    "insert into known_party (shown_at, credentials, did) values (?, ?, ?)")) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setString(2, text);
                statement.setString(3, did);
                return statement.executeUpdate();
            }
        };
        database.insertOr(connection -> update.on(connection) == 1 ? 1 : insert.on(connection), update);
    }

    /** @return what it last showed; empty when it has shown nothing */
    Optional<List<VerifiedCredential>> find(String did) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select credentials from known_party where did = ?")) {
                query.setString(1, did);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    private static Map<String, Object> json(VerifiedCredential credential) {
        var json = new HashMap<String, Object>();
        json.put("types", List.copyOf(credential.types()));
        json.put("issuer", credential.issuer());
        json.put("subject", credential.subject());
        json.put("claims", credential.claims());
        json.put("validFrom", credential.validFrom().toString());
        credential.validUntil().ifPresent(until -> json.put("validUntil", until.toString()));
        credential
                .status()
                .ifPresent(status -> json.put(
                        "status",
                        Map.of(
                                "list", status.list().toString(),
                                "index", status.index(),
                                "issuer", status.issuer().toString())));
        return json;
    }

    private static List<VerifiedCredential> read(String text) {
        try {
            var credentials = new ArrayList<VerifiedCredential>();
            for (var json : JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "credentials")) {
                credentials.add(credential(json));
            }
            return credentials;
        } catch (ParseException e) {
            throw new IllegalStateException("what a party has shown cannot be read back; restore the database", e);
        }
    }

    private static VerifiedCredential credential(Map<String, Object> json) throws ParseException {
        var status = JSONObjectUtils.getJSONObject(json, "status");
        return new VerifiedCredential(
                new HashSet<>(JSONObjectUtils.getStringList(json, "types")),
                JSONObjectUtils.getString(json, "issuer"),
                JSONObjectUtils.getString(json, "subject"),
                JSONObjectUtils.getJSONObject(json, "claims"),
                Instant.parse(JSONObjectUtils.getString(json, "validFrom")),
                Optional.ofNullable(JSONObjectUtils.getString(json, "validUntil"))
                        .map(Instant::parse),
                status == null ? Optional.empty() : Optional.of(entry(status)));
    }

    private static StatusClient.Entry entry(Map<String, Object> status) throws ParseException {
        return new StatusClient.Entry(
                URI.create(JSONObjectUtils.getString(status, "list")),
                JSONObjectUtils.getInt(status, "index"),
                Did.of(JSONObjectUtils.getString(status, "issuer")));
    }
}
