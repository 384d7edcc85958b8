package org.ecluse.policy.explanation;

import java.util.List;
import java.util.Locale;
import org.ecluse.policy.model.Policy;

/** A policy as sentences for people. */
public final class PlainTerms {
    private PlainTerms() {}

    /** @param locale French or English; any other language gets English */
    public static List<String> of(Policy policy, Locale locale) {
        throw new UnsupportedOperationException(locale + policy.uid());
    }
}
