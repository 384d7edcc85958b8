package org.ecluse.contracts.ledger;

import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.ledger.Verification.Broken;
import org.ecluse.policy.Problem;

/** Follows the events of one ledger from the first on. For one thread, for one look. */
final class Chain {
    private final AgreementId agreement;
    private final String agreementHash;
    private long events;
    private String head = LedgerEvent.BEFORE_THE_FIRST;
    private Optional<Broken> broken = Optional.empty();

    Chain(AgreementId agreement, String agreementHash) {
        this.agreement = agreement;
        this.agreementHash = agreementHash;
    }

    /** The next event in the order of the rows. @return false once one differs: what follows proves nothing */
    boolean follow(StoredEvent next) {
        var objection = objection(next);
        if (objection.isPresent()) {
            broken = objection.map(why -> broken(why.equals(MISSING) ? events + 1 : next.number(), why));
            return false;
        }
        events++;
        head = next.hash();
        return true;
    }

    private static final String MISSING = "it is missing";

    private Optional<String> objection(StoredEvent next) {
        if (next.number() != events + 1) {
            return Optional.of(MISSING);
        }
        if (!next.fitsItsHash()) {
            return Optional.of("its content does not fit its hash");
        }
        var event = next.read();
        if (event.isEmpty()) {
            return Optional.of("its content cannot be read");
        }
        return objection(event.get());
    }

    private Optional<String> objection(LedgerEvent event) {
        if (!event.agreement().equals(agreement) || event.number() != events + 1) {
            return Optional.of("it was written in another place");
        }
        if (!event.previous().equals(head)) {
            return Optional.of("it was not written after the event before it");
        }
        boolean opens = event.kind() == EventKind.OPENED;
        if (opens != (event.number() == 1)
                || (opens && !event.body().getString(Ledger.AGREEMENT_HASH, "").equals(agreementHash))) {
            return Optional.of("it does not open the ledger of this agreement");
        }
        return Optional.empty();
    }

    /**
     * All events were followed.
     *
     * @param said how many there are and the last one's hash, as the head says
     */
    Verification end(long said, String saidHead) {
        if (broken.isPresent()) {
            return broken.get();
        }
        if (said > events) {
            return broken(events + 1, MISSING);
        }
        return said == events && saidHead.equals(head)
                ? new Verification.Whole(events, head)
                : broken(Math.max(1, said), "the ledger's head does not name the last event");
    }

    private static Broken broken(long event, String what) {
        return new Broken(
                event,
                new Problem(
                        "ledger.altered",
                        "event " + event,
                        "event " + event + " is not as it was written: " + what,
                        "compare with the other side's receipts and with a backup; nothing repairs it by itself"));
    }
}
