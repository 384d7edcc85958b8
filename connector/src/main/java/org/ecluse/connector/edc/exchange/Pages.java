package org.ecluse.connector.edc.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All processes of a store, read page by page as they are asked for. */
public final class Pages {
    private static final int PAGE = 500;

    private Pages() {}

    /** Reads a page. */
    @FunctionalInterface
    public interface Reader<P> {
        List<P> page(long offset, int max);
    }

    public static <P> Stream<P> all(Reader<P> reader) {
        return Stream.iterate(
                        Optional.of(new Page<>(0, reader.page(0, PAGE))),
                        Optional::isPresent,
                        page -> next(reader, page.orElseThrow()))
                .flatMap(page -> page.orElseThrow().processes().stream());
    }

    private static <P> Optional<Page<P>> next(Reader<P> reader, Page<P> page) {
        if (page.processes().size() < PAGE) {
            return Optional.empty();
        }
        var offset = page.offset() + PAGE;
        return Optional.of(new Page<>(offset, reader.page(offset, PAGE)));
    }

    private record Page<P>(long offset, List<P> processes) {}
}
