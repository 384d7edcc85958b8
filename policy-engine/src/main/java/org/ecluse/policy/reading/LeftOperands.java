package org.ecluse.policy.reading;

import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.OdrlCore;

/**
 * The left operands of ODRL's common vocabulary. DSP 2025-1 writes them as bare words ({@code dateTime}), for which its
 * JSON-LD context has no term. (ODRL Vocabulary 2.2, section 4.5)
 */
final class LeftOperands {
    private LeftOperands() {}

    /** A bare word of the vocabulary, in full. The published W3C context maps {@code industry} with a colon too many. */
    static String inOdrl(String name) {
        if (name.equals(Odrl.NS + "industry:")) {
            return Odrl.NS + "industry";
        }
        return OdrlCore.PROFILE.operand(Odrl.NS + name).isPresent() ? Odrl.NS + name : name;
    }
}
