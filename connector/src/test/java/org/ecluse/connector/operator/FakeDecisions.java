package org.ecluse.connector.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;

/** Decisions that a test puts there; what is decided is written down. */
public final class FakeDecisions implements Decisions {
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final List<String> decided = new ArrayList<>();

    public synchronized void ask(Pending pending) {
        waiting.put(pending.question().id(), pending);
    }

    /** What was decided, by whom and why, one line each. */
    public synchronized List<String> decided() {
        return List.copyOf(decided);
    }

    @Override
    public Handling usual() {
        return Handling.USUAL;
    }

    @Override
    public synchronized List<Pending> pending() {
        return List.copyOf(waiting.values());
    }

    @Override
    public synchronized Optional<Pending> pendingIn(String negotiation) {
        return waiting.values().stream()
                .filter(pending -> pending.question().negotiation().pid().equals(negotiation))
                .findFirst();
    }

    @Override
    public Optional<AgreementId> contractOf(String id) {
        return Optional.empty();
    }

    @Override
    public void accept(String id, Word word) {
        decide(id, "accepted", word);
    }

    @Override
    public void decline(String id, Word word) {
        decide(id, "declined", word);
    }

    @Override
    public void counter(String id, Policy terms, Word word) {
        decide(id, "countered", word);
    }

    private synchronized void decide(String id, String how, Word word) {
        if (waiting.remove(id) == null) {
            throw new OperationRefused(new Problem("decision.unknown", "", "nothing of that id", "compare the list"));
        }
        decided.add(id + " " + how + " by " + word.by() + ": " + word.reason());
    }
}
