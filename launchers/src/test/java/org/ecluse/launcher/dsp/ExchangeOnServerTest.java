package org.ecluse.launcher.dsp;

import org.ecluse.connector.ConnectorSettings;

/** Whole exchanges between connectors that keep everything on PostgreSQL, each in a database of its own. */
class ExchangeOnServerTest extends ExchangeTest {
    @Override
    ConnectorSettings kept(ConnectorSettings files) {
        return files.keptIn(Servers.fresh(files.name()));
    }
}
