package org.ecluse.connector.edc.ending;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.response.ResponseStatus;
import org.eclipse.edc.spi.response.StatusResult;
import org.ecluse.connector.ending.NoticePost;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.policy.Problem;

/** Sends records of termination through the shell's dispatcher, to where the contract was negotiated with. */
final class NoticesToPeers implements NoticePost {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String OURS = "termination.";

    private final RemoteMessageDispatcherRegistry dispatchers;
    private final NegotiationStore negotiations;
    private final Supplier<String> participantContext;

    NoticesToPeers(
            RemoteMessageDispatcherRegistry dispatchers,
            NegotiationStore negotiations,
            Supplier<String> participantContext) {
        this.dispatchers = dispatchers;
        this.negotiations = negotiations;
        this.participantContext = participantContext;
    }

    /** What the dispatcher sends. */
    static Request request(Notice notice) {
        return new Request.Builder()
                .url(notice.getCounterPartyAddress() + Notice.PATH)
                .post(RequestBody.create(notice.body(), JSON))
                .build();
    }

    @Override
    public CompletionStage<Reply> send(SignedTermination termination, StoredAgreement agreement) {
        var peer = negotiations
                .findByAgreement(agreement.agreement().id())
                .map(negotiation -> negotiation.exchange().peer());
        if (peer.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Reply.Silence("it is not known where the other party takes messages"));
        }
        return dispatchers
                .dispatch(participantContext.get(), Object.class, notice(peer.get(), termination))
                .handle((answer, failure) -> failure == null
                        ? reply(answer)
                        : new Reply.Silence(Problem.oneLine(String.valueOf(failure.getMessage()))));
    }

    private static Notice notice(Peer peer, SignedTermination termination) {
        return Notice.Builder.newInstance()
                .body(termination.message())
                .counterPartyAddress(peer.address())
                .counterPartyId(peer.party().did())
                .protocol(peer.protocol())
                .build();
    }

    private static Reply reply(StatusResult<Object> answer) {
        if (answer.succeeded()) {
            return new Reply.Taken();
        }
        var detail = String.valueOf(answer.getFailureDetail());
        if (answer.getFailure().status() != ResponseStatus.FATAL_ERROR) {
            return new Reply.Silence(Problem.quote(detail));
        }
        return code(detail).<Reply>map(Reply.Refused::new).orElseGet(Reply.NoDoor::new);
    }

    private static Optional<String> code(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readValue() instanceof JsonObject json
                    ? Optional.ofNullable(json.getString("code", null)).filter(code -> code.startsWith(OURS))
                    : Optional.empty();
        } catch (JsonException | ClassCastException notOurs) {
            return Optional.empty();
        }
    }
}
