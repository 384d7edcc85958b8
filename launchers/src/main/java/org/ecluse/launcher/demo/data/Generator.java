package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.nio.file.Path;

/** Writes one file of the demonstration; same seed, same bytes. */
interface Generator {
    void write(Path target, long seed) throws IOException;
}
