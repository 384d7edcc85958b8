package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;

/**
 * A policy's rules in DSP's terms, put in order: what must stay the same whatever a connector on the way drops for want
 * of a place, or moves. Duties of permissions may be missing, and nothing else; the order of an {@code andSequence} counts.
 */
final class Shadow {
    private record Permitted(String core, List<String> duties) {}

    private final List<Permitted> permissions;
    private final List<String> others;

    private Shadow(List<Permitted> permissions, List<String> others) {
        this.permissions = permissions;
        this.others = others;
    }

    static Shadow of(Policy policy) {
        var permissions = policy.permissions().stream()
                .map(rule -> new Permitted(core(rule), duties(rule)))
                .toList();
        var prohibitions = policy.prohibitions().stream().map(rule -> "prohibition " + core(rule));
        var obligations = policy.obligations().stream().map(rule -> "obligation " + core(rule));
        return new Shadow(
                permissions, Stream.concat(prohibitions, obligations).sorted().toList());
    }

    boolean isShadowOf(Shadow whole) {
        if (permissions.size() != whole.permissions.size() || !others.equals(whole.others)) {
            return false;
        }
        var left = new ArrayList<>(whole.permissions);
        for (var permission : permissions) {
            if (!left.remove(permission)) {
                var bare = left.stream()
                        .filter(other -> other.core().equals(permission.core())
                                && other.duties().containsAll(permission.duties()))
                        .findFirst();
                if (bare.isEmpty()) {
                    return false;
                }
                left.remove(bare.get());
            }
        }
        return true;
    }

    private static List<String> duties(Permission rule) {
        return rule.duties().stream().map(Shadow::core).sorted().toList();
    }

    private static String core(Rule rule) {
        boolean plain = rule.scope().isEmpty()
                && rule.extras().isEmpty()
                && rule.action().extras().isEmpty()
                && !(rule instanceof Duty duty && !duty.consequences().isEmpty())
                && !(rule instanceof Rule.Prohibition prohibition
                        && !prohibition.remedies().isEmpty());
        var constraints = Stream.concat(rule.constraints().stream(), rule.action().refinements().stream());
        return (plain ? "" : "more than ") + quoted(rule.action().iri()) + parts(constraints, true);
    }

    private static String parts(Stream<Constraint> constraints, boolean sorted) {
        var texts = constraints.map(Shadow::text);
        return (sorted ? texts.sorted() : texts).collect(Collectors.joining(",", "(", ")"));
    }

    private static String text(Constraint constraint) {
        return constraint.fold(Shadow::text, Shadow::text, opaque -> "opaque");
    }

    private static String text(Atomic atomic) {
        var plain = new Atomic(atomic.leftOperand(), atomic.operator(), atomic.right(), Constraint.Details.NONE);
        return (plain.equals(atomic) ? "" : "more than ")
                + quoted(atomic.leftOperand())
                + atomic.operator().term()
                + Values.texts(atomic.right()).stream().map(Shadow::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Logical logical) {
        return (logical.extras().isEmpty() ? "" : "more than ")
                + logical.operand().term()
                + parts(logical.parts().stream(), logical.operand() != LogicalOperand.AND_SEQUENCE);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
