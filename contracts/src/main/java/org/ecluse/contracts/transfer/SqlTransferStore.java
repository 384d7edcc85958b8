package org.ecluse.contracts.transfer;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SqlExchangeStore;
import org.ecluse.contracts.store.Database;

/** Transfers in the contracts database. */
public final class SqlTransferStore extends SqlExchangeStore<TransferProcess, TransferState> implements TransferStore {
    private static final String RESTING = "yes";

    public SqlTransferStore(Database database) {
        super(database, "transfer", List.of("asset_id", "agreement_id", "resting"));
    }

    @Override
    public List<TransferProcess> findByAgreement(AgreementId agreement, int max) {
        return some("where agreement_id = ? order by seq fetch first " + max + " rows only", agreement.value());
    }

    @Override
    public List<String> resting(int max) {
        return pids(
                "where resting = ? and " + OWN + " order by seq fetch first " + max + " rows only", RESTING, ownName());
    }

    @Override
    public List<String> provided(int max) {
        return pids(
                "where role = ? and state = ? and " + OWN + " order by seq fetch first " + max + " rows only",
                Role.PROVIDER.name(),
                TransferState.STARTED.name(),
                ownName());
    }

    @Override
    protected boolean isInHand(TransferProcess transfer) {
        return super.isInHand(transfer) || transfer.restsWithUs();
    }

    /** Data flows where the transfer was started last, also while nothing is to be said about it. */
    @Override
    protected String unfinished() {
        return "(wake is not null or resting = '" + RESTING + "' or role = '" + Role.PROVIDER + "' and state = '"
                + TransferState.STARTED + "')";
    }

    @Override
    protected List<Optional<String>> ownValues(TransferProcess transfer) {
        return List.of(
                Optional.of(transfer.assetId()),
                Optional.of(transfer.request().agreement().value()),
                transfer.restsWithUs() ? Optional.of(RESTING) : Optional.empty());
    }

    @Override
    protected JsonObject write(TransferProcess transfer) {
        return TransferJson.write(transfer);
    }

    @Override
    protected TransferProcess read(JsonObject document, long version) {
        return TransferJson.read(document, version);
    }
}
