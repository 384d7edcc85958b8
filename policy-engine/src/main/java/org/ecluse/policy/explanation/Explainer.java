package org.ecluse.policy.explanation;

import java.util.List;
import java.util.Locale;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.model.Policy;

/** Says why a request was denied, and what would make it acceptable. Immutable, for all threads. */
public final class Explainer {
    private final Locale locale;

    /** @param locale French or English; any other language gets English */
    public Explainer(Locale locale) {
        this.locale = locale;
    }

    /** One sentence or two for each reason, the first reason first. */
    public List<String> explain(Denied denied, Policy policy) {
        throw new UnsupportedOperationException(locale + policy.uid() + denied);
    }
}
