/**
 * The connector at its protocol doors, between real processes or real sockets, under an identity that only tests know.
 * Start at {@link org.ecluse.launcher.dsp.TestConnector}.
 */
package org.ecluse.launcher.dsp;
