package org.ecluse.connector.edc.transfer;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowController;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.DataFlowResponse;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.constants.CoreConstants;
import org.eclipse.edc.spi.response.ResponseStatus;
import org.eclipse.edc.spi.response.StatusResult;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.connector.dataplane.FlowId;
import org.ecluse.connector.dataplane.FlowRequest;
import org.ecluse.connector.dataplane.Flows;
import org.ecluse.connector.dataplane.Start;
import org.ecluse.connector.dataplane.Terms;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves our data plane when the protocol starts, suspends or ends a transfer. Safe for threads. */
public final class FlowBridge implements DataFlowController {
    private static final Logger LOG = LoggerFactory.getLogger(FlowBridge.class);
    private static final Set<String> TYPES = Set.of(Operations.PULL, Operations.PUSH);
    private static final String HTTP = "https://w3id.org/idsa/v4.1/HTTP";

    private final Flows flows;
    private final Contracts contracts;
    private final Function<String, Optional<ContractAgreement>> agreementOf;
    private final Function<String, Optional<Supply>> supplyOf;

    /**
     * @param agreementOf the shell's agreement, by the id a transfer knows it by
     * @param supplyOf where an asset's bytes come from, also when it is no longer on offer
     */
    public FlowBridge(
            Flows flows,
            Contracts contracts,
            Function<String, Optional<ContractAgreement>> agreementOf,
            Function<String, Optional<Supply>> supplyOf) {
        this.flows = flows;
        this.contracts = contracts;
        this.agreementOf = agreementOf;
        this.supplyOf = supplyOf;
    }

    @Override
    public boolean canHandle(TransferProcess transfer) {
        return TYPES.contains(transfer.getTransferType());
    }

    /** The consumer's side has nothing to prepare: a sink is named when the transfer is asked for. */
    @Override
    public StatusResult<DataFlowResponse> prepare(TransferProcess transfer, Policy policy) {
        return StatusResult.success(DataFlowResponse.Builder.newInstance()
                .dataAddress(transfer.getDataDestination())
                .build());
    }

    @Override
    public StatusResult<DataFlowResponse> start(TransferProcess transfer, Policy policy) {
        var shellAgreement = agreementOf.apply(transfer.getContractId());
        var agreement = shellAgreement.flatMap(known -> contracts.find(new AgreementId(known.getAgreementId())));
        if (shellAgreement.isPresent() && agreement.isEmpty()) {
            // A fast consumer asks while we are still writing the agreement down: the shell tries again.
            return StatusResult.failure(ResponseStatus.ERROR_RETRY, "contract.not-kept-yet");
        }
        if (agreement.isEmpty() || !contracts.inForce(agreement.get().id())) {
            return refused(transfer, agreement.isEmpty() ? "contract.unknown" : Contracts.ENDED);
        }
        var supply = supplyOf.apply(agreement.get().assetId());
        if (supply.isEmpty()) {
            return refused(transfer, "source.unknown");
        }
        var sink = sink(transfer);
        if (transfer.getTransferType().equals(Operations.PUSH) && sink.isEmpty()) {
            return refused(transfer, "transfer.sink.missing");
        }
        return flows.start(new FlowRequest(new FlowId(transfer.getId()), terms(agreement.get()), supply.get(), sink))
                .fold(
                        pull -> StatusResult.success(DataFlowResponse.Builder.newInstance()
                                .dataAddress(endpoint(pull))
                                .build()),
                        pushing -> StatusResult.success(
                                DataFlowResponse.Builder.newInstance().build()),
                        no -> refused(transfer, no));
    }

    @Override
    public StatusResult<Void> suspend(TransferProcess transfer) {
        flows.suspend(new FlowId(transfer.getId()));
        return StatusResult.success();
    }

    @Override
    public StatusResult<Void> terminate(TransferProcess transfer) {
        flows.terminate(new FlowId(transfer.getId()));
        return StatusResult.success();
    }

    @Override
    public Set<String> transferTypesFor(Asset asset) {
        return TYPES;
    }

    private static Terms terms(Agreement agreement) {
        return new Terms(agreement.id(), agreement.consumer(), agreement.assetId(), agreement.policy());
    }

    /** Where to push to. Other connectors say it as {@code baseUrl}, the protocol itself as {@code endpoint}. */
    private static Optional<URI> sink(TransferProcess transfer) {
        if (!transfer.getTransferType().equals(Operations.PUSH) || transfer.getDataDestination() == null) {
            return Optional.empty();
        }
        var destination = transfer.getDataDestination();
        return Stream.of(CoreConstants.EDC_NAMESPACE + "baseUrl", "baseUrl", CoreConstants.EDC_NAMESPACE + "endpoint")
                .flatMap(name -> Optional.ofNullable(destination.getStringProperty(name)).stream())
                .findFirst()
                .flatMap(FlowBridge::address);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DataAddress endpoint(Start.Pull pull) {
        return DataAddress.Builder.newInstance()
                .type(HTTP)
                .property("endpoint", pull.endpoint().toString())
                .property("endpointType", HTTP)
                .property("authorization", pull.token())
                .property("authType", "bearer")
                .build();
    }

    private static StatusResult<DataFlowResponse> refused(TransferProcess transfer, Start.Refused refused) {
        refused.reasons().forEach(reason -> LOG.warn("transfer {} not started: {}", transfer.getId(), reason));
        var codes = refused.reasons().stream().map(Problem::code).distinct().collect(joining(", "));
        return StatusResult.failure(ResponseStatus.FATAL_ERROR, codes);
    }

    private static StatusResult<DataFlowResponse> refused(TransferProcess transfer, String code) {
        LOG.warn("transfer {} not started: {}", transfer.getId(), code);
        return StatusResult.failure(ResponseStatus.FATAL_ERROR, code);
    }
}
