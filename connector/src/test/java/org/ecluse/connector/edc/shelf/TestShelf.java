package org.ecluse.connector.edc.shelf;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.connector.controlplane.query.asset.AssetPropertyLookup;
import org.eclipse.edc.query.CriterionOperatorRegistryImpl;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.ecluse.connector.ConnectorTables;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Engine;

/** The stores as the connector has them, empty, over a database that no other test uses at the same time. */
record TestShelf(Engine engine, Database database, ShelfStores stores) implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "shelf_offer",
            "shelf_reach",
            "shelf_asset_value",
            "shelf_policy_value",
            "shelf_definition_value",
            "shelf_asset",
            "shelf_policy",
            "shelf_definition",
            "shelf_audience");

    /** A server's databases are dear to make: they are emptied and used again. */
    private static final Queue<TestShelf> USED = new ConcurrentLinkedQueue<>();

    /** @param dir where a database that is a file goes */
    static TestShelf open(Engine engine, Path dir) {
        var used = engine == Engine.POSTGRESQL ? USED.poll() : null;
        if (used != null) {
            return used;
        }
        var database = Database.open(engine.fresh(dir));
        database.migrate(ConnectorTables.ALL);
        return new TestShelf(engine, database, ShelfStores.in(database, operators()));
    }

    /** The operators as the protocol shell registers them. */
    static CriterionOperatorRegistry operators() {
        var operators = CriterionOperatorRegistryImpl.ofDefaults();
        operators.registerPropertyLookup(new AssetPropertyLookup());
        return operators;
    }

    SqlAssetIndex assets() {
        return stores.assets();
    }

    PolicyDefinitionStore policies() {
        return stores.policies();
    }

    ContractDefinitionStore definitions() {
        return stores.definitions();
    }

    @Override
    public void close() {
        if (engine != Engine.POSTGRESQL) {
            database.close();
            return;
        }
        for (var table : TABLES) {
            database.transaction(connection -> emptied(connection, table));
        }
        USED.add(this);
    }

    private static int emptied(java.sql.Connection connection, String table) throws SQLException {
        return Sql.of("delete from " + table).run(connection);
    }
}
