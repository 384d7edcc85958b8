package org.ecluse.connector.edc.policy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;

/**
 * Carries our policies through the protocol shell, whose own model has no place for much of ODRL. The terms travel whole,
 * as canonical text in one extension property; type, target, assigner and assignee, which the shell changes from message
 * to message, travel in its own fields. Equal terms have equal text, so the shell's comparison of policies works.
 * Immutable but for a bounded cache; safe for threads.
 */
public final class PolicyBridge {
    /** The extension property that holds the terms. */
    public static final String TERMS = "https://w3id.org/ecluse/terms";

    private static final String ANY_UID = "urn:ecluse:terms";
    private static final int CACHED_MAX = 2_000;
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private final Map<String, Policy> cache = latest();
    /** The text of terms that were carried before, by the terms without their frame. */
    private final Map<Policy, String> texts = latest();

    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > CACHED_MAX;
            }
        };
    }

    /** What the shell is given to carry, or why it cannot be. */
    public sealed interface Carriage {
        record Carried(org.eclipse.edc.policy.model.Policy policy) implements Carriage {}

        /** @param problems never empty; codes begin with {@code policy.not-carriable} */
        record Refused(List<Problem> problems) implements Carriage {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** @throws IllegalArgumentException when it is refused; for policies that we write ourselves */
        default org.eclipse.edc.policy.model.Policy orThrow() {
            if (this instanceof Carried carried) {
                return carried.policy();
            }
            throw new IllegalArgumentException(((Refused) this).problems().toString());
        }
    }

    /** @return the shell's policy with all of {@code policy} in it but its uid, which the shell keeps elsewhere */
    public Carriage toShell(Policy policy) {
        var type = shellType(policy.type());
        if (type.isEmpty()) {
            return refused("/@type", "policies of type `" + policy.type().term() + "` are not exchanged");
        }
        var scope = policy.head().scope();
        if (!plain(scope)) {
            return refused("", "its target or parties are described rather than named, or are several");
        }
        var text = text(withoutFrame(policy));
        if (text.isEmpty()) {
            return refused("", "it does not survive the protocol's wire form unchanged");
        }
        var carried = org.eclipse.edc.policy.model.Policy.Builder.newInstance()
                .type(type.get())
                .extensibleProperty(TERMS, text.get());
        scope.target().ifPresent(carried::target);
        scope.party(Odrl.ASSIGNER).ifPresent(carried::assigner);
        scope.party(Odrl.ASSIGNEE).ifPresent(carried::assignee);
        return new Carriage.Carried(carried.build());
    }

    /** @return empty when the terms do not survive the wire form */
    private Optional<String> text(Policy frameless) {
        synchronized (cache) {
            var known = texts.get(frameless);
            if (known != null) {
                return Optional.of(known);
            }
        }
        // In the order that the writer gives: equal terms then have equal text.
        var canonical = READER.read(PolicyWriter.full(frameless));
        if (!(canonical instanceof Reading.Read read) || !lossless(read.policy())) {
            return Optional.empty();
        }
        var text = PolicyWriter.full(read.policy()).toString();
        synchronized (cache) {
            texts.put(frameless, text);
        }
        remember(text, read.policy());
        return Optional.of(text);
    }

    /** @return the policy that {@code shell} carries; refused when it carries none, as a policy not made here does */
    public Reading toOurs(org.eclipse.edc.policy.model.Policy shell) {
        if (!(shell.getExtensibleProperties().get(TERMS) instanceof String text)) {
            return new Reading.Refused(List.of(notCarriable("", "it did not come in through this connector's reader")));
        }
        return terms(text).fold(read -> new Reading.Read(framed(read.policy(), shell)), refused -> refused);
    }

    /** @return whether both carry the same terms, for the same asset where both name one */
    boolean sameTerms(org.eclipse.edc.policy.model.Policy one, org.eclipse.edc.policy.model.Policy other) {
        return sameAsset(one, other)
                && one.getExtensibleProperties()
                        .get(TERMS)
                        .equals(other.getExtensibleProperties().get(TERMS));
    }

    static boolean sameAsset(org.eclipse.edc.policy.model.Policy one, org.eclipse.edc.policy.model.Policy other) {
        return one.getTarget() == null
                || other.getTarget() == null
                || one.getTarget().equals(other.getTarget());
    }

    private Reading terms(String text) {
        synchronized (cache) {
            var known = cache.get(text);
            if (known != null) {
                return new Reading.Read(known);
            }
        }
        var reading = READER.read(text);
        if (reading instanceof Reading.Read read) {
            remember(text, read.policy());
        }
        return reading;
    }

    private void remember(String text, Policy terms) {
        synchronized (cache) {
            cache.put(text, terms);
        }
    }

    /**
     * Reads what a peer or an operator sent, as expanded JSON-LD. Its uid may be missing: the shell keeps it elsewhere, and its
     * Management API takes policies that have none.
     */
    static Reading read(JsonObject expanded) {
        return READER.read(
                expanded.containsKey("@id")
                        ? expanded
                        : Json.createObjectBuilder(expanded).add("@id", ANY_UID).build());
    }

    private static Policy framed(Policy terms, org.eclipse.edc.policy.model.Policy shell) {
        var policy = terms.withType(ourType(shell.getType()));
        if (shell.getTarget() != null) {
            policy = policy.withTarget(shell.getTarget());
        }
        if (shell.getAssigner() != null) {
            policy = policy.withAssigner(shell.getAssigner());
        }
        return shell.getAssignee() == null ? policy : policy.withAssignee(shell.getAssignee());
    }

    private static Policy withoutFrame(Policy policy) {
        var head = policy.head();
        var parties = new TreeMap<>(head.scope().parties());
        parties.remove(Odrl.ASSIGNER);
        parties.remove(Odrl.ASSIGNEE);
        var scope = new Scope(List.of(), head.scope().outputs(), parties);
        return new Policy(
                ANY_UID,
                PolicyType.SET,
                new Policy.Head(scope, head.conflict(), head.profiles(), head.inheritFrom(), head.extras()),
                policy.permissions(),
                policy.prohibitions(),
                policy.obligations());
    }

    private static boolean plain(Scope scope) {
        var targets = scope.targets();
        return targets.size() <= 1
                && targets.stream().allMatch(target -> target.isPlain())
                && single(scope.parties(Odrl.ASSIGNER))
                && single(scope.parties(Odrl.ASSIGNEE));
    }

    private static boolean single(List<Party> parties) {
        return parties.size() <= 1 && parties.stream().allMatch(Party::isPlain);
    }

    private static boolean lossless(Policy terms) {
        var carried = READER.read(PolicyWriter.wire(terms));
        // Compared as read: a plain text and the typed value that the reader makes of it are the same term.
        return carried instanceof Reading.Read && carried.equals(READER.read(PolicyWriter.expanded(terms)));
    }

    private static Optional<org.eclipse.edc.policy.model.PolicyType> shellType(PolicyType type) {
        return switch (type) {
            case SET -> Optional.of(org.eclipse.edc.policy.model.PolicyType.SET);
            case OFFER -> Optional.of(org.eclipse.edc.policy.model.PolicyType.OFFER);
            case AGREEMENT -> Optional.of(org.eclipse.edc.policy.model.PolicyType.CONTRACT);
            default -> Optional.empty();
        };
    }

    private static PolicyType ourType(org.eclipse.edc.policy.model.PolicyType type) {
        return switch (type) {
            case SET -> PolicyType.SET;
            case OFFER -> PolicyType.OFFER;
            case CONTRACT -> PolicyType.AGREEMENT;
        };
    }

    private static Carriage refused(String at, String cause) {
        return new Carriage.Refused(List.of(notCarriable(at, cause)));
    }

    private static Problem notCarriable(String at, String cause) {
        return new Problem(
                "policy.not-carriable",
                at,
                "the policy cannot be carried by the protocol: " + cause,
                "write it with one named target, and with terms of the profile " + Rennes.NS);
    }
}
