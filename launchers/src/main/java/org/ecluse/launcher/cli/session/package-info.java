/**
 * Where a command speaks: streams, language, tables, progress. Start at
 * {@link org.ecluse.launcher.cli.session.Session}, which every command gets as its only constructor argument.
 */
package org.ecluse.launcher.cli.session;
