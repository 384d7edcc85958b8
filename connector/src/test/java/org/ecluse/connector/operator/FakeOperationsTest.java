package org.ecluse.connector.operator;

import java.nio.file.Path;
import java.time.InstantSource;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.io.TempDir;

class FakeOperationsTest extends OperationsContract {
    @TempDir
    Path dir;

    private final Operations operations =
            new FakeOperations(Did.of("did:web:127.0.0.1%3A19000:partners:irisa"), InstantSource.system());

    @Override
    protected Operations operations() {
        return operations;
    }

    @Override
    protected Path file() {
        return dir.resolve("data.csv");
    }
}
