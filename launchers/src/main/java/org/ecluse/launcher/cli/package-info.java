/**
 * The {@code ecluse} command line. Start at {@link org.ecluse.launcher.cli.Ecluse}.
 * Promises: a command is a thin client of the operator's API and knows nothing that the API does not say; a terminal gets
 * tables and progress, a pipe gets plain lines (tabs between cells), {@code --json} gets the API's own answer; exit code 0
 * means done, 1 refused or failed, 2 wrong usage or settings. Commands get a {@link org.ecluse.launcher.cli.session.Session} as
 * their only constructor argument.
 */
package org.ecluse.launcher.cli;
