package org.ecluse.connector;

import org.ecluse.contracts.store.Database.Tables;

/** The tables that are the connector's own, beside those of contracts. */
public final class ConnectorTables {
    public static final Tables ALL = new Tables(ConnectorTables.class, "db/connector", "connector_schema_history");

    private ConnectorTables() {}
}
