package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Gives a policy what it inherits: the rules of its parents, their profiles, conflict strategies, targets and parties.
 * (ODRL IM 2.2, section 2.9) The outcome names no parents any more, so it is not resolved twice.
 *
 * <p>Where both child and parent say, at the level of the policy, for whom or about what, each one's word holds for its
 * own rules, and the child's holds for what neither rule nor parent says; a prohibition takes both. Strategies that differ
 * void the policy where rules conflict, which is what {@code invalid} means. Used by one thread.
 */
public final class Inheritance {
    private final PolicySource source;
    private final ReadingLimits limits;
    private final Map<String, Heir> resolved = new HashMap<>();
    private int rules;

    private Inheritance(PolicySource source, ReadingLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /** What came of it. */
    public sealed interface Resolution {

        /**
         * @param policy the child with all that it inherits, its own rules first
         * @param ancestors every policy that was inherited from, once, nearest first
         * @param origins says of each inherited part which ancestor it stood in, and where
         */
        record Resolved(Policy policy, List<String> ancestors, Origins origins) implements Resolution {
            public Resolved {
                Objects.requireNonNull(policy);
                ancestors = List.copyOf(ancestors);
                Objects.requireNonNull(origins);
            }
        }

        /** @param problems never empty */
        record Refused(List<Problem> problems) implements Resolution {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        default <T> T fold(Function<Resolved, T> resolved, Function<Refused, T> refused) {
            return this instanceof Resolved yes ? resolved.apply(yes) : refused.apply((Refused) this);
        }
    }

    /** @param inherited place of each rule that is not the policy's own, to where it came from */
    private record Heir(Policy policy, Set<String> ancestors, Map<String, Origin> inherited) {}

    /** Resolves within the standard limits. */
    public static Resolution resolve(Policy child, PolicySource parents) {
        return resolve(new Reading.Read(child), parents, ReadingLimits.STANDARD);
    }

    /** Resolves a policy that was read: what is its own keeps its origin in the document. */
    public static Resolution resolve(Reading.Read child, PolicySource parents, ReadingLimits limits) {
        try {
            var heir = new Inheritance(parents, limits).heir(child.policy(), List.of());
            return new Resolution.Resolved(
                    heir.policy(), List.copyOf(heir.ancestors()), new Origins(() -> origins(heir, child.origins())));
        } catch (Unreadable unreadable) {
            return new Resolution.Refused(List.of(unreadable.problem()));
        }
    }

    private Heir heir(Policy child, List<String> below) throws Unreadable {
        var path = new ArrayList<>(below);
        path.add(child.uid());
        var parents = new LinkedHashSet<>(child.head().inheritFrom());
        limits.check(Limit.PARENTS, parents.size(), "/inheritFrom");
        var heirs = new ArrayList<Heir>();
        for (var parent : parents) {
            heirs.add(parent(parent, path));
        }
        return counted(heirs.isEmpty() ? new Heir(child, Set.of(), Map.of()) : merged(child, heirs));
    }

    private Heir parent(String uid, List<String> path) throws Unreadable {
        if (path.contains(uid)) {
            throw circular(path, uid);
        }
        limits.check(Limit.GENERATIONS, path.size(), "/inheritFrom");
        var known = resolved.get(uid);
        if (known == null) {
            var policy = source.policy(uid).filter(found -> found.uid().equals(uid));
            known = heir(policy.orElseThrow(() -> unknown(uid, path)), path);
            resolved.put(uid, known);
        }
        return known;
    }

    // Counted with every policy on the way, so that neither the work nor its outcome outgrows the limit.
    private Heir counted(Heir heir) throws Unreadable {
        int[] number = {rules};
        Places.each(heir.policy(), (at, part) -> number[0] += part instanceof Rule ? 1 : 0);
        rules = number[0];
        limits.check(Limit.RULES, rules, "");
        return heir;
    }

    private static Heir merged(Policy child, List<Heir> parents) {
        var ancestors = new LinkedHashSet<String>();
        var permissions = new LinkedHashMap<Permission, Origin>();
        var prohibitions = new LinkedHashMap<Prohibition, Origin>();
        var obligations = new LinkedHashMap<Duty, Origin>();
        for (var parent : parents) {
            var policy = parent.policy();
            var bequest = new Bequest(policy.head().scope());
            ancestors.add(policy.uid());
            add(permissions, policy.permissions(), bequest::of, parent, "/permission/");
            add(prohibitions, policy.prohibitions(), bequest::of, parent, "/prohibition/");
            add(obligations, policy.obligations(), bequest::of, parent, "/obligation/");
        }
        parents.forEach(parent -> ancestors.addAll(parent.ancestors()));
        var origins = new HashMap<String, Origin>();
        var policy = new Policy(
                child.uid(),
                child.type(),
                head(child, parents),
                joined(child.permissions(), permissions, "/permission/", origins),
                joined(child.prohibitions(), prohibitions, "/prohibition/", origins),
                joined(child.obligations(), obligations, "/obligation/", origins));
        return new Heir(policy, ancestors, origins);
    }

    // What comes by two ways from one ancestor is there once.
    private static <R extends Rule> void add(
            Map<R, Origin> all, List<R> given, Function<R, R> bequest, Heir parent, String at) {
        for (int i = 0; i < given.size(); i++) {
            var origin = parent.inherited()
                    .getOrDefault(at + i, Origin.of(parent.policy().uid(), at + i));
            all.putIfAbsent(bequest.apply(given.get(i)), origin);
        }
    }

    private static <R extends Rule> List<R> joined(
            List<R> own, Map<R, Origin> inherited, String at, Map<String, Origin> origins) {
        var all = new ArrayList<>(own);
        inherited.forEach((rule, origin) -> {
            origins.put(at + all.size(), origin);
            all.add(rule);
        });
        return all;
    }

    private static Policy.Head head(Policy child, List<Heir> parents) {
        var heads = new ArrayList<Policy.Head>();
        heads.add(child.head());
        parents.forEach(parent -> heads.add(parent.policy().head()));
        var conflicts = new LinkedHashSet<ConflictStrategy>();
        var profiles = new LinkedHashSet<String>();
        var frame = Scope.NONE;
        for (var head : heads) {
            head.conflict().ifPresent(conflicts::add);
            profiles.addAll(head.profiles());
            frame = head == child.head() ? frame : Bequest.union(frame, head.scope());
        }
        // SPEC ODRL IM 2.2, 2.10: "multiple conflict property values (for example, after a Policy merge or inheritance)
        // and there are conflicting Rules then the entire Policy MUST be void".
        var conflict = conflicts.size() > 1
                ? Optional.of(ConflictStrategy.INVALID)
                : conflicts.stream().findFirst();
        var scope = Bequest.filled(child.head().scope(), frame);
        return new Policy.Head(scope, conflict, List.copyOf(profiles), List.of(), extras(heads));
    }

    /** A member of ODRL's that we cannot read holds for the heir too; remarks do not. */
    private static Extras extras(List<Policy.Head> heads) {
        var members = StrictJson.JSON.createObjectBuilder();
        for (int i = heads.size() - 1; i >= 0; i--) {
            boolean own = i == 0;
            heads.get(i).extras().members().forEach((name, value) -> {
                if (own || name.startsWith(Odrl.NS)) {
                    members.add(name, value);
                }
            });
        }
        var all = members.build();
        return all.isEmpty() ? Extras.NONE : new Extras(all);
    }

    private static Map<String, Origin> origins(Heir heir, Origins own) {
        var origins = new HashMap<String, Origin>();
        Places.each(heir.policy(), (at, part) -> {
            var origin = heir.inherited().get(at);
            if (origin != null) {
                Places.each(
                        "",
                        (Rule) part,
                        (below, ignored) ->
                                origins.put(at + below, new Origin(origin.policy(), origin.pointer() + below)));
            } else if (!origins.containsKey(at)) {
                own.of(at).ifPresent(place -> origins.put(at, place));
            }
        });
        return origins;
    }

    private static Unreadable circular(List<String> path, String uid) {
        var circle = String.join(" > ", path.subList(path.indexOf(uid), path.size()));
        return new Unreadable(
                "policy.inherit.circular",
                "/inheritFrom",
                "policy " + Problem.quote(uid) + " inherits from itself, by way of " + Problem.quote(circle),
                "take one `inheritFrom` out of the circle");
    }

    private static Unreadable unknown(String uid, List<String> path) {
        return new Unreadable(
                "policy.inherit.unknown",
                "/inheritFrom",
                "policy " + Problem.quote(path.get(path.size() - 1)) + " inherits from " + Problem.quote(uid)
                        + ", which is not known here",
                "have that policy too, or write its rules into this one");
    }
}
