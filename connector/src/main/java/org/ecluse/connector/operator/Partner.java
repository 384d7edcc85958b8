package org.ecluse.connector.operator;

import java.net.URI;
import org.ecluse.trust.Did;

/**
 * A member of the data space, from the registry's directory.
 *
 * @param name short name, such as {@code enedis}; offers are addressed with it
 * @param displayName as people know it, such as {@code Enedis}
 */
public record Partner(String name, String displayName, Did did, URI dspAddress) {}
