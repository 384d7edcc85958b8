package org.ecluse.policy.comparison;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** One plain sentence, in both languages; written when it is first asked for. Immutable, for all threads. */
public final class Bilingual {
    private final Function<Locale, String> writing;

    /** @param writing French for {@link Locale#FRENCH}, English otherwise; the same each time */
    Bilingual(Function<Locale, String> writing) {
        this.writing = writing;
    }

    static Bilingual of(String french, String english) {
        return new Bilingual(locale -> locale.equals(Locale.FRENCH) ? french : english);
    }

    public String french() {
        return writing.apply(Locale.FRENCH);
    }

    public String english() {
        return writing.apply(Locale.ENGLISH);
    }

    /** French for French, English for any other language. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french() : english();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bilingual both
                && french().equals(both.french())
                && english().equals(both.english());
    }

    @Override
    public int hashCode() {
        return Objects.hash(french(), english());
    }

    @Override
    public String toString() {
        return english();
    }
}
