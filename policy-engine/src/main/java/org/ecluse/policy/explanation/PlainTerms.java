package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;

/** A policy as sentences for people, in the order in which it is written. Any policy gets a text. */
public final class PlainTerms {
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);

    private PlainTerms() {}

    /** @param locale French or English; any other language gets English */
    public static List<String> of(Policy policy, Locale locale) {
        var words = Words.in(locale);
        var rules = new RuleSentences(words, new Clauses(words));
        var sentences = new ArrayList<>(head(policy, words));
        int options = policy.permissions().size();
        if (options == 0) {
            sentences.add(words.say("head.nothing"));
        } else if (options > 1) {
            sentences.add(words.say("head.several", Integer.toString(options)));
        }
        for (int i = 0; i < options; i++) {
            if (options > 1) {
                sentences.add(words.say("head.choice", Integer.toString(i + 1)));
            }
            sentences.addAll(rules.say(policy.permissions().get(i)));
        }
        policy.obligations().forEach(duty -> sentences.addAll(rules.say(duty)));
        policy.prohibitions().forEach(prohibition -> sentences.add(rules.say(prohibition)));
        EVALUATOR.unevaluable(policy).stream()
                .map(problem -> words.say("warning.unevaluable", subject(problem, words)))
                .distinct()
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static List<String> head(Policy policy, Words words) {
        var sentences = new ArrayList<String>();
        policy.assigner().ifPresent(did -> sentences.add(words.say("head.assigner", words.quoted(did))));
        policy.assignee().ifPresent(did -> sentences.add(words.say("head.assignee", words.quoted(did))));
        policy.target().ifPresent(asset -> sentences.add(words.say("head.target", words.quoted(asset))));
        policy.head().inheritFrom().forEach(parent -> sentences.add(words.say("head.inherit", words.quoted(parent))));
        return sentences;
    }

    /** The term that a problem is about: every such problem quotes it first. Without one, the place. */
    static String subject(Problem problem, Words words) {
        return subject(problem.cause(), problem.at(), words);
    }

    static String subject(String cause, String at, Words words) {
        var quoted = QUOTED.matcher(cause);
        return quoted.find() ? words.quoted(quoted.group(1)) : Places.say(words, at);
    }
}
