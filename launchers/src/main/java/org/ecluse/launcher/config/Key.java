package org.ecluse.launcher.config;

import java.util.function.Function;

/**
 * One setting that a file may carry.
 *
 * @param name lower case with dashes
 * @param reader from text to value; an {@link IllegalArgumentException} says that the text is not one
 * @param shape key of the words that say what is valid, {@code shape.} left out
 */
record Key<T>(String name, Function<String, T> reader, String shape) {}
