/**
 * The record of who used what. Start at {@link org.ecluse.contracts.usage.UsageLog}. Promises: every attempt is one
 * entry, written once, kept through a crash, never changed. Stays outside: deciding on the attempt.
 */
package org.ecluse.contracts.usage;
