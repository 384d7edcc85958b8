package org.ecluse.policy.explanation;

import java.util.List;
import java.util.Locale;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;

/** Single parts of a policy in plain words, for sentences that others write around them. */
public final class Phrases {
    private Phrases() {}

    /** Conditions as a clause without capital or full stop: {@code the purpose is …, and …}. */
    public static String of(List<Constraint> constraints, Locale locale) {
        var words = Words.in(locale);
        return words.list(new Clauses(words).say(constraints), "logical.and.last");
    }

    /** A whole rule, its conditions and duties included, as sentences. */
    public static String of(Rule rule, Locale locale) {
        var words = Words.in(locale);
        var sentences = new RuleSentences(words, new Clauses(words));
        return rule.fold(
                permission -> String.join(" ", sentences.say(permission)), sentences::say, duty -> of(duty, locale));
    }

    /** A duty as sentences. */
    public static String of(Duty duty, Locale locale) {
        var words = Words.in(locale);
        return String.join(" ", new RuleSentences(words, new Clauses(words)).say(duty));
    }

    /** Foreign text, made safe and put in quotation marks. */
    public static String quoted(String foreign, Locale locale) {
        return Words.in(locale).quoted(foreign);
    }
}
