package org.ecluse.connector.edc.shelf;

import java.nio.file.Path;
import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.connector.controlplane.asset.spi.testfixtures.AssetIndexTestBase;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What EDC asks of every index of assets, asked of ours on both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlAssetIndexTest extends AssetIndexTestBase {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private TestShelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = TestShelf.open(engine, dir);
    }

    @AfterEach
    void closeShelf() {
        if (shelf != null) {
            shelf.close();
        }
    }

    @Override
    protected AssetIndex getAssetIndex() {
        return shelf.assets();
    }
}
