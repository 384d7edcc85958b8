package org.ecluse.connector.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A source, opened for one use. */
public interface Content extends Closeable {

    InputStream stream();

    /** In bytes, where it is known beforehand. */
    OptionalLong length();

    /** Names this state of the content, for resuming a download; empty when it cannot be told apart from another. */
    Optional<String> version();

    /** Goes past the first bytes, to begin in the middle. */
    default void skip(long bytes) throws IOException {
        stream().skipNBytes(bytes);
    }

    /** @throws SourceBroken when the content has changed since it was opened, so that what was read is of two states */
    void checkUnchanged() throws IOException;
}
