package org.ecluse.connector.edc.shelf;

import java.nio.file.Path;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.testfixtures.store.PolicyDefinitionStoreTestBase;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What EDC asks of every store of policies, asked of ours on both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlPolicyDefinitionStoreTest extends PolicyDefinitionStoreTestBase {
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
    protected PolicyDefinitionStore getPolicyDefinitionStore() {
        return shelf.policies();
    }
}
