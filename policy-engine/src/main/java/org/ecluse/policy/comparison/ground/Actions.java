package org.ecluse.policy.comparison.ground;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.profile.Profile;

/** Which actions cover which, found once for a profile. (ODRL IM 2.2, section 2.4; Vocabulary 2.2, section 3.6) */
public final class Actions {
    private final Profile profile;
    private final List<String> names;
    private final Map<String, Set<String>> wider = new HashMap<>();
    private final Map<String, Set<String>> implied = new HashMap<>();

    public Actions(Profile profile) {
        this.profile = profile;
        this.names = profile.actionIris().stream().sorted().toList();
        for (var action : names) {
            var above = new LinkedHashSet<String>();
            names.stream().filter(wide -> profile.covers(wide, action)).forEach(above::add);
            wider.put(action, above);
            implied.put(action, implied(action, new LinkedHashSet<>()));
        }
    }

    private Set<String> implied(String action, Set<String> into) {
        if (into.add(action)) {
            profile.action(action).ifPresent(known -> known.implies().forEach(each -> implied(each, into)));
        }
        return into;
    }

    /** All actions of the profile, in a fixed order. */
    public List<String> names() {
        return names;
    }

    /** True when whoever may do the wide one may do the other. */
    public boolean covers(String wide, String action) {
        var above = wider.get(action);
        return above == null ? profile.covers(wide, action) : above.contains(wide);
    }

    /** True when a prohibition of the one stops the other. An action that nobody here knows may include any. */
    public boolean mayForbid(String forbidden, String action) {
        if (!wider.containsKey(forbidden)) {
            return true;
        }
        for (var each : implied.getOrDefault(action, Set.of(action))) {
            if (covers(forbidden, each)) {
                return true;
            }
        }
        return false;
    }
}
