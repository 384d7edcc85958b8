package org.ecluse.launcher.registry;

import java.nio.file.Path;

/** The Java that runs this process runs its children too. */
final class JavaHome {
    private JavaHome() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
