package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is published: where the bytes are, how they are written, what people read about them. */
final class PublicationOptions {
    @Parameters(paramLabel = "FILE|URL", descriptionKey = "publish.source")
    private String source;

    @Option(names = "--id", paramLabel = "ID", descriptionKey = "publish.id")
    private String id;

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "publish.title")
    private String title;

    @Option(names = "--title-en", paramLabel = "TEXT", descriptionKey = "publish.title-en")
    private String titleEnglish;

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "publish.description")
    private String description = "";

    @Option(names = "--description-en", paramLabel = "TEXT", descriptionKey = "publish.description-en")
    private String descriptionEnglish;

    @Option(names = "--theme", paramLabel = "WORD", descriptionKey = "publish.theme")
    private String theme;

    @Option(names = "--keyword", paramLabel = "WORD", split = ",", descriptionKey = "publish.keyword")
    private List<String> keywords = List.of();

    @Option(names = "--format", paramLabel = "csv|ndjson|bytes", descriptionKey = "publish.format")
    private String format;

    @Option(names = "--delimiter", paramLabel = "CHAR", descriptionKey = "publish.delimiter")
    private String delimiter;

    @Option(names = "--column", paramLabel = "MEANING=COLUMN", descriptionKey = "publish.column")
    private Map<String, String> columns = Map.of();

    @Option(names = "--visible-to", paramLabel = "everyone|members", descriptionKey = "publish.visible-to")
    private String visibility;

    /** The publication's members, terms left out. */
    ObjectNode body() throws UnusableOption {
        String assetId = id == null ? idFrom(source) : id;
        return new Members()
                .text("id", assetId)
                .wording("title", title == null ? assetId : title, titleEnglish)
                .wording("description", description, descriptionEnglish)
                .list("keywords", keywords)
                .text("theme", theme)
                .text("visibility", visibility)
                .member("source", bytes())
                .map("mapping", columns)
                .object();
    }

    private ObjectNode bytes() throws UnusableOption {
        Members bytes = new Members();
        if (source.startsWith("http://") || source.startsWith("https://")) {
            bytes.text("url", source);
        } else {
            Path file = Path.of(source).toAbsolutePath().normalize();
            if (!Files.isReadable(file)) {
                throw new UnusableOption("publish.unreadable", file);
            }
            bytes.text("file", file.toString());
        }
        return bytes.text("format", format == null ? formatFrom(source) : format)
                .text("delimiter", delimiter)
                .object();
    }

    private static String formatFrom(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "csv";
        }
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "ndjson" : "bytes";
    }

    /** The last segment without its extension, in the letters that ids are made of. */
    private static String idFrom(String source) {
        String last = source.replaceAll("[?#].*", "").replaceAll("/+$", "").replaceAll(".*/", "");
        return last.replaceAll("\\.[A-Za-z0-9]{1,8}$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
    }
}
