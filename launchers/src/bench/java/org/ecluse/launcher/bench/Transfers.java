package org.ecluse.launcher.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Transfers under one agreement, as their consumer's operator asks for them. */
final class Transfers {
    private static final Duration ONE_MAX = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Set<String> STARTED_OR_LATER = Set.of("STARTED", "COMPLETING", "COMPLETED");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ManagementApi consumer;
    private final Connector provider;
    private final String agreement;

    Transfers(Pair pair, String agreement) {
        this.consumer = pair.consumer().management();
        this.provider = pair.provider();
        this.agreement = agreement;
    }

    /** @return milliseconds from the request for a pull to the first byte of the data, each alone */
    double[] pulled(int warmUps, int count) {
        var request =
                consumer.transferRequest(provider, agreement, "HttpData-PULL").build();
        return timed(warmUps, count, () -> firstByte(request));
    }

    /**
     * @return milliseconds from the request for a push to STARTED seen by the consumer, each alone: stock EDC has no
     *     endpoint that can be pulled from, and ends such a transfer
     */
    double[] pushStarted(int warmUps, int count, URI sink) {
        var destination = Json.createObjectBuilder().add("type", "HttpData").add("baseUrl", sink.toString());
        var request = consumer.transferRequest(provider, agreement, "HttpData-PUSH")
                .add("dataDestination", destination)
                .build();
        return timed(warmUps, count, () -> started(request));
    }

    private static double[] timed(int warmUps, int count, Runnable transfer) {
        for (var warmUp = 0; warmUp < warmUps; warmUp++) {
            transfer.run();
        }
        var millis = new double[count];
        for (var index = 0; index < count; index++) {
            var from = System.nanoTime();
            transfer.run();
            millis[index] = (System.nanoTime() - from) / 1e6;
        }
        return millis;
    }

    private void started(JsonObject request) {
        var id = consumer.transfer(request);
        await("STARTED", () -> {
            var state = consumer.transferState(id);
            if (state.equals("TERMINATED")) {
                throw new StepFailed("a transfer ended as TERMINATED: " + consumer.get("/transferprocesses/" + id));
            }
            return Optional.of(state).filter(STARTED_OR_LATER::contains);
        });
    }

    private void firstByte(JsonObject request) {
        var id = consumer.transfer(request);
        var address = await("an address", () -> consumer.dataAddress(id));
        var get = HttpRequest.newBuilder(URI.create(address.getString("endpoint")))
                .header("Authorization", address.getString("authorization"))
                .build();
        try (var body = http.send(get, BodyHandlers.ofInputStream()).body()) {
            if (body.read() != DataServer.CONTENT.charAt(0)) {
                throw new StepFailed("what came was not the data");
            }
            body.readAllBytes();
        } catch (IOException e) {
            throw new StepFailed("the data could not be fetched: " + e, e);
        } catch (InterruptedException e) {
            throw new StepFailed("interrupted", e);
        }
    }

    private static <T> T await(String what, Supplier<Optional<T>> state) {
        var deadline = System.nanoTime() + ONE_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            var reached = state.get();
            if (reached.isPresent()) {
                return reached.get();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new StepFailed("a transfer did not come to " + what + " within " + ONE_MAX);
    }
}
