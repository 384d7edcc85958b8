package org.ecluse.connector.edc.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.edc.connector.controlplane.services.query.QueryValidator;
import org.eclipse.edc.connector.controlplane.services.query.QueryValidators;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.TransferTypeParser;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.DeprovisionedResource;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.ProvisionResponse;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferRequest;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.command.NotifyPreparedCommand;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.command.ResumeTransferCommand;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.command.SuspendTransferCommand;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.command.TerminateTransferCommand;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.transfer.FlowType;
import org.eclipse.edc.validator.spi.DataAddressValidatorRegistry;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.transfer.DataAddress;
import org.ecluse.contracts.transfer.TransferMessage;
import org.ecluse.contracts.transfer.Transfers;

/** What the shell's Management API, and our own operations, ask of transfers. */
final class TransfersForOperator implements TransferProcessService {
    private static final String BY_DATA_PLANE =
            "transfer.by-data-plane: this connector prepares and clears up data by itself; there is nothing to do";

    private final Transfers transfers;
    private final TransferView view;
    private final AgreedTerms terms;
    private final DataFlows flows;
    private final ShellTransfers shell;
    private final Checks checks;
    private final QueryValidator queries = QueryValidators.transferProcess();

    /** What the shell looks at in a request. */
    record Checks(TransferTypeParser types, DataAddressValidatorRegistry addresses) {}

    TransfersForOperator(
            Transfers transfers,
            TransferView view,
            AgreedTerms terms,
            DataFlows flows,
            ShellTransfers shell,
            Checks checks) {
        this.transfers = transfers;
        this.view = view;
        this.terms = terms;
        this.flows = flows;
        this.shell = shell;
        this.checks = checks;
    }

    // The shell's contract for "there is none" is null, here and below.
    @Override
    public TransferProcess findById(String id) {
        return view.findById(id);
    }

    @Override
    public ServiceResult<List<TransferProcess>> search(QuerySpec query) {
        var valid = queries.validate(query);
        return valid.failed()
                ? ServiceResult.badRequest("the query cannot be answered: " + valid.getFailureDetail())
                : ServiceResult.success(view.findAll(query).toList());
    }

    @Override
    public String getState(String id) {
        return transfers.find(id).map(ShellTransfers::stateName).orElse(null);
    }

    @Override
    public ServiceResult<TransferProcess> initiateTransfer(ParticipantContext self, TransferRequest request) {
        var type = checks.types().parse(request.getTransferType());
        if (type.failed()) {
            return ServiceResult.badRequest("the transfer type is not valid: " + type.getFailureDetail());
        }
        var negotiation = terms.negotiation(request.getContractId());
        if (negotiation.flatMap(ContractNegotiation::agreement).isEmpty()) {
            return ServiceResult.badRequest("there is no agreement `" + request.getContractId() + "`");
        }
        return destination(request, type.getContent().flowType())
                .compose(destination -> initiated(request, negotiation.get(), destination));
    }

    private ServiceResult<TransferProcess> initiated(
            TransferRequest request, ContractNegotiation negotiation, Optional<DataAddress> destination) {
        var agreement = negotiation.agreement().orElseThrow();
        var pid = Optional.ofNullable(request.getId());
        var known = pid.flatMap(transfers::find);
        if (known.isPresent()) {
            return ServiceResult.success(shell.view(known.get()));
        }
        var provider = new Peer(
                negotiation.exchange().peer().party(), request.getCounterPartyAddress(), request.getProtocol());
        var order = new Transfers.Order(
                new TransferMessage.Requested(
                        new AgreementId(agreement.id().value()), request.getTransferType(), destination),
                agreement.assetId(),
                ShellNegotiations.callbacks(request.getCallbackAddresses()),
                plain(request.getPrivateProperties()));
        return ServiceResult.success(shell.view(pid.map(chosen -> transfers.request(chosen, provider, order))
                .orElseGet(() -> transfers.request(provider, order))));
    }

    private ServiceResult<Optional<DataAddress>> destination(TransferRequest request, FlowType flow) {
        var destination = request.getDataDestination();
        if (destination == null) {
            return flow == FlowType.PUSH
                    ? ServiceResult.badRequest("a push needs a `dataDestination`: name where the data is to be put")
                    : ServiceResult.success(Optional.empty());
        }
        var valid = checks.addresses().validateDestination(destination);
        if (flow == FlowType.PUSH && valid.failed()) {
            return ServiceResult.badRequest(valid.getFailureMessages());
        }
        try {
            return ServiceResult.success(Optional.of(ShellTransfers.address(destination)));
        } catch (IllegalArgumentException e) {
            return ServiceResult.badRequest(e.getMessage());
        }
    }

    private static Map<String, String> plain(Map<String, Object> properties) {
        var texts = new HashMap<String, String>();
        properties.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    @Override
    public ServiceResult<Void> complete(String id) {
        return move(id, new TransferMessage.Completed());
    }

    @Override
    public ServiceResult<Void> terminate(TerminateTransferCommand command) {
        return transfers
                .find(command.getEntityId())
                .map(transfer -> move(
                        command.getEntityId(),
                        new TransferMessage.Terminated(new Ending(
                                transfer.exchange().role(),
                                "",
                                Optional.ofNullable(command.getReason()).orElse("")))))
                .orElseGet(() -> unknown(command.getEntityId()));
    }

    @Override
    public ServiceResult<Void> suspend(SuspendTransferCommand command) {
        return move(
                command.getEntityId(),
                new TransferMessage.Suspended(
                        "", Optional.ofNullable(command.getReason()).orElse("")));
    }

    @Override
    public ServiceResult<Void> resume(ResumeTransferCommand command) {
        return answer(command.getEntityId(), transfers.goOn(command.getEntityId()));
    }

    private ServiceResult<Void> move(String id, TransferMessage message) {
        return answer(id, transfers.move(id, message));
    }

    /** What may flow no more is stopped at once, before the peer hears of it. */
    private ServiceResult<Void> answer(String id, Outcome<org.ecluse.contracts.transfer.TransferProcess> outcome) {
        return outcome.fold(
                moved -> {
                    flows.stopUnlessFlowing(moved);
                    return ServiceResult.success();
                },
                refusal -> transfers.find(id).isEmpty()
                        ? unknown(id)
                        : ServiceResult.conflict(refusal.code() + ": " + refusal.reason()));
    }

    private static ServiceResult<Void> unknown(String id) {
        return ServiceResult.notFound("there is no transfer `" + id + "`");
    }

    @Override
    public ServiceResult<Void> deprovision(String id) {
        return ServiceResult.conflict(BY_DATA_PLANE);
    }

    @Override
    public ServiceResult<Void> notifyPrepared(NotifyPreparedCommand command) {
        return ServiceResult.conflict(BY_DATA_PLANE);
    }

    @Override
    @Deprecated
    public ServiceResult<Void> completeDeprovision(String id, DeprovisionedResource resource) {
        return ServiceResult.conflict(BY_DATA_PLANE);
    }

    @Override
    @Deprecated
    public ServiceResult<Void> addProvisionedResource(String id, ProvisionResponse response) {
        return ServiceResult.conflict(BY_DATA_PLANE);
    }
}
