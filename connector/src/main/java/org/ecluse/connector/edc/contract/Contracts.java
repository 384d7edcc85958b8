package org.ecluse.connector.edc.contract;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.payment.Due;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.payment.Price;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.trust.Did;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agreements of this connector, and their ends. Safe for threads. */
public final class Contracts {
    /** Why a contract is over whose end date has come. */
    public static final String ENDED = "contract.ended";

    private static final Logger LOG = LoggerFactory.getLogger(Contracts.class);
    private static final int LISTED_MAX = 10_000;
    /** The longest wait in one timer; a later end is waited for in steps. */
    private static final Duration STEP = Duration.ofDays(1);

    private final AgreementStore store;
    private final PaymentLedger payments;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final List<BiConsumer<AgreementId, String>> onEnd = new CopyOnWriteArrayList<>();

    public Contracts(
            AgreementStore store, PaymentLedger payments, ScheduledExecutorService timer, InstantSource clock) {
        this.store = store;
        this.payments = payments;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Opens the account of an agreement that both sides have made, when it has a price, keeps it, and waits for its end.
     * Doing it again changes nothing.
     *
     * @param signatures those that were made and found genuine
     */
    public void made(Agreement agreement, Signatures signatures) {
        // INVARIANT: what is kept has its account.
        if (Price.of(agreement.policy()) instanceof Price.Fixed price) {
            payments.open(new Due(
                    agreement.id(), agreement.consumer(), agreement.provider(), price.amount(), agreement.signedAt()));
        }
        var kept = store.keep(agreement, signatures);
        expectEnd(kept);
        LOG.info(
                "contract {} made, signed {}: {} gives {} to {}",
                agreement.id(),
                kept.signatures().state(),
                agreement.provider(),
                agreement.assetId(),
                agreement.consumer());
    }

    /** Waits for the end of every agreement that is still in force; those whose end has passed meanwhile end now. */
    public List<Agreement> resume() {
        var inForce = store.all(LISTED_MAX).stream()
                .filter(stored -> stored.ended().isEmpty())
                .toList();
        inForce.forEach(this::expectEnd);
        return inForce.stream().map(StoredAgreement::agreement).toList();
    }

    /** @param listener told of each agreement that ends, and of the code why */
    public void onEnd(BiConsumer<AgreementId, String> listener) {
        onEnd.add(listener);
    }

    /** Ends an agreement now, for the reason that {@code code} names. */
    public void end(AgreementId id, String code) {
        store.end(id, clock.instant(), code);
        LOG.info("contract {} is over: {}", id, code);
        onEnd.forEach(listener -> listener.accept(id, code));
    }

    public Optional<Agreement> find(AgreementId id) {
        return store.find(id).map(StoredAgreement::agreement);
    }

    /** By how many sides it is signed, for who decides about a use of it. */
    Fact signatures(AgreementId id) {
        return store.find(id)
                .map(stored -> stored.signatures().fact())
                .orElseGet(() -> Fact.unknown("there is no such agreement"));
    }

    /** @return whether data may still go under it, as far as the contract alone says; false when there is none */
    public boolean inForce(AgreementId id) {
        return store.find(id).filter(stored -> !over(stored)).isPresent();
    }

    public List<ContractView> all(String self) {
        return store.all(LISTED_MAX).stream().map(stored -> view(stored, self)).toList();
    }

    public Optional<ContractView> view(AgreementId id, String self) {
        return store.find(id).map(stored -> view(stored, self));
    }

    private ContractView view(StoredAgreement stored, String self) {
        var agreement = stored.agreement();
        var side = agreement.provider().did().equals(self) ? ContractView.Side.PROVIDER : ContractView.Side.CONSUMER;
        var provider = Did.of(agreement.provider().did());
        var counterparty =
                side == ContractView.Side.PROVIDER ? Did.of(agreement.consumer().did()) : provider;
        return new ContractView(
                agreement,
                side,
                counterparty,
                provider.name() + "/" + agreement.assetId(),
                stored.signatures(),
                over(stored) ? ContractView.State.ENDED : ContractView.State.IN_FORCE,
                ContractEnd.of(agreement.policy()),
                stored.ended()
                        .map(StoredAgreement.End::code)
                        .or(() -> over(stored) ? Optional.of(ENDED) : Optional.empty()));
    }

    private boolean over(StoredAgreement stored) {
        return stored.ended().isPresent()
                || ContractEnd.of(stored.agreement().policy())
                        .filter(end -> clock.instant().isAfter(end))
                        .isPresent();
    }

    private void expectEnd(StoredAgreement stored) {
        if (stored.ended().isPresent()) {
            return;
        }
        ContractEnd.of(stored.agreement().policy()).ifPresent(end -> {
            var wait = Duration.between(clock.instant(), end).plusMillis(1);
            var step = wait.compareTo(STEP) > 0 ? STEP : wait;
            timer.schedule(() -> whenDue(stored.agreement().id()), Math.max(0, step.toMillis()), TimeUnit.MILLISECONDS);
        });
    }

    private void whenDue(AgreementId id) {
        try {
            store.find(id).filter(stored -> stored.ended().isEmpty()).ifPresent(stored -> {
                if (over(stored)) {
                    end(id, ENDED);
                } else {
                    expectEnd(stored);
                }
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "the end of contract " + id + " could not be written down; it is refused at each use all the same",
                    e);
        }
    }
}
