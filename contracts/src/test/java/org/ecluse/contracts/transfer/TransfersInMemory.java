package org.ecluse.contracts.transfer;

import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.StoreInMemory;

/** Transfers in a map. */
class TransfersInMemory extends StoreInMemory<TransferProcess> implements TransferStore {
    TransfersInMemory(Runnable aroundCommit) {
        super(aroundCommit);
    }

    TransfersInMemory() {
        this(() -> {});
    }

    /** INVARIANT: no state goes where the table does not lead. */
    @Override
    protected void replaced(TransferProcess former, TransferProcess now) {
        if (former.state() != now.state()
                && TransferState.TABLE.next().get(former.state()).get(now.state()) == null) {
            throw new AssertionError(former.state() + " became " + now.state());
        }
    }

    @Override
    public List<TransferProcess> findByAgreement(AgreementId agreement, int max) {
        return all().stream()
                .filter(transfer -> transfer.request().agreement().equals(agreement))
                .limit(max)
                .toList();
    }

    @Override
    public List<String> provided(int max) {
        return all().stream()
                .filter(transfer -> transfer.exchange().role() == Role.PROVIDER)
                .filter(transfer -> transfer.state() == TransferState.STARTED)
                .limit(max)
                .map(TransferProcess::pid)
                .toList();
    }

    @Override
    public List<String> resting(int max) {
        return all().stream()
                .filter(TransferProcess::restsWithUs)
                .limit(max)
                .map(TransferProcess::pid)
                .toList();
    }
}
