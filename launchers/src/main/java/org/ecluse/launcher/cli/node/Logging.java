package org.ecluse.launcher.cli.node;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sends the log to the standard error, one line an event. */
final class Logging {
    private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";

    private Logging() {}

    static void to(Level level) {
        System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE);
        LogManager.getLogManager().reset();
        Handler console = new ConsoleHandler();
        console.setLevel(level);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(level);
    }
}
