package org.ecluse.contracts.transfer;

class TransfersInMemoryTest extends TransferStoreContract {
    private TransferStore store;

    @Override
    TransferStore store() {
        store = new TransfersInMemory();
        return store;
    }

    @Override
    TransferStore reopened() {
        return store;
    }
}
