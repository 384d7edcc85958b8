package org.ecluse.connector.edc.operations;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.ecluse.connector.edc.operations.PublicationJson.Shelved;

/** What this connector offers or has offered, one file for each asset, replaced whole. Safe for threads. */
public final class Shelf {
    private static final Pattern ASSET_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path folder;
    private final Map<String, Shelved> assets = new ConcurrentSkipListMap<>();

    /**
     * Reads what is kept in {@code folder}, which is made when missing.
     *
     * @throws IllegalStateException when a file there is not an offer: which one, and what to do
     */
    public Shelf(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            for (var file : files()) {
                var shelved = read(file);
                assets.put(shelved.publication().assetId(), shelved);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the offers in `" + folder + "` cannot be read", e);
        }
    }

    static boolean validAssetId(String text) {
        return ASSET_ID.matcher(text).matches();
    }

    synchronized void put(Shelved shelved) {
        var assetId = shelved.publication().assetId();
        try {
            var whole = folder.resolve(assetId + ".json");
            var draft = Files.createTempFile(folder, "offer", ".new");
            Files.writeString(draft, PublicationJson.write(shelved).toString());
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the offer of `" + assetId + "` cannot be kept", e);
        }
        assets.put(assetId, shelved);
    }

    /** @return the asset, whether or not it is on offer now */
    public Optional<Shelved> find(String assetId) {
        return Optional.ofNullable(assets.get(assetId));
    }

    List<Shelved> onOffer() {
        return assets.values().stream().filter(Shelved::onOffer).toList();
    }

    private List<Path> files() throws IOException {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder, "*.json")) {
            entries.forEach(found::add);
        }
        return found;
    }

    private static Shelved read(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return PublicationJson.read(reader.readObject());
        } catch (JsonException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "`" + file + "` is not an offer of this connector: " + e.getMessage()
                            + "; move it away and publish the asset again",
                    e);
        }
    }
}
