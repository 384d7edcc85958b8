package org.ecluse.connector.operator;

import java.util.Locale;

/** A text for people in French and English; where only one is known, both are that one. */
public record Wording(String fr, String en) {

    public static Wording same(String text) {
        return new Wording(text, text);
    }

    /** French for a French locale, else English. */
    public String in(Locale locale) {
        return Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? fr : en;
    }
}
