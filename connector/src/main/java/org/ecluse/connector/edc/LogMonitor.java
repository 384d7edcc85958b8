package org.ecluse.connector.edc;

import java.util.function.Supplier;
import org.eclipse.edc.spi.monitor.Monitor;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** EDC's log lines in the connector's one log. Foreign text stays on its line. */
final class LogMonitor implements Monitor {
    private final Logger log;

    LogMonitor(Logger log) {
        this.log = log;
    }

    @Override
    public void severe(Supplier<String> supplier, Throwable... errors) {
        write(Level.ERROR, supplier, errors);
    }

    @Override
    public void warning(Supplier<String> supplier, Throwable... errors) {
        write(Level.WARN, supplier, errors);
    }

    @Override
    public void info(Supplier<String> supplier, Throwable... errors) {
        write(Level.INFO, supplier, errors);
    }

    @Override
    public void debug(Supplier<String> supplier, Throwable... errors) {
        write(Level.DEBUG, supplier, errors);
    }

    private void write(Level level, Supplier<String> supplier, Throwable... errors) {
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        var line = oneLine(supplier.get());
        if (errors.length == 0) {
            log.atLevel(level).log(line);
        } else {
            log.atLevel(level).setCause(errors[0]).log(line);
        }
    }

    static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
