/**
 * A connector in one file: keys, identity, settings and databases, checksummed and encrypted with a passphrase. Start at
 * {@link org.ecluse.connector.backup.Backup} and {@link org.ecluse.connector.backup.Archive}. Promises: taken while the
 * connector runs, each database is as it was at one instant; nothing leaves unencrypted; an archive that was changed, cut
 * or opened with another passphrase gives nothing. The form of the encryption is that of the age tool. Stays outside: the
 * data that is offered and the files that have arrived, which are as large as they are, and a database server's contents.
 */
package org.ecluse.connector.backup;
