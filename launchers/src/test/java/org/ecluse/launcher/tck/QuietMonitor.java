package org.ecluse.launcher.tck;

import org.eclipse.dataspacetck.core.spi.boot.Monitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A test kit's progress, in the log at debug level. */
public final class QuietMonitor implements Monitor {
    private static final Logger LOG = LoggerFactory.getLogger("org.ecluse.launcher.tck");

    @Override
    public Monitor enableSuccess() {
        return this;
    }

    @Override
    public Monitor enableError() {
        return this;
    }

    @Override
    public Monitor enableBold() {
        return this;
    }

    @Override
    public Monitor resetMode() {
        return this;
    }

    @Override
    public Monitor newLine() {
        return this;
    }

    @Override
    public Monitor message(String message) {
        LOG.debug(message);
        return this;
    }

    @Override
    public Monitor debug(String message) {
        LOG.debug(message);
        return this;
    }
}
