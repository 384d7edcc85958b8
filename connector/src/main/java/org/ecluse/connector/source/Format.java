package org.ecluse.connector.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/** How content is written. A new format is a new kind here, and a reader for it. */
public sealed interface Format {

    /** The media type that a reader of the content is told, with its parameters. */
    String mediaType();

    /**
     * Rows of fields. (RFC 4180, with another delimiter where the publisher has one)
     *
     * @param header whether the first row names the columns; without it they are {@code 1}, {@code 2}, …
     */
    record Csv(char delimiter, Charset charset, boolean header) implements Format {
        /** As French public data is usually written: semicolons, UTF-8, with a header. */
        public static final Csv SEMICOLONS = new Csv(';', StandardCharsets.UTF_8, true);

        /** As RFC 4180 says: commas, UTF-8, with a header. */
        public static final Csv COMMAS = new Csv(',', StandardCharsets.UTF_8, true);

        public Csv {
            Objects.requireNonNull(charset);
            if (delimiter == '"' || delimiter == '\r' || delimiter == '\n' || Character.isLetterOrDigit(delimiter)) {
                throw new IllegalArgumentException(
                        "a delimiter is one character that is no quote, line end, letter or digit; use `;`, `,` or tab");
            }
        }

        @Override
        public String mediaType() {
            return "text/csv; charset=" + charset.name().toLowerCase(java.util.Locale.ROOT) + "; header="
                    + (header ? "present" : "absent");
        }
    }

    /** One JSON object a line, in UTF-8. */
    record Ndjson() implements Format {
        @Override
        public String mediaType() {
            return "application/x-ndjson";
        }
    }

    /** Content that is passed on as it is, such as an archive or an image. */
    record Bytes(String mediaType) implements Format {
        public static final Bytes OPAQUE = new Bytes("application/octet-stream");

        public Bytes {
            if (mediaType.isEmpty() || !mediaType.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("a media type is visible ASCII such as `application/zip`");
            }
        }
    }

    default <T> T fold(Function<Csv, T> csv, Function<Ndjson, T> ndjson, Function<Bytes, T> bytes) {
        if (this instanceof Csv rows) {
            return csv.apply(rows);
        }
        return this instanceof Ndjson lines ? ndjson.apply(lines) : bytes.apply((Bytes) this);
    }
}
