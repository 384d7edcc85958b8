package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on loopback that nobody uses now. */
public final class FreePorts {
    private static final int FIRST = 21_000;
    private static final int LAST = 30_000;
    private static final int STEP = 10;

    private FreePorts() {}

    /** @return the first of {@code count} free ports in a row */
    public static int inARow(int count) {
        for (int base = FIRST; base + count < LAST; base += STEP) {
            if (allFree(base, count)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row");
    }

    private static boolean allFree(int base, int count) {
        for (int port = base; port < base + count; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                free.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
