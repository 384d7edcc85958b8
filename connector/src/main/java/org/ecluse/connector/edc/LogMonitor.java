package org.ecluse.connector.edc;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.edc.spi.monitor.Monitor;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * EDC's log lines in the connector's one log. Foreign text stays on its line. What EDC tells of its own parts is for whoever
 * looks for a fault; what an operator wants to know of the connector, we say ourselves.
 */
final class LogMonitor implements Monitor {
    /**
     * EDC's warning that what it keeps as secrets is lost at the end. Ours are in the key vault on disk, so an operator has
     * nothing to do about it.
     */
    private static final String MEMORY_VAULT = "Using the InMemoryVault is not suitable";

    private final Logger log;
    private volatile boolean ending;

    LogMonitor(Logger log) {
        this.log = log;
    }

    /** From now on the shell's pollers find their timers gone, which is what ending them means. */
    void ending() {
        ending = true;
    }

    @Override
    public void severe(Supplier<String> supplier, Throwable... errors) {
        write(Level.ERROR, supplier, errors);
    }

    @Override
    public void warning(Supplier<String> supplier, Throwable... errors) {
        String text = String.valueOf(supplier.get());
        write(text.startsWith(MEMORY_VAULT) ? Level.DEBUG : Level.WARN, () -> text, errors);
    }

    @Override
    public void info(Supplier<String> supplier, Throwable... errors) {
        write(Level.DEBUG, supplier, errors);
    }

    @Override
    public void debug(Supplier<String> supplier, Throwable... errors) {
        write(Level.DEBUG, supplier, errors);
    }

    private void write(Level level, Supplier<String> supplier, Throwable... errors) {
        if (!log.isEnabledForLevel(level) || (ending && ofStoppedTimer(errors))) {
            return;
        }
        var line = oneLine(supplier.get());
        if (errors.length == 0) {
            log.atLevel(level).log(line);
        } else {
            log.atLevel(level).setCause(errors[0]).log(line);
        }
    }

    private static boolean ofStoppedTimer(Throwable... errors) {
        return errors.length > 0 && errors[0] instanceof RejectedExecutionException;
    }

    static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
