package org.ecluse.policy.reading;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where each part of a policy stood in what was read, beside the policy rather than in it. Places in the policy are
 * written as in {@link org.ecluse.policy.Problem#at()}: {@code /permission/0/constraint/1},
 * {@code /permission/0/duty/0/action/refinement/2}. One place of the document can be the origin of several atomic rules.
 * Worked out when it is first asked for, then kept. Safe for threads.
 */
public final class Origins {
    /** Of a policy that was made and not read. */
    public static final Origins NONE = new Origins(Map::of);

    private final Supplier<Map<String, Origin>> search;
    private volatile Map<String, Origin> found;

    Origins(Supplier<Map<String, Origin>> search) {
        this.search = search;
    }

    /** The origin of this part, or of the nearest part around it that has one. */
    public Optional<Origin> of(String at) {
        var known = known();
        for (var place = at; ; place = place.substring(0, place.lastIndexOf('/'))) {
            var origin = known.get(place);
            if (origin != null || place.lastIndexOf('/') < 0) {
                return Optional.ofNullable(origin);
            }
        }
    }

    private Map<String, Origin> known() {
        var known = found;
        if (known == null) {
            known = Map.copyOf(search.get());
            found = known;
        }
        return known;
    }
}
