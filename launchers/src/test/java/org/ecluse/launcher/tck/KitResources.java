package org.ecluse.launcher.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;

/**
 * Finds a test kit's own files first. The kits of both protocols name some of their message schemas alike, and each reads
 * them by name from the one class path.
 */
final class KitResources extends ClassLoader {
    private static final String OF_DCP = "/dataspacetck/dcp/";

    private KitResources(ClassLoader parent) {
        super(parent);
    }

    /** Work of a test kit. */
    interface Run<T> {
        T go() throws Exception;
    }

    /** Runs the kit of DCP; threads that it starts find the same files. */
    static <T> T ofDcp(Run<T> run) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(new KitResources(before));
        try {
            return run.go();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public URL getResource(String name) {
        try {
            return Collections.list(getParent().getResources(name)).stream()
                    .filter(found -> found.getPath().contains(OF_DCP))
                    .findFirst()
                    .orElseGet(() -> getParent().getResource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        var found = getResource(name);
        try {
            // The contract of a class loader: null is "there is none".
            return found == null ? null : found.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
