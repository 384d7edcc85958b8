package org.ecluse.launcher.cli.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Bytes coming in: a bar with share, speed and remaining time on a terminal, nothing in a pipe. Redrawn at most five
 * times a second.
 */
public final class ProgressBar {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final int BAR = 24;
    private static final double MEBI = 1024 * 1024;

    private final Session session;
    private final InstantSource clock;
    private final long expectedBytes;
    private final Instant started;
    private Instant drawn;
    private long bytes;
    private int widest;

    /** @param expectedBytes how many will come, or a negative number when nobody said */
    public ProgressBar(Session session, InstantSource clock, long expectedBytes) {
        this.session = session;
        this.clock = clock;
        this.expectedBytes = expectedBytes;
        this.started = clock.instant();
        this.drawn = started;
    }

    /** Counts more bytes, and draws when it is time to. */
    public void add(int more) {
        bytes += more;
        Instant now = clock.instant();
        if (session.terminal() && Duration.between(drawn, now).compareTo(REDRAW) >= 0) {
            drawn = now;
            draw(line(now));
        }
    }

    /** Wipes the bar, so that what is said next stands alone. */
    public void end() {
        if (widest > 0) {
            session.err().print("\r" + " ".repeat(widest) + "\r");
            session.err().flush();
        }
    }

    public long bytes() {
        return bytes;
    }

    public Duration elapsed() {
        return Duration.between(started, clock.instant());
    }

    /** Megabytes and megabytes a second, as {@code 12.3 MB, 45.6 MB/s}. */
    public String summary() {
        return mega(bytes) + ", " + mega((long) speed(clock.instant())) + "/s";
    }

    private String line(Instant now) {
        double speed = speed(now);
        String flow = mega(bytes) + "  " + mega((long) speed) + "/s";
        if (expectedBytes <= 0) {
            return flow;
        }
        double share = Math.min(1.0, (double) bytes / expectedBytes);
        int full = (int) (share * BAR);
        long left = speed <= 0 ? 0 : (long) ((expectedBytes - bytes) / speed);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %s  %s",
                "#".repeat(full),
                "-".repeat(BAR - full),
                (int) (share * 100),
                flow,
                session.texts().say("get.left", String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60)));
    }

    private double speed(Instant now) {
        double seconds = Duration.between(started, now).toNanos() / 1e9;
        return seconds <= 0 ? 0 : bytes / seconds;
    }

    private void draw(String line) {
        String cut = line.length() < session.columns() ? line : line.substring(0, Math.max(1, session.columns() - 1));
        session.err().print("\r" + cut + " ".repeat(Math.max(0, widest - cut.length())));
        session.err().flush();
        widest = Math.max(widest, cut.length());
    }

    private static String mega(long count) {
        return String.format(Locale.ROOT, "%.1f MB", count / MEBI);
    }
}
