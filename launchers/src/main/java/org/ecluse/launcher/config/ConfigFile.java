package org.ecluse.launcher.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file being read against the keys it may carry. Collects problems instead of stopping at the first.
 * Not for several threads.
 */
final class ConfigFile {
    private static final long BYTES_MAX = 65_536;
    private static final int SHOWN_MAX = 80;

    private record Entry(int line, String text) {}

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    static ConfigFile read(Path file, Collection<Key<?>> keys) {
        ConfigFile config = new ConfigFile(file);
        List<String> known = keys.stream().map(Key::name).toList();
        List<String> lines = config.lines();
        for (int i = 0; i < lines.size(); i++) {
            config.line(i + 1, lines.get(i).strip(), known);
        }
        return config;
    }

    /** The value of a key; empty when it is absent or bad, and a bad one is a problem of the file. */
    <T> Optional<T> value(Key<T> key) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.reader().apply(entry.text()));
        } catch (IllegalArgumentException e) {
            problem(entry.line(), "bad-value", key.name(), shown(entry.text()), "shape." + key.shape());
            return Optional.empty();
        }
    }

    /** The value of a key that has to be there. */
    <T> Optional<T> required(Key<T> key) {
        if (!entries.containsKey(key.name())
                && problems.stream().noneMatch(p -> p.code().startsWith("file-"))) {
            problem(0, "missing-key", key.name(), "shape." + key.shape());
        }
        return value(key);
    }

    /** The first line of a file that nobody but its owner may read. */
    Optional<String> secret(Path path) {
        try {
            if (readByOthers(path)) {
                problem(0, "secret-open", path.toString());
                return Optional.empty();
            }
            return Files.readString(path).lines().findFirst();
        } catch (IOException e) {
            problem(0, "secret-unreadable", path.toString());
            return Optional.empty();
        }
    }

    private static boolean readByOthers(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(path).stream()
                        .anyMatch(right ->
                                right == PosixFilePermission.GROUP_READ || right == PosixFilePermission.OTHERS_READ);
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    private void line(int number, String text, List<String> known) {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int equals = text.indexOf('=');
        if (equals < 1) {
            problem(number, "not-a-setting", shown(text));
            return;
        }
        String key = text.substring(0, equals).strip();
        if (!known.contains(key)) {
            unknown(number, key, known);
        } else if (entries.containsKey(key)) {
            problem(number, "twice", key, Integer.toString(entries.get(key).line()));
        } else {
            entries.put(key, new Entry(number, text.substring(equals + 1).strip()));
        }
    }

    private void unknown(int number, String key, List<String> known) {
        Optional<String> meant = Nearest.to(key, known);
        if (meant.isPresent()) {
            problem(number, "unknown-key-near", shown(key), meant.get());
        } else {
            problem(number, "unknown-key", shown(key), String.join(", ", known));
        }
    }

    private List<String> lines() {
        try {
            if (Files.size(file) > BYTES_MAX) {
                problem(0, "file-too-long", Long.toString(BYTES_MAX));
                return List.of();
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            problem(0, "file-missing");
        } catch (MalformedInputException e) {
            problem(0, "file-not-utf8");
        } catch (IOException e) {
            problem(0, "file-unreadable", shown(String.valueOf(e.getMessage())));
        }
        return List.of();
    }

    private void problem(int line, String code, String... arguments) {
        problems.add(new ConfigProblem(file, line, code, List.of(arguments)));
    }

    /** Foreign text as it may be shown: one line, cut, and without a password that should not be there. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?").replaceAll("(?i)(password=)[^&]*", "$1…");
        return plain.length() <= SHOWN_MAX ? plain : plain.substring(0, SHOWN_MAX) + "…";
    }
}
