package org.ecluse.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.session.Folded;
import org.ecluse.launcher.cli.session.Session;

/**
 * Where the story is shown: chapters, the line typed for each step, what was expected and what came. Keeps count of what
 * came out differently. Safe for threads.
 */
final class Stage {
    /** As wide as the time at the beginning of a line. */
    private static final String MARGIN = " ".repeat(10);

    private final Session session;
    private final InstantSource clock;
    private final Instant started;
    private final List<String> surprises = new ArrayList<>();
    private int told;

    Stage(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Begins a chapter. */
    synchronized void chapter(String key) {
        session.out().println();
        session.out().println(bold(session.folded(text("story." + key), "   ")));
    }

    /** Says what is going on, with the time since the start. */
    synchronized void note(String key, Object... arguments) {
        show("", text("story." + key, arguments));
    }

    /** Shows a command that a person can type. */
    synchronized void line(List<String> words) {
        List<String> prompt = new ArrayList<>(words);
        prompt.set(0, MARGIN + "$ " + words.get(0));
        session.out()
                .println(
                        session.terminal()
                                ? Folded.command(prompt, session.columns(), MARGIN + "    ")
                                : String.join(" ", prompt));
    }

    /** Shows what somebody was told, as they were told it. */
    synchronized void quote(String sentence) {
        String onOneLine = sentence.replaceAll("\\s+", " ").strip();
        session.out().println(session.folded(MARGIN + "«\u00A0" + onOneLine + "\u00A0»", MARGIN + "  "));
    }

    /** A step came out as told. */
    synchronized void asTold(String key, Object... arguments) {
        told++;
        show("✔ ", text("story." + key, arguments));
    }

    /** A step came out differently. */
    synchronized void surprise(String sentence) {
        surprises.add(sentence);
        show("✘ ", sentence);
    }

    synchronized int told() {
        return told;
    }

    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    Duration elapsed() {
        return Duration.between(started, clock.instant());
    }

    Texts texts() {
        return session.texts();
    }

    private String text(String key, Object... arguments) {
        return session.texts().say(key, arguments);
    }

    private void show(String mark, String sentence) {
        String folded = session.folded(clockFace() + " " + mark + sentence, MARGIN + " ".repeat(mark.length()));
        session.out().println(folded.replaceFirst("✔", green("✔")).replaceFirst("✘", red("✘")));
    }

    private String clockFace() {
        return String.format(Locale.ROOT, "[%5.1f s]", elapsed().toMillis() / 1000.0);
    }

    private String bold(String words) {
        return session.terminal() ? "\033[1m" + words + "\033[0m" : words;
    }

    private String green(String words) {
        return session.terminal() ? "\033[32m" + words + "\033[0m" : words;
    }

    private String red(String words) {
        return session.terminal() ? "\033[31m" + words + "\033[0m" : words;
    }
}
