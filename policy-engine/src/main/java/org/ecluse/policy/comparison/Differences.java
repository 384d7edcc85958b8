package org.ecluse.policy.comparison;

import java.util.List;
import org.ecluse.policy.profile.Profile;

final class Differences {
    Differences(Profile profile, Outliner outliner, DutyOrder order) {}

    List<Difference> between(Outline one, Outline other) {
        return List.of();
    }
}
