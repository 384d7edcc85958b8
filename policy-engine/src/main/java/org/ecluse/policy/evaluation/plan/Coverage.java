package org.ecluse.policy.evaluation.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.Profile;

/** Which actions cover which, written out once for all plans of a profile. (ODRL IM 2.2, section 2.4) */
final class Coverage {
    private final Map<String, List<String>> permitting = new HashMap<>();
    private final Map<String, List<String>> forbidding = new HashMap<>();

    Coverage(Profile profile) {
        for (var action : profile.actionIris()) {
            var wider = new LinkedHashSet<String>();
            climb(profile, action, wider);
            permitting.put(action, List.copyOf(wider));
        }
        for (var action : profile.actionIris()) {
            // SPEC ODRL Vocabulary 2.2, 3.6: an action that is implied must not be prohibited to enable this one.
            var implied = new LinkedHashSet<String>();
            imply(profile, action, implied);
            var stopping = new LinkedHashSet<String>();
            implied.forEach(each -> stopping.addAll(permitting.getOrDefault(each, List.of(each))));
            forbidding.put(action, List.copyOf(stopping));
        }
    }

    private static void climb(Profile profile, String action, LinkedHashSet<String> into) {
        var current = Optional.of(action);
        while (current.isPresent() && into.add(current.get())) {
            current = profile.action(current.get()).flatMap(KnownAction::includedIn);
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
        var wider = permitting.get(action);
        return wider == null ? wide.equals(action) : wider.contains(wide);
    }

    boolean forbids(String wide, String action) {
        var stopping = forbidding.get(action);
        return stopping == null ? wide.equals(action) : stopping.contains(wide);
    }

    /** The actions whose permission covers a known one; null for one that is not known, which only itself covers. */
    List<String> permitting(String action) {
        return permitting.get(action);
    }

    /** The actions whose prohibition covers a known one; null for one that is not known, which only itself covers. */
    List<String> forbidding(String action) {
        return forbidding.get(action);
    }
}
