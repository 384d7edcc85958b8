/**
 * The operator's page, in French and English: search, read the terms, ask, follow, download, see one's own assets and
 * their uses. Start at {@link org.ecluse.connector.console.Console}. Promises: everything is served from this process;
 * the page may run no script and load nothing that is not named in its content security policy; it works by keyboard
 * and with a screen reader (RGAA 4.1). Stays outside: every decision; the page only calls the operator's API.
 */
package org.ecluse.connector.console;
