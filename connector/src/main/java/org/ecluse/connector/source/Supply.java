package org.ecluse.connector.source;

import java.util.Objects;

/** What a publisher says about an asset's content: where it is, how it is written, and what its columns mean. */
public record Supply(DataSource source, Mapping mapping) {
    public Supply {
        Objects.requireNonNull(source);
        Objects.requireNonNull(mapping);
    }

    /** Content whose columns need no meaning: it is passed on, or only its columns' names matter. */
    public static Supply of(DataSource source) {
        return new Supply(source, Mapping.NONE);
    }
}
