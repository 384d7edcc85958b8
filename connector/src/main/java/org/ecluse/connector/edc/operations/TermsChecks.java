package org.ecluse.connector.edc.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.edc.negotiation.OfferRules;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.connector.enforcement.Enforcement;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.payment.Price;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Policy;

/** What terms must pass before this connector gives anything under them, or signs them. Safe for threads. */
public final class TermsChecks implements OfferRules {
    private final Evaluator evaluator;
    private final PolicyBridge bridge;
    private final Enforcement enforcement;
    private final Shelf shelf;

    public TermsChecks(Evaluator evaluator, PolicyBridge bridge, Enforcement enforcement, Shelf shelf) {
        this.evaluator = evaluator;
        this.bridge = bridge;
        this.enforcement = enforcement;
        this.shelf = shelf;
    }

    @Override
    public Optional<Handling> handling(String assetId) {
        return shelf.find(assetId).flatMap(shelved -> shelved.publication().handling());
    }

    @Override
    public List<Problem> objections(String assetId, Policy terms) {
        return shelf.find(assetId)
                .map(shelved -> objections(terms, shelved.supply()))
                .orElseGet(() -> priced(terms));
    }

    /** What speaks against {@code terms} for data that comes from {@code supply}. */
    List<Problem> objections(Policy terms, Supply supply) {
        var problems = new ArrayList<>(priced(terms));
        if (problems.isEmpty()) {
            problems.addAll(enforcement.check(terms, supply));
        }
        return problems;
    }

    @Override
    public List<Problem> unevaluable(Policy terms) {
        var problems = new ArrayList<>(evaluator.unevaluable(terms));
        if (bridge.toShell(terms) instanceof PolicyBridge.Carriage.Refused refused) {
            problems.addAll(refused.problems());
        }
        return problems;
    }

    private List<Problem> priced(Policy terms) {
        var problems = new ArrayList<>(unevaluable(terms));
        if (Price.of(terms) instanceof Price.Unreadable price) {
            problems.add(price.problem());
        }
        return problems;
    }
}
