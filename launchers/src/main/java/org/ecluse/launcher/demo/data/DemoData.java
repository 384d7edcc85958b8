package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The four files of the demonstration in one folder, written once for each seed and {@link #VERSION}.
 *
 * @param folder where the files are
 * @param own a folder whose files are taken first, where they are there
 */
public record DemoData(Path folder, Optional<Path> own) {
    /** Goes up whenever the same seed would give other bytes, so that a folder from before is written anew. */
    public static final int VERSION = 1;

    public static final String ECO_COUNTERS = "eco-counter-data.csv";
    public static final String ENERGY = "energy-by-address.csv";
    public static final String TICKETING = "ticketing.csv";
    public static final String NEWS = "news-archive.ndjson";

    /** All four. */
    public static final List<String> NAMES = List.of(ECO_COUNTERS, ENERGY, TICKETING, NEWS);

    private static final Map<String, Generator> GENERATORS = generators();

    /**
     * Writes what is missing and not in {@code own}. A folder made from another seed or by another version is written anew;
     * what a run left half written that has ended is thrown away.
     *
     * @param own a folder whose files are taken first, where they are there
     * @param progress told the name of each file when it is complete; called from several threads
     * @throws IOException when the folder cannot be written
     */
    public static DemoData prepare(Path folder, Optional<Path> own, long seed, Consumer<String> progress)
            throws IOException {
        Files.createDirectories(folder);
        Rows.forgetInterrupted(folder);
        DemoData data = new DemoData(folder, own);
        Path stamp = folder.resolve("generated.txt");
        String wanted = "seed " + seed + " version " + VERSION + "\n";
        boolean same = Files.exists(stamp) && Files.readString(stamp).equals(wanted);
        Files.deleteIfExists(stamp);
        CompletableFuture<?>[] files = GENERATORS.entrySet().stream()
                .filter(entry -> data.ownFile(entry.getKey()).isEmpty())
                .filter(entry -> !same || !Files.exists(folder.resolve(entry.getKey())))
                .map(entry -> CompletableFuture.runAsync(() -> {
                    generate(entry.getValue(), folder.resolve(entry.getKey()), seed);
                    progress.accept(entry.getKey());
                }))
                .toArray(CompletableFuture<?>[]::new);
        join(files);
        Files.writeString(stamp, wanted, StandardCharsets.UTF_8);
        return data;
    }

    /** The same with made-up files only. */
    public static DemoData prepare(Path folder, long seed, Consumer<String> progress) throws IOException {
        return prepare(folder, Optional.empty(), seed, progress);
    }

    /** The named file, one of the constants above. */
    public Path file(String name) {
        return ownFile(name).orElse(folder.resolve(name));
    }

    private Optional<Path> ownFile(String name) {
        return own.map(first -> first.resolve(name)).filter(Files::isRegularFile);
    }

    private static void generate(Generator generator, Path target, long seed) {
        try {
            generator.write(target, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(CompletableFuture<?>[] files) throws IOException {
        try {
            CompletableFuture.allOf(files).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unwritable) {
                throw unwritable.getCause();
            }
            throw e;
        }
    }

    private static Map<String, Generator> generators() {
        Map<String, Generator> generators = new LinkedHashMap<>();
        generators.put(ECO_COUNTERS, new EcoCounters());
        generators.put(TICKETING, new Ticketing());
        generators.put(NEWS, new NewsArchive());
        generators.put(ENERGY, new EnergyByAddress());
        return generators;
    }
}
