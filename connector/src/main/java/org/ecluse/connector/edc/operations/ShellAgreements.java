package org.ecluse.connector.edc.operations;

import java.util.Optional;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.NegotiationStore;

/** Our agreements in the shell's terms, by the negotiation that each came of. Safe for threads. */
public final class ShellAgreements {
    /** An agreement as the shell knows it, and where its other party is reached. */
    record Known(ContractAgreement agreement, String peerAddress) {}

    private final NegotiationStore negotiations;
    private final ShellNegotiations shell;

    public ShellAgreements(NegotiationStore negotiations, ShellNegotiations shell) {
        this.negotiations = negotiations;
        this.shell = shell;
    }

    Optional<Known> find(AgreementId id) {
        return negotiations.findByAgreement(id).flatMap(negotiation -> negotiation
                .agreement()
                .map(agreement -> new Known(
                        shell.agreement(agreement),
                        negotiation.exchange().peer().address())));
    }

    /** @param shellId the id that a transfer knows its agreement by */
    public Optional<ContractAgreement> byShellId(String shellId) {
        return agreementId(shellId).flatMap(this::find).map(Known::agreement);
    }

    Optional<AgreementId> agreementId(String shellId) {
        return AgreementId.valid(shellId) ? Optional.of(new AgreementId(shellId)) : Optional.empty();
    }
}
