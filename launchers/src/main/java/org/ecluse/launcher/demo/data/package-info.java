/**
 * Writes the demonstration's data: four files in the schemas that the territory's producers publish, at their real
 * size. Start at {@link org.ecluse.launcher.demo.data.DemoData}.
 * Promises: same seed and version, same bytes, on every machine (integers and {@link java.util.Random} only, whose
 * algorithm Java specifies); rows are streamed, never held; the energy file carries every boundary case of the
 * "more than 10 delivery points or more than 200 MWh" rule, named one by one in {@code EnergyEdgeCases}.
 * Invented: the people, the cards, the counts and the consumptions. Real: the communes and their INSEE codes.
 */
package org.ecluse.launcher.demo.data;
