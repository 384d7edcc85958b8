package org.ecluse.connector.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Where an asset's bytes are read from at each use. Publishing copies nothing. */
public sealed interface DataSource {

    Format format();

    /** A file of the partner's own system; it may change between uses, each use reads it as it is then. */
    record FileSource(Path path, Format format) implements DataSource {
        public FileSource {
            Objects.requireNonNull(path);
            Objects.requireNonNull(format);
        }
    }

    /**
     * A resource that answers a plain GET of the partner's own system.
     *
     * @param uri absolute, {@code http} or {@code https}, without credentials in it
     */
    record HttpSource(URI uri, Format format) implements DataSource {
        private static final Set<String> SCHEMES = Set.of("http", "https");

        /** @throws IllegalArgumentException when the address is not one that may be read */
        public HttpSource {
            Objects.requireNonNull(format);
            boolean known =
                    uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
            if (!known || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("an HTTP source is an absolute http or https address with a host and"
                        + " without user name or password; give such an address");
            }
        }
    }

    default <T> T fold(Function<FileSource, T> file, Function<HttpSource, T> http) {
        return this instanceof FileSource one ? file.apply(one) : http.apply((HttpSource) this);
    }
}
