package org.ecluse.launcher.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a demonstration is wanted.
 *
 * @param once end after the story instead of on Ctrl-C
 * @param folder where everything is kept: the data, and a folder for each port base
 * @param ownData a folder whose files are taken instead of the made-up ones of the same name
 * @param portBase first of the ports
 * @param catalog a RUDI catalogue to advertise too: a file, or a folder that has one
 * @param seed of the made-up data
 */
public record DemoOptions(
        boolean once, Path folder, Optional<Path> ownData, int portBase, Optional<Path> catalog, long seed) {}
