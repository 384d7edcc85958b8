package org.ecluse.connector.edc.exchange;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.message.ProcessRemoteMessage;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Refusal;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages of peers and what they are answered, in the shell's terms. */
public final class PeerMessages {
    private static final Logger LOG = LoggerFactory.getLogger(PeerMessages.class);

    private PeerMessages() {}

    /** @param own which side we are on */
    public static Told told(ProcessRemoteMessage message, ParticipantAgent sender, Role own) {
        var ownPid = own == Role.PROVIDER ? message.getProviderPid() : message.getConsumerPid();
        var peerPid = own == Role.PROVIDER ? message.getConsumerPid() : message.getProviderPid();
        return new Told(
                message.getId(),
                new PartyId(String.valueOf(sender.getIdentity())),
                Optional.ofNullable(ownPid),
                Optional.ofNullable(peerPid));
    }

    /** Writes on a message who sends it to whom, about which process, under the id that it has however often it is sent. */
    public static void address(ProcessRemoteMessage.Builder<?, ?> message, Exchange<?> stands) {
        var peerPid = stands.peerPid().orElse(null);
        var consumer = stands.role() == Role.CONSUMER;
        message.id(stands.outgoing().orElseThrow().messageId());
        message.processId(stands.peerPid().orElse(stands.pid()));
        message.consumerPid(consumer ? stands.pid() : peerPid);
        message.providerPid(consumer ? peerPid : stands.pid());
        message.counterPartyAddress(stands.peer().address());
        message.counterPartyId(stands.peer().party().did());
        message.protocol(stands.peer().protocol());
    }

    /** @param coded told the code of a refusal, so that it finds its way to the peer */
    public static <P, T> ServiceResult<T> answer(
            Outcome<P> outcome, Function<P, T> view, ProcessRemoteMessage message, Function<String, String> coded) {
        return outcome.fold(now -> ServiceResult.success(view.apply(now)), refusal -> {
            LOG.info(
                    "{} {} refused, {}: {}",
                    message.getClass().getSimpleName(),
                    Problem.quote(message.getId()),
                    refusal.code(),
                    refusal.reason());
            return failure(refusal, coded.apply(refusal.code()));
        });
    }

    private static <T> ServiceResult<T> failure(Refusal refusal, String code) {
        return switch (refusal.kind()) {
            case NOT_THERE -> ServiceResult.notFound(code);
            case NOT_NOW -> ServiceResult.conflict(code);
            case OVER, UNACCEPTABLE -> ServiceResult.badRequest(code);
        };
    }
}
