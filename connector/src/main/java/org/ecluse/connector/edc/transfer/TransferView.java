package org.ecluse.connector.edc.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.transfer.spi.store.TransferProcessStore;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.eclipse.edc.store.ReflectionBasedQueryResolver;
import org.ecluse.connector.edc.exchange.Pages;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.transfer.TransferStore;

/** Our transfers as the store that the shell reads from. It is no store: what would write is refused. */
final class TransferView implements TransferProcessStore {
    private static final String READ_ONLY = "transfers are moved by their messages and by the operator, not written";
    private static final int BY_AGREEMENT_MAX = 10_000;

    private final TransferStore store;
    private final Supplier<ShellTransfers> shell;
    private final ReflectionBasedQueryResolver<TransferProcess> transfers;

    TransferView(TransferStore store, Supplier<ShellTransfers> shell, CriterionOperatorRegistry operators) {
        this.store = store;
        this.shell = shell;
        this.transfers = new ReflectionBasedQueryResolver<>(TransferProcess.class, operators);
    }

    @Override
    public TransferProcess findById(String id) {
        return store.find(id).map(shell.get()::view).orElse(null);
    }

    @Override
    public Stream<TransferProcess> findAll(QuerySpec query) {
        var candidates = agreementIn(query)
                .map(agreement -> store.findByAgreement(agreement, BY_AGREEMENT_MAX).stream())
                .orElseGet(() -> Pages.all(store::page));
        return transfers.query(candidates.map(shell.get()::view), query);
    }

    /** Transfers are mostly asked for by their agreement, which is an index. */
    private static Optional<AgreementId> agreementIn(QuerySpec query) {
        return query.getFilterExpression().stream()
                .filter(criterion -> criterion.getOperator().equals("="))
                .filter(criterion -> "contractId".equals(criterion.getOperandLeft()))
                .map(criterion -> String.valueOf(criterion.getOperandRight()))
                .filter(AgreementId::valid)
                .map(AgreementId::new)
                .findFirst();
    }

    /** The shell's way of asking whether a peer's request was here before, which our own store answers. */
    @Override
    public TransferProcess findForCorrelationId(String id) {
        return findAll(QuerySpec.Builder.newInstance()
                        .filter(List.of(Criterion.criterion("correlationId", "=", id)))
                        .build())
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<TransferProcess> nextNotLeased(int max, Criterion... criteria) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public StoreResult<TransferProcess> findByIdAndLease(String id) {
        return StoreResult.generalError(READ_ONLY);
    }

    @Override
    public StoreResult<Void> save(TransferProcess transfer) {
        return StoreResult.generalError(READ_ONLY);
    }

    @Override
    public StoreResult<Void> delete(String id) {
        return StoreResult.generalError(READ_ONLY);
    }
}
