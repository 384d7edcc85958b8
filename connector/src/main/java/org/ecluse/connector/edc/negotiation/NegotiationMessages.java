package org.ecluse.connector.edc.negotiation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementVerificationMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractNegotiationEventMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationTerminationMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractOfferMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractRequestMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.protocol.ContractNegotiationAck;
import org.eclipse.edc.protocol.spi.DataspaceProfileContextRegistry;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.response.StatusResult;
import org.eclipse.edc.spi.types.domain.message.ProcessRemoteMessage;
import org.ecluse.connector.edc.exchange.PeerAnswers;
import org.ecluse.connector.edc.exchange.PeerMessages;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.signature.Signature;

/** Sends the messages of negotiations through the shell's dispatcher. */
final class NegotiationMessages implements Courier<ContractNegotiation> {
    private final RemoteMessageDispatcherRegistry dispatchers;
    private final DataspaceProfileContextRegistry profiles;
    private final Supplier<ShellNegotiations> shell;

    NegotiationMessages(
            RemoteMessageDispatcherRegistry dispatchers,
            DataspaceProfileContextRegistry profiles,
            Supplier<ShellNegotiations> shell) {
        this.dispatchers = dispatchers;
        this.profiles = profiles;
        this.shell = shell;
    }

    @Override
    public CompletionStage<Answer> send(ContractNegotiation negotiation) {
        var message = negotiation.telling().orElseThrow();
        var begins = negotiation.exchange().peerPid().isEmpty();
        if (!begins && message instanceof NegotiationMessage.Requested) {
            return PeerAnswers.ofKnown(dispatched(negotiation, request(negotiation, false)));
        }
        if (!begins && message instanceof NegotiationMessage.Offered) {
            return PeerAnswers.ofKnown(dispatched(negotiation, offer(negotiation)));
        }
        if (message instanceof NegotiationMessage.Requested) {
            return acknowledged(negotiation, request(negotiation, begins), ContractNegotiationAck::getProviderPid);
        }
        if (message instanceof NegotiationMessage.Offered) {
            return acknowledged(negotiation, offer(negotiation), ContractNegotiationAck::getConsumerPid);
        }
        if (begins) {
            return CompletableFuture.completedFuture(
                    new Answer.None("the peer has not said yet by what id it knows the negotiation"));
        }
        return PeerAnswers.of(
                dispatchers.dispatch(
                        shell.get().participantContext(),
                        Object.class,
                        addressed(negotiation, builder(negotiation, message))),
                answer -> Optional.empty());
    }

    private CompletionStage<Answer> acknowledged(
            ContractNegotiation negotiation,
            ProcessRemoteMessage.Builder<?, ?> builder,
            Function<ContractNegotiationAck, String> pid) {
        return PeerAnswers.of(dispatched(negotiation, builder), ack -> Optional.ofNullable(pid.apply(ack)));
    }

    private CompletableFuture<StatusResult<ContractNegotiationAck>> dispatched(
            ContractNegotiation negotiation, ProcessRemoteMessage.Builder<?, ?> builder) {
        return dispatchers.dispatch(
                shell.get().participantContext(), ContractNegotiationAck.class, addressed(negotiation, builder));
    }

    private ContractRequestMessage.Builder request(ContractNegotiation negotiation, boolean begins) {
        return ContractRequestMessage.Builder.newInstance()
                .contractOffer(shell.get().offer(negotiation.lastOffer()))
                .callbackAddress(callback(negotiation))
                .type(begins ? ContractRequestMessage.Type.INITIAL : ContractRequestMessage.Type.COUNTER_OFFER);
    }

    private ContractOfferMessage.Builder offer(ContractNegotiation negotiation) {
        return ContractOfferMessage.Builder.newInstance()
                .contractOffer(shell.get().offer(negotiation.lastOffer()))
                .callbackAddress(callback(negotiation));
    }

    private ProcessRemoteMessage.Builder<?, ?> builder(ContractNegotiation negotiation, NegotiationMessage message) {
        var policy = shell.get().offer(negotiation.lastOffer()).getPolicy();
        if (message instanceof NegotiationMessage.Agreed agreed) {
            return ContractAgreementMessage.Builder.newInstance()
                    .contractAgreement(agreement(agreed))
                    .callbackAddress(callback(negotiation));
        }
        if (message instanceof NegotiationMessage.Verified verified) {
            return ContractAgreementVerificationMessage.Builder.newInstance()
                    .policy(SignatureCarrier.with(policy, verified.signature().map(Signature::jws)));
        }
        if (message instanceof NegotiationMessage.Terminated terminated) {
            return ContractNegotiationTerminationMessage.Builder.newInstance()
                    .rejectionReason(ShellNegotiations.text(terminated.ending()))
                    .policy(policy);
        }
        return ContractNegotiationEventMessage.Builder.newInstance()
                .type(
                        message instanceof NegotiationMessage.Accepted
                                ? ContractNegotiationEventMessage.Type.ACCEPTED
                                : ContractNegotiationEventMessage.Type.FINALIZED)
                .policy(policy);
    }

    private ContractAgreement agreement(NegotiationMessage.Agreed agreed) {
        var written = shell.get().agreement(agreed.agreement());
        return written.toBuilder()
                .policy(SignatureCarrier.with(
                        written.getPolicy(), agreed.signature().map(Signature::jws)))
                .build();
    }

    private static ProcessRemoteMessage addressed(
            ContractNegotiation negotiation, ProcessRemoteMessage.Builder<?, ?> builder) {
        PeerMessages.address(builder, negotiation.exchange());
        return builder.build();
    }

    private String callback(ContractNegotiation negotiation) {
        return profiles.getWebhook(negotiation.exchange().peer().protocol()).url();
    }
}
