package org.ecluse.connector.operator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.trust.Did;

/**
 * What the protocol shell does for the operator. The port between the operator's API and the connector's runtime: the
 * caller knows nothing of the protocol's messages. May be called from many threads; none of the calls that start
 * something waits for the other side to finish.
 */
public interface Operations {

    /** The person whose key is made at the first start. */
    String OPERATOR = "operator";

    /** A pull: the provider gives an endpoint and a token, the consumer fetches. */
    String PULL = "HttpData-PULL";

    /** A push: the provider sends to an address of the consumer's. */
    String PUSH = "HttpData-PUSH";

    /**
     * Puts an asset on offer; publishing the same asset id again replaces the offer and leaves agreements alone.
     *
     * @throws OperationRefused when the terms have something this connector cannot evaluate or apply to the source
     */
    Published publish(Publication publication);

    /** All assets on offer, by asset id. */
    List<Published> published();

    /** Takes an asset off the catalogue. Agreements in force go on. @return false when it was not on offer */
    boolean withdraw(String assetId);

    /** A partner's catalogue, as it shows it to us. @throws OperationRefused when the partner cannot be reached */
    List<CatalogOffer> catalog(Did provider, URI dspAddress);

    /** As {@link #request(Did, URI, CatalogOffer, String)}, by the operator. */
    default NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer) {
        return request(provider, dspAddress, offer, OPERATOR);
    }

    /**
     * Starts a negotiation for an offer, on its terms or on those put in their place, and returns at once.
     *
     * @param by who asks
     */
    NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer, String by);

    /** What waits for a person. */
    Decisions decisions();

    Optional<NegotiationView> negotiation(String id);

    /**
     * Ends a negotiation that we began, as far as it still can be: once we have signed for good it cannot.
     *
     * @param reason a stable code, which the partner is told
     * @return whether it ends
     */
    boolean terminateNegotiation(String id, String reason);

    /** Every agreement of this connector, newest first. */
    List<ContractView> contracts();

    Optional<ContractView> contract(AgreementId id);

    /**
     * Asks the provider for a transfer, as its consumer, and returns at once.
     *
     * @param transferType {@link #PULL} or {@link #PUSH}
     * @param sink where the provider shall send to, for a push
     * @throws OperationRefused when there is no such agreement, or it is not ours to use
     */
    TransferView startTransfer(AgreementId agreement, String transferType, Optional<URI> sink);

    Optional<TransferView> transfer(String id);

    /** The latest transfer under an agreement that is requested or started. */
    Optional<TransferView> openTransfer(AgreementId agreement);

    /** Where to fetch a started pull; empty before the start and after the end. */
    Optional<Edr> edr(String transferId);

    void terminateTransfer(String id, String reason);
}
