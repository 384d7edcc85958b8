package org.ecluse.connector.edc.operations;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ecluse.connector.edc.operations.PublicationJson.Shelved;
import org.ecluse.contracts.store.Database;

/**
 * What this connector offers or has offered, in its database: on the disk when it is acknowledged, and known to every
 * process that shares it. Safe for threads; fails with {@link org.ecluse.contracts.store.StoreUnavailable}.
 */
public final class Shelf {
    private static final Pattern ASSET_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Database database;
    /** By what was read, what it says: each document is read once. */
    private final Map<String, Read> latest = new ConcurrentHashMap<>();

    private record Read(String document, Shelved shelved) {}

    /** @param database with the connector's tables */
    public Shelf(Database database) {
        this.database = database;
    }

    static boolean validAssetId(String text) {
        return ASSET_ID.matcher(text).matches();
    }

    void put(Shelved shelved) {
        var document = PublicationJson.write(shelved).toString();
        var assetId = shelved.publication().assetId();
        Database.Work<Integer> update = connection -> {
            try (var statement =
                    connection.prepareStatement("update publication set document = ? where asset_id = ?")) {
                return executed(statement, document, assetId);
            }
        };
        Database.Work<Integer> insert = connection -> {
            try (var statement =
                    connection.prepareStatement("insert into publication (document, asset_id) values (?, ?)")) {
                return executed(statement, document, assetId);
            }
        };
        database.insertOr(connection -> update.on(connection) == 1 ? 1 : insert.on(connection), update);
        database.settle();
    }

    private static int executed(PreparedStatement statement, String document, String assetId) throws SQLException {
        statement.setString(1, document);
        statement.setString(2, assetId);
        return statement.executeUpdate();
    }

    /** @return the asset, whether or not it is on offer now */
    public Optional<Shelved> find(String assetId) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select document from publication where asset_id = ?")) {
                query.setString(1, assetId);
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(read(assetId, rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /** By their ids. */
    List<Shelved> onOffer() {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(
                            "select asset_id, document from publication order by asset_id");
                    var rows = query.executeQuery()) {
                var all = new ArrayList<Shelved>();
                while (rows.next()) {
                    all.add(read(rows.getString(1), rows.getString(2)));
                }
                return all.stream().filter(Shelved::onOffer).toList();
            }
        });
    }

    private Shelved read(String assetId, String document) {
        var known = latest.get(assetId);
        if (known != null && known.document().equals(document)) {
            return known.shelved();
        }
        try (var reader = Json.createReader(new StringReader(document))) {
            var shelved = PublicationJson.read(reader.readObject());
            latest.put(assetId, new Read(document, shelved));
            return shelved;
        } catch (JsonException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "what is kept of the offer `" + assetId + "` cannot be read: " + e.getMessage()
                            + "; restore the database from a copy, or publish the asset again",
                    e);
        }
    }
}
