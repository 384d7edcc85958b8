package org.ecluse.registry;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.trust.keys.KeyVaultUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What differs when the launcher runs the server for this application alone: a registry that does not open ends the
 * process, since the server would stay up without it, and the process ends when whoever started it is gone.
 */
final class OwnProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OwnProcess.class);
    private static final int NOT_OPEN = 3;

    private OwnProcess() {}

    private static boolean isOurs() {
        return Boolean.getBoolean("ecluse.registry.own-process");
    }

    /** Logs why in one line, which the launcher reads, and ends the process. */
    static void refuseToOpen(RuntimeException reason) {
        Throwable root = reason;
        while (root.getCause() != null && !(root instanceof KeyVaultUnreadable)) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        LOG.error("the registry cannot open: {}", why);
        if (isOurs()) {
            // the orderly way out would wait for the deployment, which waits for us
            Runtime.getRuntime().halt(NOT_OPEN);
        }
    }

    /** The standard input is a pipe from the launcher, and ends with it, even when it is killed. */
    static void endWithInput() {
        if (!isOurs()) {
            return;
        }
        Thread watch = new Thread(OwnProcess::drainInput, "input-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void drainInput() {
        byte[] buffer = new byte[256];
        InputStream in = System.in;
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            LOG.debug("a broken pipe is the same news as its end");
        }
        LOG.info("whoever started the registry is gone; it ends too");
        System.exit(0);
    }
}
