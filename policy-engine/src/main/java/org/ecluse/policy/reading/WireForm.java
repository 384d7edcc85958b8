package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;

/**
 * How a policy travels in the terms of DSP 2025-1 without loss. What DSP's schema has no place for goes along as one
 * obligation, to observe the terms whose canonical text is in its only constraint; the other rules are what is left
 * without it. Both say the same or the policy is refused: the visible rules are compared with what the terms reduce to.
 */
final class WireForm {
    private static final String NS = "https://w3id.org/ecluse/wire#";
    /** Action of the obligation that carries the terms. */
    static final String OBSERVE = NS + "observe";
    /** Left operand: the canonical text of the terms. */
    static final String TERMS = NS + "terms";
    /** Left operand of a condition that stands for those that could not be written. */
    static final String INCOMPLETE = NS + "incomplete";

    private WireForm() {}

    /** Reads the terms inside; they hold none themselves. */
    interface Inner {
        Policy read(String canonical) throws Unreadable;
    }

    /** The policy in DSP's terms: of the same name, type, target and parties, as far as those are plain. */
    static Policy closed(Policy policy, Profile profile) {
        var reduced = Reduction.of(policy);
        var reader = new PolicyReader(profile);
        // What is understood of the terms that any reader of DSP's schema keeps must be all there is.
        var seen = DspWriter.document(Reduction.strict(policy)).map(reader::read);
        if (seen.isPresent() && seen.get().equals(reader.read(PolicyWriter.expanded(policy)))) {
            return reduced;
        }
        var obligations = new ArrayList<>(reduced.obligations());
        var text = new Atomic(TERMS, Operator.EQ, Value.text(PolicyWriter.canonicalText(policy)));
        obligations.add(new Duty(new Action(OBSERVE), text));
        return reduced.withObligations(obligations.toArray(Duty[]::new));
    }

    /** The place of the obligation with the terms; below zero when there is none. */
    static int place(Policy visible) {
        for (int i = 0; i < visible.obligations().size(); i++) {
            if (visible.obligations().get(i).action().iri().equals(OBSERVE)) {
                return i;
            }
        }
        return -1;
    }

    static Policy opened(Policy visible, Inner inner) throws Unreadable {
        int place = place(visible);
        if (place < 0) {
            return visible;
        }
        var rest = new ArrayList<>(visible.obligations());
        var carrier = rest.remove(place);
        var shown = visible.withObligations(rest.toArray(Duty[]::new));
        var at = "/obligation/" + place;
        var whole = inner.read(text(carrier, at));
        if (place(whole) >= 0 || place(shown) >= 0) {
            throw malformed(at, "terms are inside terms, or there more than once");
        }
        if (!Shadow.of(shown).isShadowOf(Shadow.of(Reduction.of(whole)))) {
            throw differs(at, "its rules are not those of the terms that it carries");
        }
        var scope = framed(whole.head().scope(), shown.head().scope(), at);
        var head = whole.head();
        return new Policy(
                visible.uid(),
                visible.type(),
                new Policy.Head(scope, head.conflict(), head.profiles(), head.inheritFrom(), head.extras()),
                whole.permissions(),
                whole.prohibitions(),
                whole.obligations());
    }

    private static String text(Duty carrier, String at) throws Unreadable {
        var constraints = carrier.constraints();
        boolean alone = carrier.equals(new Duty(Terms.of(new Action(OBSERVE), constraints), List.of()));
        if (alone
                && constraints.size() == 1
                && constraints.get(0) instanceof Atomic atomic
                && atomic.right().size() == 1
                && atomic.equals(new Atomic(
                        TERMS, Operator.EQ, Value.text(atomic.right().get(0).text())))) {
            return atomic.right().get(0).text();
        }
        throw malformed(at, "the obligation to observe the terms does not hold one text");
    }

    /** Target and parties are the message's to say; where the terms say them too, it must be the same. */
    private static Scope framed(Scope whole, Scope shown, String at) throws Unreadable {
        var targets = agreed(whole.targets(), shown.targets(), whole.target().equals(shown.target()), at);
        var outputs = agreed(whole.outputs(), shown.outputs(), whole.outputs().equals(shown.outputs()), at);
        var parties = new TreeMap<String, List<Party>>(whole.parties());
        for (var function : shown.parties().keySet()) {
            boolean same = whole.party(function).equals(shown.party(function));
            parties.put(function, agreed(whole.parties(function), shown.parties(function), same, at));
        }
        return new Scope(targets, outputs, parties);
    }

    private static <T> List<T> agreed(List<T> whole, List<T> shown, boolean same, String at) throws Unreadable {
        if (!whole.isEmpty() && !shown.isEmpty() && !same) {
            throw differs(at, "its target or parties are not those of the terms that it carries");
        }
        return whole.isEmpty() ? shown : whole;
    }

    private static Unreadable malformed(String at, String cause) {
        return new Unreadable("policy.wire.malformed", at, cause, "have the policy sent again, as it was written");
    }

    private static Unreadable differs(String at, String cause) {
        return new Unreadable(
                "policy.wire.differs",
                at,
                "the policy says two different things: " + cause,
                "have the policy sent again by whoever wrote it");
    }
}
