package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        boolean address = source.startsWith("http://") || source.startsWith("https://");
        String assetId = id == null ? idFrom(source) : id;
        body.put("id", assetId);
        wording(body.putObject("title"), title == null ? assetId : title, titleEnglish);
        wording(body.putObject("description"), description, descriptionEnglish);
        ArrayNode words = body.putArray("keywords");
        keywords.forEach(words::add);
        if (theme != null) {
            body.put("theme", theme);
        }
        if (visibility != null) {
            body.put("visibility", visibility);
        }
        ObjectNode from = body.putObject("source");
        if (address) {
            from.put("url", source);
        } else {
            Path file = Path.of(source).toAbsolutePath().normalize();
            if (!Files.isReadable(file)) {
                throw new UnusableOption("publish.unreadable", file);
            }
            from.put("file", file.toString());
        }
        from.put("format", format == null ? formatFrom(source) : format);
        if (delimiter != null) {
            from.put("delimiter", delimiter);
        }
        if (!columns.isEmpty()) {
            ObjectNode mapping = body.putObject("mapping");
            columns.forEach(mapping::put);
        }
        return body;
    }

    private static void wording(ObjectNode target, String french, String english) {
        target.put("fr", french).put("en", english == null ? french : english);
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
