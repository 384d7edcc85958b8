package org.ecluse.launcher.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Sends the log to the standard error, one line an event. */
final class Logging {
    private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";

    /** Libraries whose every step is of interest only to whoever looks for a fault. */
    private static final List<String> TALKATIVE =
            List.of("org.eclipse.jetty", "org.flywaydb", "org.glassfish", "com.zaxxer", "com.apicatalog");
    /** Held here because the log forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIETENED = new ArrayList<>();

    /** Warns at each start that H2 is newer than the last one its authors have tried; our tests have tried this one. */
    private static final String DATABASE_VERSIONS = "org.flywaydb.core.internal.database.base.Database";

    /** Warns at each start of how EDC has written its own resources, which no operator can change. */
    private static final String RESOURCE_STYLE = "org.glassfish.jersey.internal.Errors";

    private Logging() {}

    static void to(Level level) {
        System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE);
        LogManager.getLogManager().reset();
        Handler console = new ConsoleHandler();
        console.setLevel(level);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(level);
        if (level.intValue() >= Level.INFO.intValue()) {
            TALKATIVE.forEach(library -> quieten(library, Level.WARNING));
            quieten(DATABASE_VERSIONS, Level.SEVERE);
            quieten(RESOURCE_STYLE, Level.SEVERE);
        }
    }

    private static void quieten(String library, Level level) {
        Logger logger = Logger.getLogger(library);
        logger.setLevel(level);
        QUIETENED.add(logger);
    }
}
