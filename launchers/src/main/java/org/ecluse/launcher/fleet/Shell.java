package org.ecluse.launcher.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.session.Session;

/** Runs {@code ecluse} commands as a person would type them, and reads what they answer. */
public final class Shell {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 80;

    private final CommandRunner runner;
    private final Texts texts;
    private final Optional<Session> watcher;

    /** @param runner what runs a command; the command line's own entry in the product */
    public Shell(CommandRunner runner, Texts texts) {
        this(runner, texts, Optional.empty());
    }

    private Shell(CommandRunner runner, Texts texts, Optional<Session> watcher) {
        this.runner = runner;
        this.texts = texts;
        this.watcher = watcher;
    }

    /** A shell whose commands show their progress in {@code session}, when a person watches that. */
    public static Shell watched(CommandRunner runner, Session session) {
        return new Shell(runner, session.texts(), Optional.of(session).filter(Session::terminal));
    }

    /** The command line's entry: runs one command in a session and gives its exit code. */
    public interface CommandRunner {
        int run(Session session, String... words);
    }

    /**
     * How a command ended.
     *
     * @param line the command as a person types it
     * @param exit its exit code
     * @param json its answer; a missing node when it gave none
     * @param complaint what it said on its standard error
     */
    public record Ran(String line, int exit, JsonNode json, String complaint) {
        public boolean done() {
            return exit == Session.DONE;
        }
    }

    /** Runs a command on one process's settings, under {@code --json}. */
    public Ran run(Path config, String... words) {
        return run(on(config, words));
    }

    /** The words that {@link #run(Path, String...)} runs, as they can be pasted into a shell. */
    public static List<String> line(Path config, String... words) {
        return typed(Arrays.asList(on(config, words)));
    }

    private static String[] on(Path config, String... words) {
        List<String> typed = new ArrayList<>(Arrays.asList(words));
        typed.add("--config");
        typed.add(config.toString());
        return typed.toArray(new String[0]);
    }

    /** Runs a command as it stands, under {@code --json}. */
    public Ran run(String... words) {
        List<String> typed = Arrays.asList(words);
        List<String> asked = new ArrayList<>(typed);
        asked.add("--json");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(seen(err), true, StandardCharsets.UTF_8),
                watcher.isPresent(),
                watcher.map(Session::columns).orElse(COLUMNS),
                Map.of(),
                texts);
        int exit = runner.run(session, asked.toArray(new String[0]));
        String answer = out.toString(StandardCharsets.UTF_8).strip();
        return new Ran(
                typedLine(typed),
                exit,
                parsed(answer),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    /** What goes to {@code kept} is also shown to the watcher. */
    private OutputStream seen(OutputStream kept) {
        return watcher.<OutputStream>map(session -> new FilterOutputStream(kept) {
                    @Override
                    public void write(int b) throws IOException {
                        out.write(b);
                        session.err().write(b);
                    }

                    @Override
                    public void flush() throws IOException {
                        super.flush();
                        session.err().flush(); // a progress bar has no line end that would do it
                    }
                })
                .orElse(kept);
    }

    private static String typedLine(List<String> words) {
        return String.join(" ", typed(words));
    }

    private static List<String> typed(List<String> words) {
        List<String> typed = new ArrayList<>(List.of("./ecluse"));
        words.forEach(word -> typed.add(quoted(word)));
        return typed;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+#-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static JsonNode parsed(String answer) {
        if (answer.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
