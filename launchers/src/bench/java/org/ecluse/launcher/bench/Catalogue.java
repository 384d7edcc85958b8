package org.ecluse.launcher.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A provider's catalogue as a consumer's operator asks for it: a page from its middle, and all of it. */
final class Catalogue {
    static final int OFFERS = 10_000;

    private static final int PAGE = 50;
    private static final int PAGES = 20;
    private static final int WHOLES = 3;
    private static final int PUBLISHING_AT_ONCE = 4;

    private final Pair pair;

    Catalogue(Pair pair) {
        this.pair = pair;
    }

    /** Puts {@link #OFFERS} assets under one open offer, through the Management API. */
    void fill() {
        var threads = Executors.newFixedThreadPool(PUBLISHING_AT_ONCE);
        try {
            var all = IntStream.range(0, OFFERS)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> publish(number)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new StepFailed("the catalogue could not be filled", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void publish(int number) {
        var properties = Json.createObjectBuilder()
                .add("name", "Counts " + number)
                .add("description", "By the hour, at place " + number);
        var data = Json.createObjectBuilder().add("type", "HttpData").add("baseUrl", "http://127.0.0.1:9/" + number);
        pair.provider()
                .management()
                .post(
                        "/assets",
                        ManagementApi.edc()
                                .add("@id", "dataset-" + number)
                                .add("properties", properties)
                                .add("dataAddress", data)
                                .build());
    }

    /** @return milliseconds for a page of 50 from somewhere in the catalogue, each */
    double[] pages() {
        var millis = new double[PAGES];
        for (var index = -PAGES; index < PAGES; index++) {
            var offset = Math.floorMod(index * 487, OFFERS - PAGE);
            var took = timed(offset, PAGE, PAGE);
            if (index >= 0) {
                millis[index] = took;
            }
        }
        return millis;
    }

    /** @return milliseconds for all of it, each */
    double[] wholes() {
        timed(0, OFFERS, OFFERS);
        return IntStream.range(0, WHOLES)
                .mapToDouble(index -> timed(0, OFFERS, OFFERS))
                .toArray();
    }

    private double timed(int offset, int limit, int atLeast) {
        var from = System.nanoTime();
        var catalogue = pair.consumer().management().catalogue(pair.provider(), offset, limit);
        var millis = (System.nanoTime() - from) / 1e6;
        var datasets = datasets(catalogue);
        if (datasets < atLeast) {
            throw new StepFailed("a catalogue from " + offset + " has " + datasets + " datasets instead of " + atLeast);
        }
        if (millis > Duration.ofMinutes(5).toMillis()) {
            throw new StepFailed("a catalogue took " + millis + " ms");
        }
        return millis;
    }

    private static int datasets(JsonObject catalogue) {
        var datasets = ManagementApi.member(catalogue, "dataset");
        return datasets instanceof JsonArray several ? several.size() : 1;
    }
}
