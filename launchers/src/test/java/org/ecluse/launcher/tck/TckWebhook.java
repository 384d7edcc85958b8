package org.ecluse.launcher.tck;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.util.UUID;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractRequest;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractOffer;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferRequest;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.policy.model.PolicyType;

/** Where the test kit tells the system under test to begin something as a consumer. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
public class TckWebhook {
    private static final String PROTOCOL = "dataspace-protocol-http:2025-1";

    private final ContractNegotiationService negotiations;
    private final TransferProcessService transfers;
    private final ParticipantContext self;

    TckWebhook(ContractNegotiationService negotiations, TransferProcessService transfers, ParticipantContext self) {
        this.negotiations = negotiations;
        this.transfers = transfers;
        this.self = self;
    }

    @POST
    @Path("negotiations/requests")
    public void negotiate(String body) {
        var asked = parse(body);
        var offer = ContractOffer.Builder.newInstance()
                .id(asked.getString("offerId"))
                .assetId(asked.getString("datasetId"))
                .policy(TckSeeds.mayUse().toBuilder()
                        .type(PolicyType.OFFER)
                        .assigner(asked.getString("providerId"))
                        .build())
                .build();
        negotiations.initiateNegotiation(
                self,
                ContractRequest.Builder.newInstance()
                        .counterPartyAddress(asked.getString("connectorAddress"))
                        .contractOffer(offer)
                        .protocol(PROTOCOL)
                        .build());
    }

    @POST
    @Path("transfers/requests")
    public void transfer(String body) {
        var asked = parse(body);
        transfers
                .initiateTransfer(
                        self,
                        TransferRequest.Builder.newInstance()
                                .id(asked.getString("agreementId") + "_" + UUID.randomUUID())
                                .transferType(asked.getString("format"))
                                .counterPartyAddress(asked.getString("connectorAddress"))
                                .protocol(PROTOCOL)
                                .contractId(asked.getString("agreementId"))
                                .build())
                .orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()));
    }

    private static JsonObject parse(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
