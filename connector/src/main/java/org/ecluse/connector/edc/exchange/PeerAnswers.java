package org.ecluse.connector.edc.exchange;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.edc.spi.response.ResponseStatus;
import org.eclipse.edc.spi.response.StatusResult;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.policy.Problem;

/** What a peer's answer means, by what the shell makes of it. */
public final class PeerAnswers {
    private static final String CONFLICT = "409";
    /** What the shell says of a 2xx whose body is not the JSON that it would read. */
    private static final String UNREAD_CONSENT = "Cannot deserialize response body";

    private static final int DETAIL_MAX = 2_000;

    private PeerAnswers() {}

    /** @param pidOf the peer's own id of the process, from the answer to a message that begins one */
    public static <T> CompletionStage<Answer> of(
            CompletableFuture<StatusResult<T>> answered, Function<T, Optional<String>> pidOf) {
        return answered.handle((result, failure) -> {
            if (failure != null) {
                return new Answer.None(Problem.oneLine(String.valueOf(failure.getMessage())));
            }
            return result.succeeded()
                    ? new Answer.Taken(Optional.ofNullable(result.getContent()).flatMap(pidOf))
                    : refusal(result);
        });
    }

    /**
     * As {@link #of}, for a message in a process that both sides know by its pids. What a peer writes into its consent to
     * one is of no interest, and many write nothing (DSP 2025-1, 10.2 asks for no more than the status).
     */
    public static CompletionStage<Answer> ofKnown(CompletableFuture<? extends StatusResult<?>> answered) {
        return answered.handle((result, failure) -> {
            if (failure != null) {
                var said = String.valueOf(failure.getMessage());
                return said.contains(UNREAD_CONSENT)
                        ? new Answer.Taken(Optional.empty())
                        : new Answer.None(Problem.oneLine(said));
            }
            return result.succeeded() ? new Answer.Taken(Optional.empty()) : refusal(result);
        });
    }

    private static Answer refusal(StatusResult<?> result) {
        var detail = String.valueOf(result.getFailureDetail());
        var shown = detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) : detail;
        if (result.getFailure().status() != ResponseStatus.FATAL_ERROR) {
            return new Answer.None(shown);
        }
        return codeOf(detail).filter(CONFLICT::equals).isPresent()
                ? new Answer.NotNow(shown)
                : new Answer.Refused("", shown);
    }

    /** The status that a DSP error message repeats as its code, under whatever prefix. (DSP 2025-1, 5.3) */
    private static Optional<String> codeOf(String error) {
        try (var reader = Json.createReader(new StringReader(error))) {
            return reader.readValue() instanceof JsonObject message
                    ? message.entrySet().stream()
                            .filter(member -> member.getKey().equals("code")
                                    || member.getKey().endsWith(":code"))
                            .map(member -> member.getValue().toString().replace("\"", ""))
                            .findFirst()
                    : Optional.empty();
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }
}
