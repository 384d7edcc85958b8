package org.ecluse.policy.reading;

import java.util.List;
import java.util.function.BiConsumer;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Scope;

/** Goes through a policy and names the place of each part: rules, actions, assets, parties, constraints. */
final class Places {
    private final BiConsumer<String, Object> visitor;

    private Places(BiConsumer<String, Object> visitor) {
        this.visitor = visitor;
    }

    static void each(Policy policy, BiConsumer<String, Object> visitor) {
        var places = new Places(visitor);
        places.scope("", policy.head().scope());
        places.rules("/permission/", policy.permissions());
        places.rules("/prohibition/", policy.prohibitions());
        places.rules("/obligation/", policy.obligations());
    }

    static void each(String at, Rule rule, BiConsumer<String, Object> visitor) {
        new Places(visitor).rule(at, rule);
    }

    /** One step further into a document, on one line whatever the member is called. (RFC 6901) */
    static String step(String at, String member) {
        return at + "/" + Problem.oneLine(member).replace("~", "~0").replace("/", "~1");
    }

    /** The last part of a full IRI. */
    static String term(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private void rules(String at, List<? extends Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            rule(at + i, rules.get(i));
        }
    }

    private void rule(String at, Rule rule) {
        visitor.accept(at, rule);
        action(at + "/action", rule.action());
        scope(at, rule.scope());
        constraints(at + "/constraint/", rule.constraints());
        if (rule instanceof Rule.Permission permission) {
            rules(at + "/duty/", permission.duties());
        } else if (rule instanceof Rule.Prohibition prohibition) {
            rules(at + "/remedy/", prohibition.remedies());
        } else {
            rules(at + "/consequence/", ((Rule.Duty) rule).consequences());
        }
    }

    private void action(String at, Action action) {
        visitor.accept(at, action);
        constraints(at + "/refinement/", action.refinements());
    }

    private void scope(String at, Scope scope) {
        assets(at + "/target/", scope.targets());
        assets(at + "/output/", scope.outputs());
        scope.parties().forEach((function, parties) -> parties(at + "/" + term(function) + "/", parties));
    }

    private void assets(String at, List<Asset> assets) {
        for (int i = 0; i < assets.size(); i++) {
            visitor.accept(at + i, assets.get(i));
            constraints(at + i + "/refinement/", assets.get(i).refinements());
        }
    }

    private void parties(String at, List<Party> parties) {
        for (int i = 0; i < parties.size(); i++) {
            visitor.accept(at + i, parties.get(i));
            constraints(at + i + "/refinement/", parties.get(i).refinements());
        }
    }

    private void constraints(String at, List<Constraint> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            var constraint = constraints.get(i);
            visitor.accept(at + i, constraint);
            if (constraint instanceof Logical logical) {
                constraints(at + i + "/" + logical.operand().term() + "/", logical.parts());
            }
        }
    }
}
