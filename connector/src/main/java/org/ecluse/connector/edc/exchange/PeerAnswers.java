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
