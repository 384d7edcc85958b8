package org.ecluse.policy.evaluation.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.profile.Profile;

/** Which actions cover which, written out once for all plans of a profile. (ODRL IM 2.2, section 2.4) */
final class Coverage {
    private final Map<String, List<String>> permitting = new HashMap<>();
    private final Map<String, List<String>> forbidding = new HashMap<>();
    /** What covers an action that is not known: at most a rule about all actions. */
    private final List<String> stranger;

    Coverage(Profile profile) {
        this.stranger = profile.anyAction().map(List::of).orElse(List.of());
        var names = profile.actionIris();
        for (var action : names) {
            var wider = new LinkedHashSet<>(List.of(action));
            names.stream().filter(wide -> profile.covers(wide, action)).sorted().forEach(wider::add);
            permitting.put(action, List.copyOf(wider));
        }
        for (var action : names) {
            // SPEC ODRL Vocabulary 2.2, 3.6: an action that is implied must not be prohibited to enable this one.
            var implied = new LinkedHashSet<String>();
            imply(profile, action, implied);
            var stopping = new LinkedHashSet<String>();
            implied.forEach(each -> stopping.addAll(permitting.getOrDefault(each, List.of(each))));
            forbidding.put(action, List.copyOf(stopping));
        }
    }

    private static void imply(Profile profile, String action, LinkedHashSet<String> into) {
        if (into.add(action)) {
            profile.action(action).ifPresent(known -> known.implies().forEach(each -> imply(profile, each, into)));
        }
    }

    boolean isKnown(String action) {
        return permitting.containsKey(action);
    }

    boolean permits(String wide, String action) {
        return wide.equals(action) || permitting(action).contains(wide);
    }

    boolean forbids(String wide, String action) {
        return wide.equals(action) || forbidding(action).contains(wide);
    }

    /** The actions whose permission covers this one and can be evaluated. */
    List<String> permitting(String action) {
        var known = permitting.get(action);
        return known == null ? stranger : known;
    }

    /** The actions whose prohibition covers this one and can be evaluated. */
    List<String> forbidding(String action) {
        var known = forbidding.get(action);
        return known == null ? stranger : known;
    }
}
