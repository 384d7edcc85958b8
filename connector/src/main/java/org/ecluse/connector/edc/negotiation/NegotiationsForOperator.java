package org.ecluse.connector.edc.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.command.TerminateNegotiationCommand;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractRequest;
import org.eclipse.edc.connector.controlplane.services.query.QueryValidator;
import org.eclipse.edc.connector.controlplane.services.query.QueryValidators;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.ServiceResult;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.Negotiations;

/** What the shell's Management API asks of negotiations. */
final class NegotiationsForOperator implements ContractNegotiationService {
    private final Negotiations negotiations;
    private final NegotiationView view;
    private final Supplier<ShellNegotiations> shell;
    private final QueryValidator queries = QueryValidators.contractNegotiation();

    NegotiationsForOperator(Negotiations negotiations, NegotiationView view, Supplier<ShellNegotiations> shell) {
        this.negotiations = negotiations;
        this.view = view;
        this.shell = shell;
    }

    // The shell's contract for "there is none" is null, here and below.
    @Override
    public ContractNegotiation findbyId(String id) {
        return view.findById(id);
    }

    @Override
    public ServiceResult<List<ContractNegotiation>> search(QuerySpec query) {
        var valid = queries.validate(query);
        return valid.failed()
                ? ServiceResult.badRequest("the query cannot be answered: " + valid.getFailureDetail())
                : ServiceResult.success(view.queryNegotiations(query).toList());
    }

    @Override
    public String getState(String id) {
        return negotiations.find(id).map(ShellNegotiations::stateName).orElse(null);
    }

    @Override
    public ContractAgreement getForNegotiation(String id) {
        return Optional.ofNullable(findbyId(id))
                .map(ContractNegotiation::getContractAgreement)
                .orElse(null);
    }

    @Override
    public ContractNegotiation initiateNegotiation(ParticipantContext self, ContractRequest request) {
        var provider =
                new Peer(new PartyId(request.getProviderId()), request.getCounterPartyAddress(), request.getProtocol());
        return shell.get()
                .view(negotiations.request(
                        provider,
                        shell.get().offer(request.getContractOffer()),
                        ShellNegotiations.callbacks(request.getCallbackAddresses())));
    }

    @Override
    public ServiceResult<Void> terminate(TerminateNegotiationCommand command) {
        var known = negotiations.find(command.getEntityId());
        if (known.isEmpty()) {
            return ServiceResult.notFound("there is no negotiation `" + command.getEntityId() + "`");
        }
        var ending = new Ending(
                known.get().exchange().role(),
                "",
                Optional.ofNullable(command.getReason()).orElse(""));
        return negotiations
                .move(command.getEntityId(), new NegotiationMessage.Terminated(ending))
                .fold(
                        done -> ServiceResult.success(),
                        refusal -> ServiceResult.conflict(refusal.code() + ": " + refusal.reason()));
    }

    /** What was negotiated is a record: it is kept. */
    @Override
    public ServiceResult<Void> delete(String id) {
        return negotiations.find(id).isEmpty()
                ? ServiceResult.notFound("there is no negotiation `" + id + "`")
                : ServiceResult.conflict(
                        "negotiation.kept: a negotiation is a record of what was said, and is not deleted; leave it");
    }
}
