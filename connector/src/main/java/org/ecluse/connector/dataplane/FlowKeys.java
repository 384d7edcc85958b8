package org.ecluse.connector.dataplane;

import javax.crypto.SecretKey;

/** The two secrets of a data plane, at least 256 bits each, the same after a restart, never in a log. */
public interface FlowKeys {

    /** Signs the data tokens. Only this data plane verifies them. */
    SecretKey tokens();

    /** What the pseudonym key of each contract is derived from. Losing it changes all pseudonyms. */
    SecretKey pseudonyms();
}
