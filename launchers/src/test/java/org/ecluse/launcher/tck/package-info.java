/**
 * The public test kits of the protocols, run against the product's own connector. Start at the test named for the kit;
 * each leaves {@code target/tck/NAME.json} with its count and the proof that the connector was really called.
 */
package org.ecluse.launcher.tck;
