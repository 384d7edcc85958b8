package org.ecluse.connector.edc.contract;

import java.util.Optional;
import org.ecluse.connector.facts.ContractFacts;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.duties.Duties;
import org.ecluse.contracts.duties.DutyLedger;
import org.ecluse.contracts.payment.Account;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** What this connector's own books say of an agreement: where its duties and its counts stand, and who has signed it. */
public final class ContractBooks {
    private final Contracts contracts;
    private final PaymentLedger payments;
    private final DutyLedger duties;
    private final Counters counters;

    public ContractBooks(Contracts contracts, PaymentLedger payments, DutyLedger duties, Counters counters) {
        this.contracts = contracts;
        this.payments = payments;
        this.duties = duties;
        this.counters = counters;
    }

    /** @param agreementId as the protocol names it */
    public ContractFacts of(String agreementId) {
        if (!AgreementId.valid(agreementId)) {
            return duty -> Fulfilment.unknown("there is no such agreement");
        }
        var id = new AgreementId(agreementId);
        return new ContractFacts() {
            @Override
            public Fulfilment fulfilment(Duty duty) {
                return duty.action().iri().equals(Odrl.COMPENSATE) ? payment(id) : recorded(id, duty);
            }

            @Override
            public Optional<Meter> uses() {
                return Optional.of(Meter.ofUses(counters, id.value()));
            }

            @Override
            public Fact fact(String leftOperand) {
                return leftOperand.equals(Rennes.SIGNATURES)
                        ? contracts.signatures(id)
                        : ContractFacts.super.fact(leftOperand);
            }
        };
    }

    private Fulfilment payment(AgreementId id) {
        return payments.account(id)
                .map(account -> account.settled() ? Fulfilment.done() : Fulfilment.due(remark(account)))
                .orElseGet(() -> Fulfilment.unknown("no account was opened for the agreement"));
    }

    private static String remark(Account account) {
        return account.balance() + ", reference " + account.due().reference().printed();
    }

    private Fulfilment recorded(AgreementId id, Duty duty) {
        var number = contracts
                .find(id)
                .map(agreement -> Duties.of(agreement.policy()).indexOf(duty))
                .orElse(-1);
        if (number < 0) {
            return Fulfilment.unknown("the agreement has no such duty");
        }
        return duties.fulfilments(id).stream().anyMatch(done -> done.number() == number)
                ? Fulfilment.done()
                : Fulfilment.due(duty.action().iri());
    }
}
