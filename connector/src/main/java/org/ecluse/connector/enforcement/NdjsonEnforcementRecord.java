package org.ecluse.connector.enforcement;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Keeps the record as one JSON object a line in a file that is only appended to; a line is on disk when it is
 * acknowledged. Sums are written as text, so that no reader rounds them.
 */
public final class NdjsonEnforcementRecord implements EnforcementRecord, AutoCloseable {
    private final FileChannel file;

    /** Opens the file, and makes it and its folder on first use. */
    public NdjsonEnforcementRecord(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void write(Entry entry) {
        try {
            var line = ByteBuffer.wrap((json(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the record of withheld sums cannot be written", e);
        }
    }

    private static JsonObject json(Entry entry) {
        var report = entry.report();
        var levels = Json.createObjectBuilder();
        report.rowsByLevel().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(level -> levels.add(level.getKey(), level.getValue()));
        return Json.createObjectBuilder()
                .add("use", entry.useId())
                .add("scope", entry.scope())
                .add("asset", entry.assetId())
                .add("at", entry.at().toString())
                .add("rows", report.rows().orElse(0))
                .add("rowsByLevel", levels)
                .add("rowsWithheld", report.rowsWithheld())
                .add("sent", sums(report.sent()))
                .add("withheld", sums(report.withheld()))
                .build();
    }

    private static JsonObjectBuilder sums(Map<String, BigDecimal> sums) {
        var json = Json.createObjectBuilder();
        sums.forEach((column, sum) -> json.add(column, sum.toPlainString()));
        return json;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
