package org.ecluse.contracts.negotiation;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.StoreInMemory;

/** Negotiations in a map. */
class NegotiationsInMemory extends StoreInMemory<ContractNegotiation> implements NegotiationStore {
    NegotiationsInMemory(Runnable aroundCommit) {
        super(aroundCommit);
    }

    /** INVARIANT: no state goes back, and an agreement is never replaced. */
    @Override
    protected void replaced(ContractNegotiation former, ContractNegotiation now) {
        if (former.state() != now.state()
                && NegotiationState.TABLE.next().get(former.state()).get(now.state()) == null
                && !NegotiationsInMemory.inTwoSteps(former, now)) {
            throw new AssertionError(former.state() + " became " + now.state());
        }
        if (former.agreement().isPresent() && !former.agreement().equals(now.agreement())) {
            throw new AssertionError("an agreement was replaced");
        }
    }

    /** The peer's message and our own move in one commit. */
    private static boolean inTwoSteps(ContractNegotiation former, ContractNegotiation now) {
        return NegotiationState.TABLE.next().get(former.state()).keySet().stream()
                .anyMatch(between -> NegotiationState.TABLE.next().get(between).containsKey(now.state()));
    }

    @Override
    public Optional<ContractNegotiation> findByAgreement(AgreementId agreement) {
        return all().stream()
                .filter(negotiation -> negotiation
                        .agreement()
                        .filter(made -> made.id().equals(agreement))
                        .isPresent())
                .findFirst();
    }

    @Override
    public List<ContractNegotiation> resting() {
        return all().stream()
                .filter(negotiation -> negotiation.exchange().role() == Role.PROVIDER
                        ? negotiation.state() == NegotiationState.REQUESTED
                        : negotiation.state() == NegotiationState.OFFERED)
                .toList();
    }

    /** Nothing is kept here but negotiations. */
    @Override
    public List<ContractNegotiation> concludedUnkept() {
        return all().stream()
                .filter(negotiation -> negotiation.state() == NegotiationState.FINALIZED)
                .toList();
    }
}
