package org.ecluse.contracts.transfer;

import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.ExchangeStore;

/** Keeps transfers. */
public interface TransferStore extends ExchangeStore<TransferProcess> {
    /** The transfers under an agreement, oldest first. */
    List<TransferProcess> findByAgreement(AgreementId agreement, int max);

    /** Pids of transfers of which {@link TransferProcess#restsWithUs} is true, this connector's own ({@link #ownDue}), oldest first. */
    List<String> resting(int max);

    /** Pids of this connector's own transfers ({@link #ownDue}) that it provides and that are started, oldest first. */
    List<String> provided(int max);
}
