package org.ecluse.connector.edc.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.model.Odrl;

/** What a peer is told of a refusal: a stable code and where in the policy it arose, and nothing of why. */
public final class PeerCode {
    /** Told instead of {@link Reason#DUTY_UNFULFILLED} when what is missing is a payment. */
    public static final String PAYMENT_DUE = "payment.due";

    /** What codes begin with, so that no class name or address in a peer's answer is taken for one. */
    private static final Pattern SHAPE = Pattern.compile(
            "\\b((?:policy|contract|payment|member|status|flow|source|enforcement|transfer|agreement|credential|presentation|token|inbox|negotiation|process|offer|peer)"
                    + "(?:\\.[a-z][a-z0-9-]*)+)(?: at ((?:/[A-Za-z0-9@-]+)+))?");

    private PeerCode() {}

    static String of(Reason reason) {
        var code = reason.code().equals(Reason.DUTY_UNFULFILLED) && aboutPayment(reason) ? PAYMENT_DUE : reason.code();
        return reason.at().isEmpty() ? code : code + " at " + reason.at();
    }

    private static boolean aboutPayment(Reason reason) {
        return reason.rule()
                .filter(rule -> rule.action().iri().equals(Odrl.COMPENSATE))
                .isPresent();
    }

    /** @return the first code in what a peer answered, as a problem without its cause, which the peer keeps to itself */
    public static Optional<Problem> read(String answered) {
        var found = SHAPE.matcher(answered.length() > 10_000 ? answered.substring(0, 10_000) : answered);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                found.group(1),
                found.group(2) == null ? "" : found.group(2),
                "the other side refused",
                "compare the terms of the offer with your own credentials"));
    }
}
