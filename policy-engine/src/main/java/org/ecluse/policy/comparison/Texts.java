package org.ecluse.policy.comparison;

import java.util.List;
import java.util.Locale;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.explanation.Phrases;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;

/** Writes one difference as one sentence in each language. */
final class Texts {
    private Texts() {}

    static Bilingual onlyOne(boolean isFirst, Rule rule) {
        return new Bilingual(locale -> isFrench(locale)
                ? "Seule la " + (isFirst ? "première" : "seconde") + " politique dit : « " + Phrases.of(rule, locale)
                        + " »"
                : "Only the " + (isFirst ? "first" : "second") + " policy says: “" + Phrases.of(rule, locale) + "”");
    }

    private static boolean isFrench(Locale locale) {
        return locale.equals(Locale.FRENCH);
    }

    /** @param french what it is, such as an action */
    static Bilingual values(String french, String english, String first, String second) {
        return new Bilingual(locale -> isFrench(locale)
                ? "Pour la première politique, " + french + " : " + quoted(first, locale) + " ; pour la seconde : "
                        + quoted(second, locale) + "."
                : "In the first policy the " + english + " is " + quoted(first, locale) + ", in the second "
                        + quoted(second, locale) + ".");
    }

    private static String quoted(String value, Locale locale) {
        if (value.isEmpty()) {
            return isFrench(locale) ? "sans restriction" : "not restricted";
        }
        return Phrases.quoted(value, locale);
    }

    static Bilingual conditions(List<Constraint> first, List<Constraint> second, Verdict verdict) {
        if (first.isEmpty() || second.isEmpty()) {
            boolean isFirst = second.isEmpty();
            var those = isFirst ? first : second;
            return new Bilingual(locale -> isFrench(locale)
                    ? "Seule la " + (isFirst ? "première" : "seconde") + " politique pose cette condition : "
                            + Phrases.of(those, locale) + "."
                    : "Only the " + (isFirst ? "first" : "second") + " policy has this condition: "
                            + Phrases.of(those, locale) + ".");
        }
        return new Bilingual(locale -> isFrench(locale)
                ? "Condition de la première politique : " + Phrases.of(first, locale) + " ; de la seconde : "
                        + Phrases.of(second, locale) + french(verdict)
                : "Condition of the first policy: " + Phrases.of(first, locale) + "; of the second: "
                        + Phrases.of(second, locale) + english(verdict));
    }

    static Bilingual duties(Duty first, Duty second, Verdict verdict) {
        return new Bilingual(locale -> isFrench(locale)
                ? "Obligation de la première politique : « " + Phrases.of(first, locale) + " » ; de la seconde : « "
                        + Phrases.of(second, locale) + " »" + french(verdict)
                : "Duty of the first policy: “" + Phrases.of(first, locale) + "”; of the second: “"
                        + Phrases.of(second, locale) + "”" + english(verdict));
    }

    private static String french(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT -> " ; cela revient au même.";
            case NARROWER -> " ; la première est plus stricte.";
            case WIDER -> " ; la première est plus large.";
            case INCOMPARABLE -> " ; aucune ne contient l’autre.";
            case UNKNOWN -> " ; rien ne dit laquelle est la plus large.";
        };
    }

    private static String english(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT -> "; this comes to the same.";
            case NARROWER -> "; the first is stricter.";
            case WIDER -> "; the first is wider.";
            case INCOMPARABLE -> "; neither contains the other.";
            case UNKNOWN -> "; nobody can tell which is wider.";
        };
    }
}
