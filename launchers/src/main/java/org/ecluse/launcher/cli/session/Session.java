package org.ecluse.launcher.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.config.ConfigProblem;

/**
 * Where one command speaks: its streams, its language, and whether a person or a program is reading. Not for several
 * threads.
 */
public final class Session {
    public static final int DONE = 0;
    public static final int REFUSED = 1;
    public static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private final Map<String, String> environment;
    private Texts texts;
    private boolean json;

    /**
     * @param terminal whether a person watches both streams
     * @param columns width of that terminal
     * @param environment the process's variables
     */
    public Session(
            PrintStream out,
            PrintStream err,
            boolean terminal,
            int columns,
            Map<String, String> environment,
            Texts texts) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.columns = columns;
        this.environment = Map.copyOf(environment);
        this.texts = texts;
    }

    public Texts texts() {
        return texts;
    }

    /** From here on, speak this language. */
    public void language(String tag) {
        texts = Texts.in(tag);
    }

    /** From here on, answer in JSON or not. */
    public void json(boolean asked) {
        json = asked;
    }

    public boolean json() {
        return json;
    }

    public boolean terminal() {
        return terminal;
    }

    public int columns() {
        return columns;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** A variable of the environment; empty when it is not set. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** A sentence for people; nothing under {@code --json}, where the answer speaks. */
    public void say(String key, Object... arguments) {
        if (!json) {
            out.println(folded(texts.say(key, arguments), ""));
        }
    }

    /** Text for people, cut to the width of their terminal; as it stands in a pipe. */
    public String folded(String text, String hang) {
        return terminal ? Folded.text(text, columns, hang) : text;
    }

    /** What is wrong, for people, whatever the form of the answer. */
    public void complain(String sentence) {
        err.println(folded("ecluse: " + sentence, "  "));
    }

    /** A sentence about work under way, kept out of what a pipe receives. */
    public void note(String key, Object... arguments) {
        err.println(folded(texts.say(key, arguments), ""));
    }

    /** Shows an answer: as it came under {@code --json}, by {@code forPeople} otherwise, or as a refusal. */
    public int show(Answer answer, Consumer<JsonNode> forPeople) {
        if (!answer.ok()) {
            return refused(answer);
        }
        if (json) {
            out.println(answer.body().isMissingNode() ? "{}" : answer.body().toString());
        } else {
            forPeople.accept(answer.body());
        }
        return DONE;
    }

    /** Shows a refusal: sentence, code and cure. */
    public int refused(Answer answer) {
        if (json) {
            out.println(answer.body().isMissingNode() ? "{\"code\":\"" + answer.code() + "\"}" : answer.body());
        } else {
            complain(answer.sentence(texts.language()) + " [" + answer.code() + "]");
            if (!answer.cure().isBlank() && !answer.body().path("explanation").has(texts.language())) {
                err.println(folded("  → " + answer.cure(), "    "));
            }
        }
        return REFUSED;
    }

    /** Shows what was wrong with the command itself or the settings. */
    public int wrongUse(String key, Object... arguments) {
        complain(texts.say(key, arguments));
        return WRONG_USE;
    }

    /** Shows what has to be put right in the settings, each on a line of its own. */
    public int wrongUse(List<ConfigProblem> problems) {
        problems.forEach(problem -> complain(problem.sentence(texts)));
        return WRONG_USE;
    }

    /** Shows what went wrong while it was being done. */
    public int failed(String key, Object... arguments) {
        complain(texts.say(key, arguments));
        return REFUSED;
    }

    /** An empty table that will be printed here. */
    public Table table(String... headingKeys) {
        return new Table(this, headingKeys);
    }
}
