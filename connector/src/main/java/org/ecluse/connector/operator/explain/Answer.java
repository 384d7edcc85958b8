package org.ecluse.connector.operator.explain;

import java.util.List;
import org.ecluse.connector.operator.Wording;

/**
 * Whether an offer would be had, and why not.
 *
 * @param permitted whether this connector's own credentials meet the terms, as far as it can see
 * @param codes stable codes of what is missing; empty when permitted
 * @param fr sentences for people, in French: what is missing, or what will be owed
 * @param en the same in English
 */
public record Answer(boolean permitted, List<String> codes, List<String> fr, List<String> en) {
    public Answer {
        codes = List.copyOf(codes);
        fr = List.copyOf(fr);
        en = List.copyOf(en);
    }

    /** All sentences as one text, a line each. */
    public Wording wording() {
        return new Wording(String.join("\n", fr), String.join("\n", en));
    }
}
