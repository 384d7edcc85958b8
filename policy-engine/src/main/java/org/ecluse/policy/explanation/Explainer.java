package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecluse.policy.counterfactual.Counterfactuals;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;

/**
 * Says why a request was denied: which rule, which fact, and what would make it acceptable. Written only from the policy
 * and the facts that are the asker's own; what is said to be enough was tried on the evaluator. Immutable, for all
 * threads.
 */
public final class Explainer {
    private final Words words;
    private final Clauses clauses;
    private final RuleSentences rules;
    private final Actuals actuals;
    private final Suggestions suggestions;
    private final Counterfactuals counterfactuals;

    /** With the terms of the Rennes profile. @param locale French or English; any other language gets English */
    public Explainer(Locale locale) {
        this(Rennes.PROFILE, locale);
    }

    /** @param profile the one that the decision was made with */
    public Explainer(Profile profile, Locale locale) {
        this.words = Words.in(locale);
        this.clauses = new Clauses(words);
        this.rules = new RuleSentences(words, clauses);
        this.actuals = new Actuals(words, clauses);
        this.suggestions = new Suggestions(words, clauses, rules);
        this.counterfactuals = new Counterfactuals(profile);
    }

    /**
     * One text for each reason, the first reason first, and then one for each way to have the request accepted, or that
     * there is none.
     *
     * @param request what was denied
     * @param facts those that it was denied on
     */
    public List<String> explain(Denied denied, Policy policy, Request request, Facts facts) {
        var texts = new ArrayList<>(reasons(denied, policy));
        texts.addAll(suggestions.say(counterfactuals.of(policy, request, facts), facts));
        return List.copyOf(texts);
    }

    /** Only why, without what would help: one text for each reason. */
    public List<String> reasons(Denied denied, Policy policy) {
        var texts = new ArrayList<String>();
        if (policy.permissions().size() > 1 && permissionsTried(denied) > 1) {
            texts.add(words.say("deny.several"));
        }
        denied.reasons().forEach(reason -> texts.add(reason(reason, denied.trace())));
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

    private String reason(Reason reason, List<Finding> trace) {
        var where = Places.say(words, reason.at());
        return switch (reason.code()) {
            case Reason.NO_PERMISSION -> words.say("deny.none");
            case Reason.PROHIBITED -> words.say("deny.prohibited", prohibition(reason), where);
            case Reason.PROHIBITION_UNKNOWN ->
                words.say("deny.prohibition.unknown", prohibition(reason), actuals.say(reason, trace), where);
            case Reason.UNSATISFIED, Reason.UNKNOWN ->
                words.say(
                        reason.code().equals(Reason.UNKNOWN)
                                ? "deny.constraint.unknown"
                                : "deny.constraint.unsatisfied",
                        reason.constraint().map(clauses::say).orElseGet(() -> words.say("clause.opaque")),
                        actuals.say(reason, trace),
                        where);
            case Reason.DUTY_UNFULFILLED -> words.say("deny.duty.unfulfilled", duty(reason), owed(reason), where);
            case Reason.DUTY_OVERDUE -> words.say("deny.duty.overdue", duty(reason), where);
            case Reason.MEMBERSHIP_UNKNOWN -> words.say("deny.membership.unknown", where);
            case Reason.DUTY_UNKNOWN -> words.say("deny.duty.unknown", duty(reason), where);
            case "policy.right-operand.zone" ->
                words.say("deny.zone", PlainTerms.subject(reason.cause(), reason.at(), words), where);
            default -> words.say("deny.unevaluable", PlainTerms.subject(reason.cause(), reason.at(), words), where);
        };
    }

    /** The rule or condition that a reason is about, without the facts of the one request. */
    String rule(Reason reason) {
        var where = Places.say(words, reason.at());
        return switch (reason.code()) {
            case Reason.NO_PERMISSION -> words.say("deny.none");
            case Reason.PROHIBITED -> words.say("dry.rule", prohibition(reason), where);
            case Reason.PROHIBITION_UNKNOWN -> words.say("dry.rule.unknown", prohibition(reason), where);
            case Reason.UNSATISFIED, Reason.UNKNOWN ->
                words.say(
                        reason.code().equals(Reason.UNKNOWN) ? "dry.condition.unknown" : "dry.condition",
                        reason.constraint().map(clauses::say).orElseGet(() -> words.say("clause.opaque")),
                        where);
            case Reason.DUTY_UNFULFILLED, Reason.DUTY_OVERDUE -> words.say("dry.rule", duty(reason), where);
            default -> reason(reason, List.of());
        };
    }

    private String prohibition(Reason reason) {
        return reason.rule()
                .filter(Prohibition.class::isInstance)
                .map(rule -> rules.say((Prohibition) rule))
                .orElse("");
    }

    private String duty(Reason reason) {
        return reason.rule()
                .filter(Duty.class::isInstance)
                .map(rule -> String.join(" ", rules.say((Duty) rule)))
                .orElse("");
    }

    private String owed(Reason reason) {
        return words.quoted(reason.cause());
    }
}
