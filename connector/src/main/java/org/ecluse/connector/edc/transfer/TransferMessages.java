package org.ecluse.connector.edc.transfer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferCompletionMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferProcessAck;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferRemoteMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferRequestMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferStartMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferSuspensionMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferTerminationMessage;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.protocol.spi.DataspaceProfileContextRegistry;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.ecluse.connector.edc.exchange.PeerAnswers;
import org.ecluse.connector.edc.exchange.PeerMessages;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.transfer.TransferMessage;
import org.ecluse.contracts.transfer.TransferProcess;

/** Sends the messages of transfers through the shell's dispatcher. */
final class TransferMessages implements Courier<TransferProcess> {
    private final RemoteMessageDispatcherRegistry dispatchers;
    private final DataspaceProfileContextRegistry profiles;
    private final AgreedTerms terms;
    private final Supplier<String> participantContext;

    TransferMessages(
            RemoteMessageDispatcherRegistry dispatchers,
            DataspaceProfileContextRegistry profiles,
            AgreedTerms terms,
            Supplier<String> participantContext) {
        this.dispatchers = dispatchers;
        this.profiles = profiles;
        this.terms = terms;
        this.participantContext = participantContext;
    }

    @Override
    public CompletionStage<Answer> send(TransferProcess transfer) {
        var policy = terms.policyOf(transfer);
        if (policy.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Answer.Refused("contract.unknown", "the agreement of the transfer is not kept here"));
        }
        var message = transfer.telling().orElseThrow();
        if (message instanceof TransferMessage.Requested requested) {
            return PeerAnswers.of(
                    dispatchers.dispatch(
                            participantContext.get(),
                            TransferProcessAck.class,
                            addressed(transfer, request(transfer, requested), policy.get())),
                    ack -> Optional.ofNullable(ack.getProviderPid()));
        }
        if (transfer.exchange().peerPid().isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Answer.None("the peer has not said yet by what id it knows the transfer"));
        }
        return PeerAnswers.of(
                dispatchers.dispatch(
                        participantContext.get(), Object.class, addressed(transfer, builder(message), policy.get())),
                answer -> Optional.empty());
    }

    private TransferRequestMessage.Builder request(TransferProcess transfer, TransferMessage.Requested requested) {
        return TransferRequestMessage.Builder.newInstance()
                .contractId(requested.agreement().value())
                .transferType(requested.transferType())
                .dataDestination(
                        requested.destination().map(ShellTransfers::address).orElse(null))
                .callbackAddress(profiles.getWebhook(transfer.exchange().peer().protocol())
                        .url());
    }

    private static TransferRemoteMessage.Builder<?, ?> builder(TransferMessage message) {
        if (message instanceof TransferMessage.Started started) {
            return TransferStartMessage.Builder.newInstance()
                    .dataAddress(started.address().map(ShellTransfers::address).orElse(null));
        }
        if (message instanceof TransferMessage.Suspended suspended) {
            return TransferSuspensionMessage.Builder.newInstance()
                    .code(suspended.code())
                    .reason(suspended.reason());
        }
        if (message instanceof TransferMessage.Terminated terminated) {
            return TransferTerminationMessage.Builder.newInstance()
                    .code(terminated.ending().code())
                    .reason(ShellNegotiations.text(terminated.ending()));
        }
        return TransferCompletionMessage.Builder.newInstance();
    }

    private static TransferRemoteMessage addressed(
            TransferProcess transfer, TransferRemoteMessage.Builder<?, ?> builder, Policy policy) {
        PeerMessages.address(builder, transfer.exchange());
        builder.policy(policy);
        return builder.build();
    }
}
