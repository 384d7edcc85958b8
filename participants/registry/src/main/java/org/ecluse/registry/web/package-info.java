/**
 * The registry's doors: HTTP in, JSON out. Start at {@link Doors}, which decides who may pass, and {@link Problems},
 * which decides what a caller is told.
 *
 * <p>Promises: a door without a sign is shut; no body above 64 KiB is read; an error never shows what is inside.
 */
package org.ecluse.registry.web;
