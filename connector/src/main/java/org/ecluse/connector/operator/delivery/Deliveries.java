package org.ecluse.connector.operator.delivery;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Edr;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.connector.receipts.Arrivals;
import org.ecluse.contracts.payment.Due;
import org.ecluse.contracts.payment.Price;
import org.ecluse.contracts.payment.Settlement;
import org.ecluse.policy.Problem;
import org.ecluse.trust.egress.Egress;

/** Fetches the data of contracts that this connector is the consumer of. Safe for threads. */
public final class Deliveries implements AutoCloseable {
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final Operations operations;
    private final OfferCheck check;
    private final ProviderEndpoint endpoint;
    private final Arrivals arrivals;
    private final Waiting waiting = new Waiting();

    /** @param arrivals where it is put on record that the data came */
    public Deliveries(Operations operations, OfferCheck check, Arrivals arrivals, Egress egress) {
        this.operations = operations;
        this.check = check;
        this.arrivals = arrivals;
        this.endpoint = new ProviderEndpoint(egress);
    }

    /** Where a transfer came to: it can be fetched, or it was refused. */
    private sealed interface Opened {
        record Ready(TransferView transfer, Edr edr) implements Opened {}

        record Refused(Problem problem) implements Opened {}
    }

    /** Starts a transfer where none is open, and opens the stream. The contract is one of this connector's. */
    public Delivery fetch(ContractView contract) {
        if (contract.side() != ContractView.Side.CONSUMER) {
            return refused(contract, problem("contract.provider", "this connector is the provider of the contract"));
        }
        if (contract.state() == ContractView.State.ENDED) {
            return refused(contract, problem(contract.end().orElse("contract.ended"), "the contract is over"));
        }
        try {
            var already = operations.openTransfer(contract.id()).flatMap(this::ready);
            return already.isPresent() ? fetchAgain(contract, already.get()) : fetchNew(contract);
        } catch (OperationRefused refused) {
            return refused(contract, refused.problems().get(0));
        }
    }

    /** A token may have ended since the transfer was started: then, once, a new transfer is asked for. */
    private Delivery fetchAgain(ContractView contract, Opened.Ready ready) {
        return endpoint.open(ready.edr())
                .fold(
                        content -> streaming(contract, ready.edr(), content),
                        refused -> refused.status() == UNAUTHORIZED || refused.status() == NOT_FOUND
                                ? renewed(contract, ready.transfer())
                                : refused(contract, refused.problem()));
    }

    private Delivery renewed(ContractView contract, TransferView old) {
        operations.terminateTransfer(old.id(), "transfer.renewed");
        return fetchNew(contract);
    }

    private Delivery fetchNew(ContractView contract) {
        var started = operations.startTransfer(contract.id(), Operations.PULL, Optional.empty());
        var opened = waiting.until(() -> opened(started.id()), STARTED_WITHIN)
                .orElseGet(() -> new Opened.Refused(
                        problem("transfer.slow", "the provider did not start the transfer within " + STARTED_WITHIN)));
        if (opened instanceof Opened.Ready ready) {
            return endpoint.open(ready.edr())
                    .fold(
                            content -> streaming(contract, ready.edr(), content),
                            refused -> refused(contract, refused.problem()));
        }
        return refused(contract, ((Opened.Refused) opened).problem());
    }

    private Delivery streaming(ContractView contract, Edr edr, ProviderEndpoint.Answer.Content content) {
        var counted =
                arrivals.counted(contract.id(), edr.endpoint(), content.receipt(), content.body(), content.length());
        return new Delivery.Streaming(counted, content.length(), content.headers());
    }

    /** Empty while there is nothing to say yet. */
    private Optional<Opened> opened(String transferId) {
        var transfer = operations.transfer(transferId);
        if (transfer.isEmpty()) {
            return Optional.of(new Opened.Refused(problem("transfer.lost", "the transfer is no longer known")));
        }
        var state = transfer.get().state();
        if (state == TransferView.State.STARTED) {
            return transfer.flatMap(this::ready).map(ready -> ready);
        }
        if (state.last() || state == TransferView.State.SUSPENDED) {
            return Optional.of(new Opened.Refused(transfer.get()
                    .problem()
                    .orElseGet(() -> problem("peer.refused", "the provider ended the transfer without a reason"))));
        }
        return Optional.empty();
    }

    private Optional<Opened.Ready> ready(TransferView transfer) {
        return transfer.state() == TransferView.State.STARTED
                ? operations.edr(transfer.id()).map(edr -> new Opened.Ready(transfer, edr))
                : Optional.empty();
    }

    private Delivery refused(ContractView contract, Problem problem) {
        var due = unpaid(contract, problem);
        if (due.isPresent()) {
            return new Delivery.Refused(paymentDue(due.get()), explained(contract, due.get()), due);
        }
        if (!problem.code().startsWith("policy.")) {
            return new Delivery.Refused(problem, Phrases.of(problem), Optional.empty());
        }
        var answer = check.mayUse(contract);
        return new Delivery.Refused(
                problem, answer.permitted() ? Phrases.of(problem) : answer.wording(), Optional.empty());
    }

    /** A duty that is not fulfilled is the payment, where the agreement asks for one. */
    private static Optional<Due> unpaid(ContractView contract, Problem problem) {
        boolean duty =
                problem.code().startsWith("policy.duty.") || problem.code().startsWith("payment.");
        return duty ? Settlement.due(contract.agreement()) : Optional.empty();
    }

    private static Problem paymentDue(Due due) {
        return new Problem(
                "payment.due",
                "",
                due.amount() + " is due before the first use",
                "pay it with reference " + due.reference().printed() + ", then ask again");
    }

    private static Wording explained(ContractView contract, Due due) {
        var payee = Price.of(contract.agreement().policy()).fold(free -> "", Price.Fixed::payee, unreadable -> "");
        return Phrases.of(
                "payment-due-filled",
                due.amount(),
                due.reference().printed(),
                payee.isEmpty() ? contract.counterparty().name() : payee);
    }

    private static Problem problem(String code, String cause) {
        return new Problem(code, "", cause, "see what the code asks for, then ask again");
    }

    @Override
    public void close() {
        waiting.close();
    }
}
