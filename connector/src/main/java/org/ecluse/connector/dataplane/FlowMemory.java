package org.ecluse.connector.dataplane;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import org.ecluse.connector.source.SourceJson;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;

/**
 * The flows that were started and have not ended, in the connector's database: known after a restart, and to every process
 * that shares it. Safe for threads; fails with {@link org.ecluse.contracts.store.StoreUnavailable}.
 */
final class FlowMemory {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private final Database database;

    FlowMemory(Database database) {
        this.database = database;
    }

    /** @param generation of the token that is good */
    record State(int generation, boolean suspended) {}

    /** Keeps a flow, over what was kept of it. */
    void put(FlowRequest request, State state) {
        var document = json(request).toString();
        Database.Work<Integer> update = connection -> {
            try (var statement = connection.prepareStatement(
                    "update flow set generation = ?, is_suspended = ?, document = ? where id = ?")) {
                statement.setInt(1, state.generation());
                statement.setBoolean(2, state.suspended());
                statement.setString(3, document);
                statement.setString(4, request.flow().value());
                return statement.executeUpdate();
            }
        };
        Database.Work<Integer> insert = connection -> {
            try (var statement = connection.prepareStatement(
                    "insert into flow (generation, is_suspended, document, id) values (?, ?, ?, ?)")) {
                statement.setInt(1, state.generation());
                statement.setBoolean(2, state.suspended());
                statement.setString(3, document);
                statement.setString(4, request.flow().value());
                return statement.executeUpdate();
            }
        };
        database.insertOr(connection -> update.on(connection) == 1 ? 1 : insert.on(connection), update);
    }

    /** Writes over the state of a flow that is there; one that has ended stays so. */
    void set(FlowId flow, State state) {
        database.transaction(connection -> {
            try (var update =
                    connection.prepareStatement("update flow set generation = ?, is_suspended = ? where id = ?")) {
                update.setInt(1, state.generation());
                update.setBoolean(2, state.suspended());
                update.setString(3, flow.value());
                return update.executeUpdate();
            }
        });
    }

    void remove(FlowId flow) {
        database.transaction(connection -> {
            try (var delete = connection.prepareStatement("delete from flow where id = ?")) {
                delete.setString(1, flow.value());
                return delete.executeUpdate();
            }
        });
    }

    /** @return where it stands; empty when there is none, or it has ended */
    Optional<State> state(FlowId flow) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select generation, is_suspended from flow where id = ?")) {
                query.setString(1, flow.value());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(new State(rows.getInt(1), rows.getBoolean(2))) : Optional.empty();
                }
            }
        });
    }

    Optional<FlowRequest> request(FlowId flow) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select document from flow where id = ?")) {
                query.setString(1, flow.value());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(flow, rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    int count() {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select count(*) from flow");
                    var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private static JsonObject json(FlowRequest request) {
        var terms = request.terms();
        var json = Json.createObjectBuilder()
                .add("agreement", terms.agreement().value())
                .add("consumer", terms.consumer().did())
                .add("asset", terms.assetId())
                .add("policy", PolicyWriter.full(terms.policy()))
                .add("supply", SourceJson.write(request.supply()));
        request.sink().ifPresent(sink -> json.add("sink", sink.toString()));
        return json.build();
    }

    private static FlowRequest read(FlowId flow, String document) {
        try (var reader = Json.createReader(new StringReader(document))) {
            var json = reader.readObject();
            var policy = READER.read(json.getJsonObject("policy")).fold(read -> read.policy(), refused -> {
                throw new IllegalStateException("the terms of flow " + flow + " cannot be read: " + refused.problems());
            });
            return new FlowRequest(
                    flow,
                    new Terms(
                            new AgreementId(json.getString("agreement")),
                            new PartyId(json.getString("consumer")),
                            json.getString("asset"),
                            policy),
                    SourceJson.read(json.getJsonObject("supply")),
                    Optional.ofNullable(json.getString("sink", null)).map(URI::create));
        }
    }
}
