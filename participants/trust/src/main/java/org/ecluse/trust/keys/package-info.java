/**
 * A process's own keys, kept in a PKCS#12 file whose random password only the file's owner can read. Start at
 * {@link KeyVault}. Promises: keys are made once and survive a restart; no password has a default; all signatures are
 * made by Bouncy Castle's provider, which on Java 17 is ten times as fast as the platform's.
 */
package org.ecluse.trust.keys;
