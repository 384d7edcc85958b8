package org.ecluse.policy.comparison;

import java.util.Locale;
import java.util.Objects;

/** One plain sentence, in both languages. */
public record Bilingual(String french, String english) {
    public Bilingual {
        Objects.requireNonNull(french);
        Objects.requireNonNull(english);
    }

    /** French for French, English for any other language. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english;
    }
}
