package org.ecluse.connector.edc.transfer;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.policy.model.Policy;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.transfer.TransferProcess;

/** The agreements that transfers are under, in the shell's terms. */
final class AgreedTerms {
    private final NegotiationStore negotiations;
    private final Supplier<ShellNegotiations> shell;

    AgreedTerms(NegotiationStore negotiations, Supplier<ShellNegotiations> shell) {
        this.negotiations = negotiations;
        this.shell = shell;
    }

    Optional<Policy> policyOf(TransferProcess transfer) {
        return negotiation(transfer.request().agreement().value())
                .flatMap(this::agreement)
                .map(ContractAgreement::getPolicy);
    }

    Optional<ContractNegotiation> negotiation(String agreementId) {
        return AgreementId.valid(agreementId)
                ? negotiations.findByAgreement(new AgreementId(agreementId))
                : Optional.empty();
    }

    Optional<ContractAgreement> agreement(ContractNegotiation negotiation) {
        return negotiation.agreement().map(shell.get()::agreement);
    }
}
