/**
 * What contracts cost, beside stock EDC 0.15.1 on the same machine: {@code ./ecluse bench contracts}. Start at {@link
 * ContractsBench}. Each side is two processes, started in turn and never together, and is driven by the same code through
 * the same Management API. Ours runs on H2 files with the flags that ship; stock runs in memory, with the same flags and
 * every interval as it comes.
 *
 * <p>Promises: no figure is invented, a step that fails says why and is left out; every process started is ended. Neither
 * the product nor a test run knows this code: it is compiled by the Maven profile {@code bench} alone.
 */
package org.ecluse.launcher.bench;
