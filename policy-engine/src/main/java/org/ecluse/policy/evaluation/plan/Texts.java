package org.ecluse.policy.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.terms.Numbers;

/** Writes what is not compiled, such as a duty's parameters, so that what means the same is the same text. */
final class Texts {
    private final Profile profile;

    Texts(Profile profile) {
        this.profile = profile;
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    String of(Duty duty, org.ecluse.policy.profile.DutyMode mode) {
        var consequences = new TreeSet<String>();
        duty.consequences().forEach(each -> consequences.add(of(each, mode)));
        return mode + " " + duty.action().iri() + " with " + all(duty.action().refinements()) + " if "
                + all(duty.constraints()) + " for " + of(duty.scope()) + " or else " + consequences;
    }

    private static String of(Scope scope) {
        var texts = new TreeSet<String>();
        scope.targets().forEach(target -> texts.add("target " + target));
        scope.parties().forEach((function, parties) -> parties.forEach(party -> texts.add(function + " " + party)));
        return texts.toString();
    }

    Collection<String> all(Collection<Constraint> constraints) {
        var texts = new TreeSet<String>();
        constraints.forEach(constraint -> texts.add(of(constraint)));
        return texts;
    }

    private String of(Constraint constraint) {
        return constraint.fold(this::of, this::of, Constraint.Opaque::toString);
    }

    private String of(Constraint.Logical logical) {
        var texts = logical.parts().stream().map(this::of).toList();
        return logical.operand().term()
                + switch (logical.operand()) {
                    case AND, OR -> new TreeSet<>(texts);
                    case XONE -> texts.stream().sorted().toList();
                    case AND_SEQUENCE -> texts;
                };
    }

    private String of(Constraint.Atomic atomic) {
        boolean isNumber = profile.operand(atomic.leftOperand())
                .filter(operand -> operand.type() == OperandType.NUMBER)
                .isPresent();
        // The levels of an aggregation have an order, so that of the values is kept.
        var right = atomic.right().stream()
                .map(value -> isNumber ? number(value.text()) : value.text())
                .toList();
        return atomic.leftOperand() + " " + atomic.operator().term() + " " + right
                + atomic.unit().map(" "::concat).orElse("") + atomic.details().references();
    }

    private static String number(String text) {
        return Numbers.parse(text)
                .map(number ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                .orElse(text);
    }
}
