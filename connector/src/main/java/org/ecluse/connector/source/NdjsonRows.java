package org.ecluse.connector.source;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.policy.Problem;

/**
 * The JSON objects of a file with one on each line. Empty lines are no rows. A line that is too long, nested too deep or
 * no JSON object ends in a {@link SourceBroken}. For one thread.
 */
public final class NdjsonRows implements Closeable {
    private final StrictText text;
    private final ReadLimits limits;
    private final char[] buffer = new char[32 * 1024];
    private final StringBuilder row = new StringBuilder();
    private int position;
    private int filled;
    private long line;
    private JsonObject current = JsonObject.EMPTY_JSON_OBJECT;

    public NdjsonRows(InputStream content, ReadLimits limits) {
        this.text = new StrictText(content, StandardCharsets.UTF_8);
        this.limits = limits;
    }

    /** Goes to the next object; false after the last. */
    public boolean next() throws IOException {
        while (readLine()) {
            if (!row.toString().isBlank()) {
                current = parse(row.toString());
                return true;
            }
        }
        return false;
    }

    public JsonObject object() {
        return current;
    }

    /** The line of the current object, counted from 1. */
    public long line() {
        return line;
    }

    private boolean readLine() throws IOException {
        row.setLength(0);
        line++;
        while (true) {
            if (position == filled) {
                filled = text.read(buffer, 0, buffer.length);
                position = 0;
                if (filled < 0) {
                    filled = 0;
                    return !row.isEmpty();
                }
            }
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            row.append(buffer, position, end - position);
            if (row.length() > limits.rowCharsMax()) {
                throw broken(1, "the line is longer than " + limits.rowCharsMax() + " characters", "split the object");
            }
            position = Math.min(end + 1, filled);
            if (end < filled) {
                return true;
            }
        }
    }

    private JsonObject parse(String json) throws SourceBroken {
        checkNesting(json);
        // One parser a line: a line is one value, and what follows it on the line is an error.
        try (JsonParser parser = Json.createParserFactory(Map.of()).createParser(new StringReader(json))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw broken(1, "the line is no JSON object", "write one object on each line");
            }
            var object = parser.getObject();
            if (parser.hasNext()) {
                throw broken(1, "there is more on the line than one JSON object", "write one object on each line");
            }
            return object;
        } catch (JsonParsingException e) {
            throw broken(
                    Math.max(1, e.getLocation().getColumnNumber()),
                    "the line is no valid JSON",
                    "correct the line; a line end inside a string is written as \\n");
        }
    }

    private void checkNesting(String json) throws SourceBroken {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
                if (depth > limits.nestingMax()) {
                    throw broken(i + 1, "nested deeper than " + limits.nestingMax(), "flatten the object");
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private SourceBroken broken(long column, String cause, String cure) {
        return new SourceBroken(new Problem("source.json", "line " + line + ", column " + column, cause, cure));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
