package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Rennes;

/**
 * Says why a request was denied: which rule, which fact, and what would make it acceptable. Written only from the policy
 * and the facts in the denial, which are the asker's own. Immutable, for all threads.
 */
public final class Explainer {
    private final Words words;
    private final Clauses clauses;
    private final RuleSentences rules;

    /** @param locale French or English; any other language gets English */
    public Explainer(Locale locale) {
        this.words = Words.in(locale);
        this.clauses = new Clauses(words);
        this.rules = new RuleSentences(words, clauses);
    }

    /** One text of a few sentences for each reason, the first reason first. */
    public List<String> explain(Denied denied, Policy policy) {
        var texts = new ArrayList<String>();
        if (policy.permissions().size() > 1 && permissionsTried(denied) > 1) {
            texts.add(words.say("deny.several"));
        }
        denied.reasons().forEach(reason -> texts.add(explain(reason)));
        return texts.stream().distinct().toList();
    }

    private static long permissionsTried(Denied denied) {
        return denied.reasons().stream()
                .map(reason -> reason.at().split("/"))
                .filter(steps -> steps.length > 2 && steps[1].equals("permission"))
                .map(steps -> steps[2])
                .distinct()
                .count();
    }

    private String explain(Reason reason) {
        var where = Places.say(words, reason.at());
        return switch (reason.code()) {
            case Reason.NO_PERMISSION -> words.say("deny.none");
            case Reason.PROHIBITED -> words.say("deny.prohibited", prohibition(reason), where);
            case Reason.PROHIBITION_UNKNOWN ->
                words.say("deny.prohibition.unknown", prohibition(reason), actual(reason), cure(reason), where);
            case Reason.UNSATISFIED, Reason.UNKNOWN ->
                words.say(
                        reason.code().equals(Reason.UNKNOWN)
                                ? "deny.constraint.unknown"
                                : "deny.constraint.unsatisfied",
                        reason.constraint().map(clauses::say).orElseGet(() -> words.say("clause.opaque")),
                        actual(reason),
                        cure(reason),
                        where);
            case Reason.DUTY_UNFULFILLED, Reason.DUTY_UNKNOWN -> duty(reason, where);
            case "policy.right-operand.zone" ->
                words.say("deny.zone", PlainTerms.subject(reason.cause(), reason.at(), words), where);
            default -> words.say("deny.unevaluable", PlainTerms.subject(reason.cause(), reason.at(), words), where);
        };
    }

    private String prohibition(Reason reason) {
        return reason.rule()
                .filter(Prohibition.class::isInstance)
                .map(rule -> rules.say((Prohibition) rule))
                .orElse("");
    }

    private String duty(Reason reason, String where) {
        var duty = reason.rule().filter(Duty.class::isInstance).map(Duty.class::cast);
        boolean isPayment =
                duty.filter(one -> one.action().iri().equals(Odrl.COMPENSATE)).isPresent();
        return words.say(
                reason.code().equals(Reason.DUTY_UNFULFILLED) ? "deny.duty.unfulfilled" : "deny.duty.unknown",
                duty.map(one -> String.join(" ", rules.say(one))).orElse(""),
                words.quoted(reason.cause()),
                words.say(isPayment ? "cure.pay" : "cure.duty"),
                where);
    }

    private String actual(Reason reason) {
        if (!(reason.constraint().orElse(null) instanceof Atomic atomic)) {
            return words.say("actual.several");
        }
        var name = "actual." + Words.key(atomic.leftOperand());
        var known = reason.fact().filter(Fact.Known.class::isInstance).map(Fact.Known.class::cast);
        if (known.isEmpty()) {
            return words.find(name + ".none").orElseGet(() -> words.say("actual.unknown"));
        }
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            return words.say(
                    "actual.time",
                    clauses.values().date(known.get().values().get(0).text()));
        }
        if (known.get().values().isEmpty()) {
            return words.find(name + ".none").orElseGet(() -> words.say("actual.none"));
        }
        var values = clauses.all(known.get().values(), atomic.leftOperand());
        return words.find(name, values)
                .orElseGet(() -> words.say("actual.known", clauses.operand(atomic.leftOperand()), values));
    }

    private String cure(Reason reason) {
        if (!(reason.constraint().orElse(null) instanceof Atomic atomic)) {
            return words.say("cure.generic");
        }
        var keys = new ArrayList<String>();
        var name = "cure." + Words.key(atomic.leftOperand());
        if (isAnyStudy(atomic)) {
            keys.add(name + ".any");
        }
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            keys.add(name + (liesAhead(atomic, reason.fact()) ? ".early" : ".late"));
        }
        keys.add(name);
        keys.add("cure.generic");
        return words.sayFirst(keys);
    }

    private static boolean isAnyStudy(Constraint constraint) {
        return constraint instanceof Atomic atomic
                && atomic.operator() == Operator.IS_A
                && atomic.right().stream().anyMatch(value -> value.text().equals(Rennes.REGISTERED_STUDY));
    }

    /** A lower bound that has not come yet. */
    private static boolean liesAhead(Atomic atomic, Optional<Fact> fact) {
        return (atomic.operator() == Operator.GT || atomic.operator() == Operator.GTEQ) && fact.isPresent();
    }
}
