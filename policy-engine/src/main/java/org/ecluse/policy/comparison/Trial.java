package org.ecluse.policy.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.ground.Draft;
import org.ecluse.policy.comparison.ground.Ground;
import org.ecluse.policy.comparison.ground.Outline;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;

/** Makes witnesses out of points, and puts them to the evaluator before anybody sees them. */
final class Trial {
    private final Evaluator evaluator;
    private final Ground ground;

    Trial(Evaluator evaluator, Ground ground) {
        this.evaluator = evaluator;
        this.ground = ground;
    }

    /** A request of this region that one policy permits and the other does not, best one that the other denies. */
    Optional<Witness> parting(Region region, Outline permitting, Outline refusing) {
        var denied = ground.space().and(region, ground.allDone());
        return parting(denied, ground.allDoneDraft(denied), permitting, refusing)
                .or(() -> parting(region, draft(region), permitting, refusing));
    }

    private Optional<Witness> parting(Region region, Optional<Draft> draft, Outline permitting, Outline refusing) {
        if (draft.isEmpty() || region == ground.space().empty()) {
            return Optional.empty();
        }
        var one = witness(draft.get(), List.of());
        if (!permits(permitting, draft.get(), one) || permits(refusing, draft.get(), one)) {
            return Optional.empty();
        }
        var asked = evaluator.decide(refusing.policy(), one.request(), one.facts());
        return Optional.of(witness(draft.get(), missing(asked, one)));
    }

    /** A request of this region that all these policies permit, everything that they ask for being done. */
    Optional<Witness> shared(Region region, List<Outline> permitting) {
        var draft = ground.allDoneDraft(region);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        var one = witness(draft.get(), List.of());
        boolean all = permitting.stream().allMatch(outline -> permits(outline, draft.get(), one));
        return all ? Optional.of(one) : Optional.empty();
    }

    private Optional<Draft> draft(Region region) {
        return ground.space().point(region).map(ground.axes()::show);
    }

    private Witness witness(Draft draft, List<Duty> missing) {
        return new Witness(draft.request(), draft.facts(), draft.members(), ground.doneBy(draft), missing);
    }

    /** Whether the policy permits this to someone who does and takes on no more than this. */
    private boolean permits(Outline outline, Draft draft, Witness witness) {
        var done = draft.done();
        boolean takenOn = done.containsAll(outline.obligations())
                && outline.prohibitions().stream().allMatch(line -> done.containsAll(line.duties()));
        var affordable = outline.permissions().stream()
                .filter(line -> done.containsAll(line.duties()))
                .map(line -> (Permission) line.rule())
                .toArray(Permission[]::new);
        return takenOn
                && evaluator
                        .decide(outline.policy().withPermissions(affordable), witness.request(), witness.facts())
                        .permits();
    }

    private static List<Duty> missing(Decision decision, Witness witness) {
        return decision.fold(
                permitted -> {
                    var owed = new ArrayList<>(permitted.before());
                    owed.addAll(permitted.during());
                    owed.addAll(permitted.eventually());
                    owed.addAll(permitted.after());
                    owed.removeAll(witness.done());
                    return List.copyOf(owed);
                },
                denied -> List.<Duty>of());
    }
}
