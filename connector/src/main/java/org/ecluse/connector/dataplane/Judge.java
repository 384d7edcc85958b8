package org.ecluse.connector.dataplane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.connector.delivery.Subject;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;

/** Asks, at one instant, all that must hold for a use: standing, decision, and a plan for the duties. Holds no state. */
final class Judge {
    /** What a peer is told when what is missing is a payment; the same as in the protocol's own refusals. */
    private static final String PAYMENT_DUE = "payment.due";

    private final Ports ports;

    Judge(Ports ports) {
        this.ports = ports;
    }

    sealed interface Verdict {
        /**
         * @param claims what the use must set aside before it begins
         * @param validUntil when the answer changes by itself
         */
        record Yes(Plan plan, List<Claim> claims, Optional<Instant> validUntil) implements Verdict {}

        /** The participant is not in good standing, which ends what it had. */
        record Expelled(Problem problem) implements Verdict {}

        /** @param problems never empty */
        record No(List<Problem> problems) implements Verdict {}

        default <T> T fold(Function<Yes, T> yes, Function<Expelled, T> expelled, Function<No, T> no) {
            if (this instanceof Yes permitted) {
                return yes.apply(permitted);
            }
            return this instanceof Expelled out ? expelled.apply(out) : no.apply((No) this);
        }
    }

    Verdict judge(Terms terms, Supply supply) {
        return expelled(terms)
                .orElseGet(
                        () -> judge(ports.decision().decide(terms, ports.clock().instant()), supply));
    }

    /** The same for a use that is under way, and counted. */
    Verdict judgeUnderWay(Terms terms, Supply supply) {
        return expelled(terms)
                .orElseGet(() -> judge(
                        ports.decision().decideUnderWay(terms, ports.clock().instant()), supply));
    }

    private Optional<Verdict> expelled(Terms terms) {
        return ports.standing().objection(terms.consumer()).map(Verdict.Expelled::new);
    }

    Verdict judge(Decision decision, Supply supply) {
        return decision.fold(
                permitted -> ports.enforcement()
                        .plan(permitted.during(), supply)
                        .<Verdict>fold(
                                planned -> new Verdict.Yes(planned.plan(), permitted.claims(), permitted.validUntil()),
                                impossible -> new Verdict.No(impossible.problems())),
                denied -> new Verdict.No(
                        denied.reasons().stream().map(Judge::problem).toList()));
    }

    /** Whether anybody may have it: nothing is known of who asks. */
    Verdict judgeOpen(OpenAssets.Offered offered) {
        return judge(ports.decision().decideForAnybody(offered, ports.clock().instant()), offered.supply());
    }

    private static Problem problem(Reason reason) {
        boolean unpaid = reason.code().equals(Reason.DUTY_UNFULFILLED)
                && reason.rule()
                        .filter(rule -> rule.action().iri().equals(Odrl.COMPENSATE))
                        .isPresent();
        return new Problem(
                unpaid ? PAYMENT_DUE : reason.code(),
                reason.at(),
                reason.cause(),
                "see the terms of the agreement, and what they ask for");
    }

    static Subject subject(Terms terms) {
        return new Subject(
                terms.assetId(), Optional.of(terms.agreement()), Optional.of(terms.consumer()), purpose(terms));
    }

    /** The first purpose that the agreement's permissions name. */
    private static Optional<String> purpose(Terms terms) {
        return terms.policy().permissions().stream()
                .flatMap(permission -> permission.constraints().stream())
                .flatMap(constraint -> constraint
                        .<Optional<Constraint.Atomic>>fold(
                                Optional::of, logical -> Optional.empty(), opaque -> Optional.empty())
                        .stream())
                .filter(atomic -> atomic.leftOperand().equals(Odrl.PURPOSE))
                .flatMap(atomic -> atomic.right().stream())
                .map(Value::text)
                .findFirst();
    }
}
