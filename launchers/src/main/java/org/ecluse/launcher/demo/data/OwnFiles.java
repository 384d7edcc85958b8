package org.ecluse.launcher.demo.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.connector.source.CsvRows;
import org.ecluse.connector.source.Mapping;
import org.ecluse.launcher.config.ConfigProblem;

/**
 * A folder with files that a person wants to see in the demonstration: one or more of the four of {@link DemoData}, by the
 * same names. Looks at their beginning, where a wrong file shows; the connector reads the rest when it is asked for.
 */
public final class OwnFiles {
    /** The column of the ticketing file that leaves pseudonymised. */
    public static final String CARD = "card_id";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Set<String>> COLUMNS =
            Map.of(DemoData.ECO_COUNTERS, Set.of(), DemoData.TICKETING, Set.of(CARD), DemoData.ENERGY, energyColumns());

    private OwnFiles() {}

    /** The names of those that are in the folder. */
    public static List<String> in(Path folder) {
        return DemoData.NAMES.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    /** What has to be put right before they can be played with; empty when nothing has. */
    public static List<ConfigProblem> problems(Path folder) {
        String names = String.join(", ", DemoData.NAMES);
        if (!Files.isDirectory(folder)) {
            return List.of(problem(folder, "own-no-folder", names));
        }
        List<String> files = in(folder);
        if (files.isEmpty()) {
            return List.of(problem(folder, "own-no-file", names));
        }
        List<ConfigProblem> problems = new ArrayList<>();
        for (String name : files) {
            Path file = folder.resolve(name);
            try {
                problems.addAll(name.equals(DemoData.NEWS) ? articles(file) : columns(file, COLUMNS.get(name)));
            } catch (IOException e) {
                problems.add(problem(file, "own-unreadable", String.valueOf(e.getMessage())));
            }
        }
        return problems;
    }

    private static List<ConfigProblem> columns(Path file, Set<String> wanted) throws IOException {
        try (CsvRows rows = CsvFile.rows(file)) {
            Set<String> missing = new LinkedHashSet<>(wanted);
            rows.columns().forEach(missing::remove);
            if (!missing.isEmpty()) {
                return List.of(
                        problem(file, "own-columns", String.join(", ", missing), String.join(", ", rows.columns())));
            }
            return rows.next() ? List.of() : List.of(problem(file, "own-empty"));
        }
    }

    private static List<ConfigProblem> articles(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String first = in.readLine();
            if (first == null) {
                return List.of(problem(file, "own-empty"));
            }
            JsonNode article = JSON.readTree(first);
            return article.isObject() ? List.of() : List.of(problem(file, "own-no-article"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of(problem(file, "own-no-article"));
        }
    }

    private static Set<String> energyColumns() {
        Set<String> columns = new LinkedHashSet<>();
        Mapping.ENEDIS.columns().keySet().forEach(meaning -> columns.addAll(Mapping.ENEDIS.columnsOf(meaning)));
        return columns;
    }

    private static ConfigProblem problem(Path file, String code, String... arguments) {
        return new ConfigProblem(file, 0, code, List.of(arguments));
    }
}
