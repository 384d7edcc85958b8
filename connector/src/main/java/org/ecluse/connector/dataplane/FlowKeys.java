package org.ecluse.connector.dataplane;

import javax.crypto.SecretKey;
import org.ecluse.trust.keys.KeyVault;

/** The two secrets of a data plane, at least 256 bits each, the same after a restart, never in a log. */
public interface FlowKeys {

    /** Signs the data tokens. Only this data plane verifies them. */
    SecretKey tokens();

    /** What the pseudonym key of each contract is derived from. Losing it changes all pseudonyms. */
    SecretKey pseudonyms();

    /** Kept in the connector's vault, made there on first use. */
    static FlowKeys in(KeyVault vault) {
        var tokens = vault.secret("data-tokens");
        var pseudonyms = vault.secret("pseudonyms");
        return new FlowKeys() {
            @Override
            public SecretKey tokens() {
                return tokens;
            }

            @Override
            public SecretKey pseudonyms() {
                return pseudonyms;
            }
        };
    }
}
