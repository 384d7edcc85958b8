package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;

/**
 * A parent's rules as its child has them: with the parent's own targets and parties, and no status. "If the parent Policy
 * had status properties with values, then these values would be nulled." (ODRL IM 2.2, section 2.9)
 */
final class Bequest {
    private final Scope frame;

    /** @param frame the parent's targets and parties at the level of the policy */
    Bequest(Scope frame) {
        this.frame = frame;
    }

    Permission of(Permission rule) {
        return new Permission(terms(rule.terms(), filled(rule.scope(), frame)), duties(rule.duties()));
    }

    Prohibition of(Prohibition rule) {
        return new Prohibition(terms(rule.terms(), union(rule.scope(), frame)), duties(rule.remedies()));
    }

    Duty of(Duty rule) {
        return new Duty(terms(rule.terms(), filled(rule.scope(), frame)), duties(rule.consequences()));
    }

    /** The one's own, and of the other what the one does not say. */
    static Scope filled(Scope own, Scope other) {
        var parties = new TreeMap<>(other.parties());
        parties.putAll(own.parties());
        return new Scope(
                own.targets().isEmpty() ? other.targets() : own.targets(),
                own.outputs().isEmpty() ? other.outputs() : own.outputs(),
                parties);
    }

    static Scope union(Scope one, Scope other) {
        var parties = new TreeMap<String, List<Party>>(one.parties());
        other.parties().forEach((function, those) -> parties.merge(function, those, Bequest::both));
        return new Scope(both(one.targets(), other.targets()), both(one.outputs(), other.outputs()), parties);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static List<Duty> duties(List<Duty> duties) {
        var all = new ArrayList<Duty>();
        for (var duty : duties) {
            all.add(new Duty(terms(duty.terms(), duty.scope()), duties(duty.consequences())));
        }
        return all;
    }

    private static Terms terms(Terms terms, Scope scope) {
        var action = new Action(
                terms.action().iri(),
                statusless(terms.action().refinements()),
                terms.action().extras());
        return new Terms(terms.uid(), action, scope(scope), statusless(terms.constraints()), terms.extras());
    }

    private static Scope scope(Scope scope) {
        var parties = new TreeMap<String, List<Party>>();
        scope.parties()
                .forEach((function, those) -> parties.put(
                        function,
                        those.stream()
                                .map(party -> new Party(
                                        party.uid(),
                                        party.source(),
                                        party.partOf(),
                                        statusless(party.refinements()),
                                        party.collection(),
                                        party.extras()))
                                .toList()));
        return new Scope(assets(scope.targets()), assets(scope.outputs()), parties);
    }

    private static List<Asset> assets(List<Asset> assets) {
        return assets.stream()
                .map(asset -> new Asset(
                        asset.uid(),
                        asset.source(),
                        asset.partOf(),
                        statusless(asset.refinements()),
                        asset.collection(),
                        asset.extras()))
                .toList();
    }

    private static List<Constraint> statusless(List<Constraint> constraints) {
        return constraints.stream().map(Bequest::statusless).toList();
    }

    private static Constraint statusless(Constraint constraint) {
        return constraint.fold(
                Bequest::statusless,
                logical -> new Logical(logical.operand(), statusless(logical.parts()), logical.uid(), logical.extras()),
                opaque -> opaque);
    }

    private static Atomic statusless(Atomic atomic) {
        var said = atomic.details();
        var details = new Details(
                said.uid(), said.unit(), said.dataType(), Optional.empty(), said.references(), said.extras());
        return new Atomic(atomic.leftOperand(), atomic.operator(), atomic.right(), details);
    }
}
