package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.Set;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.Profile;

/** On the wire a duty's action is a plain name, and its refinements are constraints of the duty: the way back. */
final class Refinements {
    private Refinements() {}

    static Terms restored(Terms terms, Profile profile) {
        if (terms.constraints().isEmpty()) {
            return terms;
        }
        var parameters = profile.action(terms.action().iri()).map(KnownAction::parameters);
        if (parameters.isEmpty()) {
            return terms;
        }
        var refinements = new ArrayList<>(terms.action().refinements());
        var conditions = new ArrayList<Constraint>();
        for (var constraint : terms.constraints()) {
            (isAbout(constraint, parameters.get()) ? refinements : conditions).add(constraint);
        }
        var action =
                new Action(terms.action().iri(), refinements, terms.action().extras());
        return new Terms(terms.uid(), action, terms.scope(), conditions, terms.extras());
    }

    private static boolean isAbout(Constraint constraint, Set<String> parameters) {
        return constraint.fold(
                atomic -> parameters.contains(atomic.leftOperand()),
                logical -> !logical.parts().isEmpty()
                        && logical.parts().stream().allMatch(part -> isAbout(part, parameters)),
                opaque -> false);
    }
}
