package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.SourceJson;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;

/**
 * The body of {@code POST /api/assets}: {@code {"id", "title": {"fr", "en"}|text, "description", "keywords", "theme",
 * "source": {"file"|"url", "format": "csv"|"ndjson"|"bytes", "delimiter", "charset", "header", "mediaType"},
 * "mapping": {MEANING: COLUMN|[COLUMN,…]}, "visibility": "members"|"everyone", "terms": {"template", …}}}, or
 * {@code "policy"} with an ODRL offer in place of {@code terms}. A delimiter that is not given is the one the first line
 * uses; for {@code "handling"} see {@link HandlingBody}; a mapping that is not given is the one of the published schema that the first line shows.
 */
public final class PublicationBody {
    private static final String ID = "[A-Za-z0-9._-]{1,128}";
    /** UTF-8's, as the bytes of a first line look when each is read as a character. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final int LINE_CHARACTERS_MAX = 65_536;

    private final PolicyReader policies = new PolicyReader(Rennes.PROFILE);
    private final TermsBody terms;
    private final HandlingBody handling;

    public PublicationBody(TermsBody terms, HandlingBody handling) {
        this.terms = terms;
        this.handling = handling;
    }

    Publication read(Body body) {
        var id = body.text("id");
        if (!id.matches(ID)) {
            throw Body.malformed("`id` is 1 to 128 letters, digits, dots, dashes and underscores");
        }
        var from = body.object("source").orElseThrow(() -> Body.malformed("`source` is missing"));
        var source = source(from);
        return new Publication(
                id,
                wording(body, "title").orElseGet(() -> Wording.same(id)),
                wording(body, "description").orElseGet(() -> Wording.same("")),
                body.texts("keywords"),
                body.optionalText("theme"),
                source,
                mapping(body, source),
                terms(body),
                visibility(body),
                handling.read(body));
    }

    private static Optional<Wording> wording(Body body, String name) {
        var value = body.json().get(name);
        if (value == null || value.getValueType() != JsonValue.ValueType.OBJECT) {
            return body.optionalText(name).map(Wording::same);
        }
        return body.object(name).map(text -> {
            var french = text.optionalText("fr");
            var english = text.optionalText("en");
            return new Wording(
                    french.or(() -> english).orElse(""),
                    english.or(() -> french).orElse(""));
        });
    }

    private static Visibility visibility(Body body) {
        return body.optionalText("visibility")
                .map(text -> Body.parsed("visibility", text, word -> Visibility.valueOf(word.toUpperCase(Locale.ROOT))))
                .orElse(Visibility.MEMBERS);
    }

    private static DataSource source(Body from) {
        var file = from.optionalText("file").map(text -> Body.parsed("source.file", text, Path::of));
        var url = from.optionalText("url").map(text -> Body.parsed("source.url", text, URI::create));
        if (file.isPresent() == url.isPresent()) {
            throw Body.malformed("`source` has either `file` or `url`");
        }
        if (file.isPresent()) {
            var path = file.get().toAbsolutePath().normalize();
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw Answers.refuse(
                        422, "source.unreadable", "the connector cannot read `" + path + "`", "give a readable file");
            }
            return new DataSource.FileSource(path, format(from, firstLine(path)));
        }
        return Body.parsed(
                "source.url",
                url.get().toString(),
                text -> new DataSource.HttpSource(URI.create(text), format(from, Optional.empty())));
    }

    private static Format format(Body from, Optional<String> firstLine) {
        var charset = from.optionalText("charset")
                .map(text -> Body.parsed("source.charset", text, Charset::forName))
                .orElse(StandardCharsets.UTF_8);
        return switch (from.optionalText("format").orElse("bytes")) {
            case "csv" ->
                Body.parsed(
                        "source.delimiter",
                        from.optionalText("delimiter").orElseGet(() -> delimiter(firstLine.orElse(""))),
                        text -> new Format.Csv(one(text), charset, from.json().getBoolean("header", true)));
            case "ndjson" -> new Format.Ndjson();
            case "bytes" ->
                from.optionalText("mediaType")
                        .map(text -> Body.parsed("source.mediaType", text, Format.Bytes::new))
                        .orElse(Format.Bytes.OPAQUE);
            default -> throw Body.malformed("`source.format` is csv, ndjson or bytes");
        };
    }

    private static char one(String delimiter) {
        if (delimiter.length() != 1) {
            throw new IllegalArgumentException("a delimiter is one character");
        }
        return delimiter.charAt(0);
    }

    /** The likeliest of the three that are in use: the one that the first line has most of. */
    private static String delimiter(String line) {
        return List.of(";", ",", "\t").stream()
                .max((a, b) -> Long.compare(count(line, a), count(line, b)) == 0
                        ? List.of("\t", ",", ";").indexOf(a)
                                - List.of("\t", ",", ";").indexOf(b)
                        : Long.compare(count(line, a), count(line, b)))
                .orElseThrow();
    }

    private static long count(String line, String character) {
        return line.chars().filter(c -> c == character.charAt(0)).count();
    }

    private static Mapping mapping(Body body, DataSource source) {
        var given = body.object("mapping");
        if (given.isPresent()) {
            var json = Json.createObjectBuilder();
            boolean flat = !given.get().json().containsKey("columns");
            return Body.parsed(
                    "mapping",
                    "",
                    unused -> SourceJson.mapping(
                            flat
                                    ? json.add("columns", given.get().json()).build()
                                    : given.get().json()));
        }
        if (source instanceof DataSource.FileSource file && source.format() instanceof Format.Csv csv) {
            return published(firstLine(file.path()).orElse(""), csv);
        }
        return Mapping.NONE;
    }

    /** The published schemas that are known by their columns. */
    private static Mapping published(String header, Format.Csv csv) {
        var columns = List.of(header.replace(BYTE_ORDER_MARK, "")
                .replace("\"", "")
                .split(Pattern.quote(String.valueOf(csv.delimiter()))));
        boolean enedis = Mapping.ENEDIS.columns().keySet().stream()
                .allMatch(meaning -> columns.containsAll(Mapping.ENEDIS.columnsOf(meaning)));
        return enedis ? Mapping.ENEDIS : Mapping.NONE;
    }

    private static Optional<String> firstLine(Path file) {
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < LINE_CHARACTERS_MAX; c = reader.read()) {
                line.append((char) c);
            }
            return Optional.of(line.toString().strip());
        } catch (IOException e) {
            throw Answers.refuse(
                    422, "source.unreadable", "the connector cannot read `" + file + "`", "give a readable file");
        }
    }

    /** The terms that a body gives, by {@code terms} or by {@code policy}. */
    Policy terms(Body body) {
        var odrl = body.object("policy");
        var template = body.object("terms");
        if (odrl.isPresent() == template.isPresent()) {
            throw Body.malformed("either `terms` or `policy` is given");
        }
        return odrl.isPresent()
                ? policies.read(odrl.get().json()).fold(read -> read.policy(), refused -> {
                    throw new OperationRefused(refused.problems());
                })
                : terms.read(template.get()).offer("urn:uuid:" + UUID.randomUUID());
    }
}
