package org.ecluse.connector.enforcement;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.ecluse.connector.enforcement.aggregation.AggregateStep;
import org.ecluse.connector.enforcement.rows.CsvOut;
import org.ecluse.connector.enforcement.rows.PseudonymStep;
import org.ecluse.connector.enforcement.rows.Pseudonyms;
import org.ecluse.connector.enforcement.rows.RowSink;
import org.ecluse.connector.enforcement.rows.Tally;
import org.ecluse.connector.source.CsvRows;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.NdjsonRows;
import org.ecluse.connector.source.ReadLimits;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.reading.PolicyWriter;

/** What is done to the content at each use under one policy. Made by {@link Enforcement}; may be run by many threads. */
public final class Plan {
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final String TRANSFORM = "urn:ecluse:transform";

    private final List<Duty> duties;
    private final Recipe recipe;
    private final Supply supply;
    private final Means means;

    /** What a plan needs to run. */
    record Means(SecretKey pseudonyms, Semaphore aggregations, EnforcementLimits limits, ReadLimits reading) {}

    Plan(List<Duty> duties, Recipe recipe, Supply supply, Means means) {
        this.duties = List.copyOf(duties);
        this.recipe = recipe;
        this.supply = supply;
        this.means = means;
    }

    /**
     * What was done, in one hash: SHA-256 of the canonical bytes of a policy that has the duties of this plan as its
     * obligations. Whoever has the agreement can compute it.
     */
    public String transform() {
        var done = Policy.empty(TRANSFORM, PolicyType.SET).withObligations(duties.toArray(Duty[]::new));
        return CanonicalJson.sha256(PolicyWriter.canonical(done));
    }

    /** True when the content is passed on byte by byte, so that a part of it can be asked for. */
    public boolean leavesContentAlone() {
        return recipe.leavesContentAlone();
    }

    /** What must be said with the content. */
    public Optional<Notice> notice() {
        return recipe.notice();
    }

    public String mediaType() {
        return supply.source().format().mediaType();
    }

    /**
     * Reads the content to its end, does what the plan says and writes the outcome, which is flushed and not closed.
     *
     * @param scope what pseudonyms belong to: the agreement's id
     * @throws SourceBroken when the content is not what it was said to be; what was written is then not whole
     * @throws IOException when it could not be written
     */
    public Report run(InputStream content, OutputStream out, String scope) throws IOException {
        if (leavesContentAlone()) {
            content.transferTo(out);
            out.flush();
            return Report.untouched();
        }
        return supply.source().format() instanceof Format.Csv csv
                ? rows(csv, content, out, scope)
                : lines(content, out, scope);
    }

    private Report rows(Format.Csv csv, InputStream content, OutputStream out, String scope) throws IOException {
        var tally = new Tally();
        var steps = steps(new CsvOut(csv, out, tally), tally, scope);
        boolean turn = recipe.aggregate().isPresent();
        if (turn) {
            waitForTurn();
        }
        try {
            var rows = new CsvRows(content, csv, means.reading());
            steps.columns(rows.columns());
            while (rows.next()) {
                steps.row(rows.fields(), rows.line());
            }
            steps.end();
        } finally {
            if (turn) {
                means.aggregations().release();
            }
        }
        return Report.of(tally);
    }

    /** Aggregates first: a pseudonym of a place would be no place any more. */
    private RowSink steps(RowSink out, Tally tally, String scope) {
        RowSink steps = out;
        if (!recipe.pseudonymised().isEmpty()) {
            steps = new PseudonymStep(recipe.pseudonymised(), new Pseudonyms(means.pseudonyms(), scope), steps);
        }
        if (recipe.aggregate().isPresent()) {
            var rowsMax = means.limits().aggregatedRowsMax();
            steps = new AggregateStep(recipe.aggregate().get(), supply.mapping(), rowsMax, tally, steps);
        }
        return steps;
    }

    private void waitForTurn() throws IOException {
        try {
            if (means.aggregations()
                    .tryAcquire(means.limits().aggregationWaitMax().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SourceBroken(new Problem(
                "enforcement.busy",
                "",
                "more than " + means.limits().aggregationsMax() + " aggregations are asked for at once",
                "ask again later"));
    }

    /** Tries the first rows, so that what cannot be applied is found when the asset is published. */
    void tryOn(InputStream content) throws IOException {
        if (supply.source().format() instanceof Format.Csv csv) {
            var tally = new Tally();
            var steps = steps(new CsvOut(csv, OutputStream.nullOutputStream(), tally), tally, "");
            var rows = new CsvRows(content, csv, means.reading());
            steps.columns(rows.columns());
            for (int i = 0; i < means.limits().checkedRowsMax() && rows.next(); i++) {
                steps.row(rows.fields(), rows.line());
            }
        } else if (supply.source().format() instanceof Format.Ndjson) {
            var pseudonyms = new Pseudonyms(means.pseudonyms(), "");
            var rows = new NdjsonRows(content, means.reading());
            for (int i = 0; i < means.limits().checkedRowsMax() && rows.next(); i++) {
                pseudonymised(rows, pseudonyms);
            }
        }
    }

    private Report lines(InputStream content, OutputStream out, String scope) throws IOException {
        var pseudonyms = new Pseudonyms(means.pseudonyms(), scope);
        var rows = new NdjsonRows(content, means.reading());
        var buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        long count = 0;
        while (rows.next()) {
            buffered.write(pseudonymised(rows, pseudonyms).toString().getBytes(StandardCharsets.UTF_8));
            buffered.write('\n');
            count++;
        }
        buffered.flush();
        return Report.rows(count);
    }

    private JsonObject pseudonymised(NdjsonRows rows, Pseudonyms pseudonyms) throws SourceBroken {
        var object = Json.createObjectBuilder(rows.object());
        for (var column : recipe.pseudonymised()) {
            var value = rows.object().get(column);
            if (value != null && value != JsonValue.NULL) {
                object.add(column, pseudonyms.of(text(value, column, rows.line())));
            }
        }
        return object.build();
    }

    private static String text(JsonValue value, String column, long line) throws SourceBroken {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.toString();
        }
        throw new SourceBroken(new Problem(
                "source.json",
                "line " + line + ", member " + Problem.quote(column),
                "only a text or a number can be given a pseudonym",
                "write the member as a text, or leave it out of the policy's columns"));
    }
}
