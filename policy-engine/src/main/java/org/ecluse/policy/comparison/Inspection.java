package org.ecluse.policy.comparison;

import java.util.List;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;

final class Inspection {
    Inspection(Profile profile, Evaluator evaluator, Outliner outliner, DutyOrder order) {}

    List<Flaw> of(Policy policy) {
        return List.of();
    }

    List<Flaw> between(Policy first, Policy second) {
        return List.of();
    }
}
