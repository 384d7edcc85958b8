package org.ecluse.connector.edc.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.eclipse.edc.store.ReflectionBasedQueryResolver;
import org.ecluse.connector.edc.exchange.Pages;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.NegotiationStore;

/** Our negotiations as the store that the shell reads from. It is no store: what would write is refused. */
final class NegotiationView implements ContractNegotiationStore {
    private static final String READ_ONLY = "negotiations are moved by their messages and by the operator, not written";

    private final NegotiationStore store;
    private final Supplier<ShellNegotiations> shell;
    private final ReflectionBasedQueryResolver<ContractNegotiation> negotiations;
    private final ReflectionBasedQueryResolver<ContractAgreement> agreements;

    NegotiationView(NegotiationStore store, Supplier<ShellNegotiations> shell, CriterionOperatorRegistry operators) {
        this.store = store;
        this.shell = shell;
        this.negotiations = new ReflectionBasedQueryResolver<>(ContractNegotiation.class, operators);
        this.agreements = new ReflectionBasedQueryResolver<>(ContractAgreement.class, operators);
    }

    @Override
    public ContractAgreement findContractAgreement(String id) {
        return agreement(id).orElse(null);
    }

    @Override
    public ContractNegotiation findById(String id) {
        return store.find(id).map(shell.get()::view).orElse(null);
    }

    @Override
    public Stream<ContractNegotiation> queryNegotiations(QuerySpec query) {
        return negotiations.query(asked(query).map(shell.get()::view), query);
    }

    @Override
    public Stream<ContractAgreement> queryAgreements(QuerySpec query) {
        return agreements.query(candidates(query), query);
    }

    /** A negotiation is mostly asked for by its agreement, which is an index. */
    private Stream<org.ecluse.contracts.negotiation.ContractNegotiation> asked(QuerySpec query) {
        return query.getFilterExpression().stream()
                .filter(criterion -> criterion.getOperator().equals("=")
                        && List.of("contractAgreement.id", "contractAgreement.agreementId")
                                .contains(String.valueOf(criterion.getOperandLeft())))
                .map(criterion -> String.valueOf(criterion.getOperandRight()))
                .findFirst()
                .map(id -> AgreementId.valid(id)
                        ? store.findByAgreement(new AgreementId(id)).stream()
                        : Stream.<org.ecluse.contracts.negotiation.ContractNegotiation>empty())
                .orElseGet(() -> Pages.all(store::page));
    }

    /** An agreement is mostly asked for by its id, which is an index. */
    private Stream<ContractAgreement> candidates(QuerySpec query) {
        return query.getFilterExpression().stream()
                .filter(NegotiationView::isById)
                .findFirst()
                .map(criterion -> agreement(String.valueOf(criterion.getOperandRight())).stream())
                .orElseGet(() -> Pages.all(store::page)
                        .flatMap(negotiation -> negotiation.agreement().map(shell.get()::agreement).stream()));
    }

    private static boolean isById(Criterion criterion) {
        return criterion.getOperator().equals("=")
                && List.of("id", "agreementId").contains(String.valueOf(criterion.getOperandLeft()));
    }

    private Optional<ContractAgreement> agreement(String id) {
        return AgreementId.valid(id)
                ? store.findByAgreement(new AgreementId(id))
                        .flatMap(negotiation -> negotiation.agreement())
                        .map(shell.get()::agreement)
                : Optional.empty();
    }

    @Override
    public List<ContractNegotiation> nextNotLeased(int max, Criterion... criteria) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public StoreResult<ContractNegotiation> findByIdAndLease(String id) {
        return StoreResult.generalError(READ_ONLY);
    }

    @Override
    public StoreResult<Void> save(ContractNegotiation negotiation) {
        return StoreResult.generalError(READ_ONLY);
    }

    @Override
    public StoreResult<Void> deleteById(String id) {
        return StoreResult.generalError(READ_ONLY);
    }
}
