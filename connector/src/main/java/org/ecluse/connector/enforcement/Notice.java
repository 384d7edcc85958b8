package org.ecluse.connector.enforcement;

import java.util.Collection;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/**
 * What must be said wherever the content goes: whose it is, and its licence. It goes with each delivery.
 *
 * @param attribution the words to show
 * @param licence IRI or name
 */
public record Notice(Optional<String> attribution, Optional<String> licence) {

    static Optional<Notice> of(Duty duty, Collection<Problem> problems) {
        Optional<String> attribution = Optional.empty();
        Optional<String> licence = Optional.empty();
        for (var refinement : duty.action().refinements()) {
            var one = refinement.fold(
                    Optional::of,
                    logical -> Optional.<Constraint.Atomic>empty(),
                    opaque -> Optional.<Constraint.Atomic>empty());
            var operand = one.map(Constraint.Atomic::leftOperand).orElse("");
            var value = one.filter(atomic -> atomic.right().size() == 1)
                    .map(atomic -> atomic.right().get(0).text());
            if (operand.equals(Rennes.ATTRIBUTION) && value.isPresent()) {
                attribution = value;
            } else if (operand.equals(Rennes.LICENCE) && value.isPresent()) {
                licence = value;
            } else {
                problems.add(new Problem(
                        "enforcement.attribution",
                        Problem.quote(operand),
                        "an attribution has one text and one licence, and nothing else",
                        "use `attribution` and `licence`"));
                return Optional.empty();
            }
        }
        return Optional.of(new Notice(attribution, licence));
    }
}
