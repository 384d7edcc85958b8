package org.ecluse.contracts.termination;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.policy.Problem;

/**
 * A signed contract holds: whether a termination ends it, as a pure function of the agreement, the termination, who signed
 * it, and the time. The same on both sides.
 */
public final class TerminationRule {
    /** How far another's clock may be ahead. */
    static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /** How long a notice may have been on its way: from then on it counts from when it came. */
    static final Duration DELIVERY_MAX = Duration.ofDays(1);

    /** The code of what comes after the end; it does no harm, and is no breach. */
    static final String ENDED = "termination.agreement.ended";

    private TerminationRule() {}

    /** What becomes of a termination. */
    public sealed interface Decision {

        /** It ends the contract at the instant that it names. */
        record Holds() implements Decision {}

        /** By mutual consent, and one side has yet to consent. */
        record AwaitsOtherSide() implements Decision {}

        /** The contract goes on, and why. */
        record Refused(Problem problem) implements Decision {}

        default <T> T fold(
                Function<Holds, T> holds, Function<AwaitsOtherSide, T> awaits, Function<Problem, T> refused) {
            if (this instanceof Holds yes) {
                return holds.apply(yes);
            }
            return this instanceof AwaitsOtherSide half
                    ? awaits.apply(half)
                    : refused.apply(((Refused) this).problem());
        }
    }

    /** @param signatures each verified to be over this termination */
    public static Decision decide(
            StoredAgreement agreement, Termination termination, Signatures signatures, Instant now) {
        var objection = objection(agreement, termination, now);
        if (objection.isPresent()) {
            return new Decision.Refused(objection.get());
        }
        var side = Signatory.of(termination.by(), agreement.agreement()).orElseThrow();
        if (signatures.by(side).isEmpty()) {
            return new Decision.Refused(problem(
                    "termination.signature.missing",
                    "the termination is not signed by " + termination.by() + ", whose it is said to be",
                    "have it signed by the party that ends the contract"));
        }
        return termination.ground() == Ground.MUTUAL && signatures.state() != Signatures.State.BY_BOTH
                ? new Decision.AwaitsOtherSide()
                : new Decision.Holds();
    }

    /** What stands against a termination, signatures aside; for who is about to sign one. */
    static Optional<Problem> objection(StoredAgreement agreement, Termination termination, Instant now) {
        return aboutIt(agreement, termination)
                .or(() -> untimely(agreement, termination, now))
                .or(() -> groundless(agreement, termination, now));
    }

    private static Optional<Problem> aboutIt(StoredAgreement stored, Termination termination) {
        var agreement = stored.agreement();
        if (!termination.agreement().equals(agreement.id())
                || !termination.agreementHash().equals(stored.hash())) {
            return Optional.of(problem(
                    "termination.agreement.other",
                    "the termination is about other terms than those that were signed",
                    "name the agreement by its id and by the hash of its canonical record"));
        }
        if (Signatory.of(termination.by(), agreement).isEmpty()) {
            return Optional.of(problem(
                    "termination.party.stranger",
                    termination.by() + " is no party to the agreement",
                    "have the contract ended by its provider or its consumer"));
        }
        return stored.ended()
                .map(end -> problem(
                        ENDED,
                        "the contract has been over since " + end.at(),
                        "nothing is left to be done: transfers under it have ended"));
    }

    private static Optional<Problem> untimely(StoredAgreement stored, Termination termination, Instant now) {
        boolean isTimely = !termination.writtenAt().isAfter(now.plus(SKEW_MAX))
                && !termination.writtenAt().isBefore(stored.agreement().signedAt())
                && !termination.effectiveAt().isBefore(termination.writtenAt());
        return isTimely
                ? Optional.empty()
                : Optional.of(problem(
                        "termination.time",
                        "the termination was written before the contract, in the future, or is to work backwards",
                        "write it today, and let it take effect no earlier than it is written"));
    }

    private static Optional<Problem> groundless(StoredAgreement stored, Termination termination, Instant now) {
        var ground = termination.ground();
        if (ground == Ground.MUTUAL) {
            return Optional.empty();
        }
        var agreed = AgreedGrounds.of(stored.agreement().policy());
        if (!agreed.named().contains(ground)) {
            return Optional.of(notAgreed(ground, agreed));
        }
        if (ground.hasEvidence() && termination.evidence().isEmpty()) {
            return Optional.of(problem(
                    "termination.evidence.missing",
                    "nothing is referred to that shows the ground `" + ground.term() + "`",
                    "say where the evidence can be found: an address, a file number, a hash"));
        }
        return ground == Ground.NOTICE ? tooSoon(termination, agreed, now) : Optional.empty();
    }

    private static Problem notAgreed(Ground ground, AgreedGrounds agreed) {
        var named = agreed.named().stream().map(Ground::term).sorted().toList();
        return problem(
                "termination.ground.not-agreed",
                "the agreement does not name `" + ground.term() + "` as a ground for its early end",
                named.isEmpty()
                        ? "it names none: end it together, by the signatures of both parties (`mutual`)"
                        : "use one of " + named + ", or end it together, by the signatures of both parties (`mutual`)");
    }

    private static Optional<Problem> tooSoon(Termination termination, AgreedGrounds agreed, Instant now) {
        // A notice that is dated back counts from when it came, less the time that a message may take.
        var came = now.minus(DELIVERY_MAX);
        var given = termination.writtenAt().isBefore(came) ? came : termination.writtenAt();
        return agreed.noticeEnd(given)
                .map(end -> end.truncatedTo(ChronoUnit.SECONDS))
                .filter(termination.effectiveAt()::isBefore)
                .map(end -> problem(
                        "termination.notice.short",
                        "the agreement asks for notice of " + agreed.notice() + ", and less is given",
                        "let the termination take effect on " + end + " or later"));
    }

    private static Problem problem(String code, String cause, String cure) {
        return new Problem(code, "", cause, cure);
    }
}
