package org.ecluse.policy.evaluation.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.profile.Profile;

/** Which actions cover which, written out once for all plans of a profile. (ODRL IM 2.2, section 2.4) */
final class Coverage {
    private final Map<String, List<String>> permitting = new HashMap<>();
    private final Map<String, List<String>> forbidding = new HashMap<>();

    private final Optional<String> any;

    Coverage(Profile profile) {
        this.any = profile.anyAction();
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
        var wider = permitting(action);
        return wider == null ? wide.equals(action) : wider.contains(wide);
    }

    boolean forbids(String wide, String action) {
        var stopping = forbidding(action);
        return stopping == null ? wide.equals(action) : stopping.contains(wide);
    }

    /** The actions whose permission covers a known one; null for one that is not known, which only itself covers. */
    List<String> permitting(String action) {
        var known = permitting.get(action);
        return known == null ? stranger(action) : known;
    }

    /** The actions whose prohibition covers a known one; null for one that is not known, which only itself covers. */
    List<String> forbidding(String action) {
        var known = forbidding.get(action);
        return known == null ? stranger(action) : known;
    }

    private List<String> stranger(String action) {
        return any.isPresent() ? List.of(action, any.get()) : null;
    }
}
