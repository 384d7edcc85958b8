package org.ecluse.contracts.payment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** What a policy asks to be paid before use. */
public sealed interface Price {

    /** It asks for nothing. */
    record Free() implements Price {}

    /** It asks for this much, once, to this payee (as written, may be empty). */
    record Fixed(Money amount, String payee) implements Price {}

    /** It asks for a payment that this connector cannot keep an account of. */
    record Unreadable(Problem problem) implements Price {}

    /** Reads the {@code odrl:compensate} duty of a policy's permissions and obligations. */
    static Price of(Policy policy) {
        var duties = Stream.concat(
                        policy.permissions().stream().flatMap(permission -> permission.duties().stream()),
                        policy.obligations().stream())
                .filter(duty -> duty.action().iri().equals(Odrl.COMPENSATE))
                .toList();
        if (duties.isEmpty()) {
            return new Free();
        }
        return duties.size() == 1 ? fixed(duties.get(0)) : unreadable("more than one payment is asked for");
    }

    private static Price fixed(Duty duty) {
        var amount = parameter(duty, Odrl.PAY_AMOUNT);
        var currency = parameter(duty, Rennes.CURRENCY);
        if (amount.isEmpty() || currency.isEmpty()) {
            return unreadable("the amount or the currency is missing, or not one plain value");
        }
        try {
            var money = Money.of(amount.get(), currency.get());
            return money.sign() > 0
                    ? new Fixed(money, parameter(duty, Rennes.PAYEE).orElse(""))
                    : unreadable("the amount is not above zero");
        } catch (IllegalArgumentException e) {
            return unreadable(e.getMessage());
        }
    }

    private static Optional<String> parameter(Duty duty, String operand) {
        List<String> values = Stream.concat(duty.action().refinements().stream(), duty.constraints().stream())
                .filter(constraint -> constraint instanceof Constraint.Atomic)
                .map(constraint -> (Constraint.Atomic) constraint)
                .filter(atomic -> atomic.leftOperand().equals(operand)
                        && atomic.operator() == Operator.EQ
                        && atomic.right().size() == 1)
                .map(atomic -> atomic.right().get(0).text())
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static Price unreadable(String what) {
        return new Unreadable(new Problem(
                "policy.price.unreadable",
                "",
                "the payment that the policy asks for cannot be kept account of: " + what,
                "ask for one amount with `odrl:payAmount eq 120.00` and `rennes:currency eq EUR`"));
    }

    /** One function for each case, so that none is forgotten. */
    default <T> T fold(Function<Free, T> free, Function<Fixed, T> fixed, Function<Unreadable, T> unreadable) {
        if (this instanceof Free f) {
            return free.apply(f);
        }
        return this instanceof Fixed x ? fixed.apply(x) : unreadable.apply((Unreadable) this);
    }
}
