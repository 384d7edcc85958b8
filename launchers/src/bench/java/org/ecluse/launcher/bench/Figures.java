package org.ecluse.launcher.bench;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures measured so far, by name; each is printed when it is known. Not safe for threads. */
final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final Map<String, BigDecimal> numbers = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    void put(String key, double number) {
        var rounded = new BigDecimal(number).round(THREE_DIGITS);
        keep(key, rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    /** Kept to the last digit. */
    void count(String key, long number) {
        keep(key, BigDecimal.valueOf(number));
    }

    void put(String key, String text) {
        texts.put(key, text);
        say(key, text);
    }

    /** One figure over another, where both were measured. */
    void ratio(String key, String over, String under) {
        number(over).ifPresent(above -> number(under)
                .filter(below -> below.signum() > 0)
                .ifPresent(below -> put(key, above.doubleValue() / below.doubleValue())));
    }

    private Optional<BigDecimal> number(String key) {
        return Optional.ofNullable(numbers.get(key));
    }

    private void keep(String key, BigDecimal number) {
        numbers.put(key, number);
        say(key, number.toPlainString());
    }

    private static void say(String key, String value) {
        System.out.printf("  %-42s %12s%n", key, value);
    }

    /** One flat JSON object. */
    void write(Path file) throws IOException {
        var values = new TreeMap<String, JsonValue>();
        numbers.forEach((key, number) -> values.put(key, Json.createValue(number)));
        texts.forEach((key, text) -> values.put(key, Json.createValue(text)));
        var object = Json.createObjectBuilder();
        values.forEach(object::add);
        var writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                var writer = writers.createWriter(out)) {
            writer.writeObject(object.build());
        }
    }

    /** @return the value in the middle; of an even number, the mean of the two */
    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
