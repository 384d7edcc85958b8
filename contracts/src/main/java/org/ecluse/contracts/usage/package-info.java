/**
 * The record of who used what, and how much is left of what is limited. Start at
 * {@link org.ecluse.contracts.usage.UsageLog} and {@link org.ecluse.contracts.usage.SqlCounters}. Promises: every attempt
 * is one entry, written once, kept through a crash, never changed; a limit is never passed, however many uses are made at
 * once and whenever the process dies. Stays outside: deciding on the attempt.
 */
package org.ecluse.contracts.usage;
