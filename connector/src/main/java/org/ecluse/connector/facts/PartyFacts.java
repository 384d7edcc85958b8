package org.ecluse.connector.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** What one party's credentials say at one instant, and what the books say of its contract. For one decision. */
public final class PartyFacts implements Facts {
    private final Credentials credentials;
    private final ContractFacts contract;

    /** @param contract what is known of the contract, for which the party need show nothing */
    public PartyFacts(Party party, Instant at, CredentialStatus status, ContractFacts contract) {
        this.credentials = Credentials.of(party, at, status);
        this.contract = contract;
    }

    @Override
    public Fact fact(String leftOperand) {
        return switch (leftOperand) {
            case Rennes.MEMBERSHIP -> texts(VerifiedCredential.MEMBERSHIP, "membership");
            case Rennes.ACCREDITATION -> texts(VerifiedCredential.RESEARCHER, "accreditation");
            case Rennes.STUDY -> iris(VerifiedCredential.STUDY, "study");
            case Odrl.PURPOSE -> iris(VerifiedCredential.STUDY, "purpose");
            case Rennes.ROLE -> texts(VerifiedCredential.MEMBERSHIP, "roles");
            default -> contract.fact(leftOperand);
        };
    }

    @Override
    public Optional<Meter> meter(String leftOperand) {
        return leftOperand.equals(Odrl.COUNT) ? contract.uses() : Optional.empty();
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        return contract.fulfilment(duty);
    }

    private Fact texts(String type, String claim) {
        return values(type, claim, Value::text);
    }

    private Fact iris(String type, String claim) {
        return values(type, claim, Value::iri);
    }

    /** INVARIANT: what a credential in doubt might add is never read as "there is none". */
    private Fact values(String type, String claim, Function<String, Value> value) {
        var found = new ArrayList<Value>();
        for (var credential : credentials.ofType(type)) {
            elements(credential.claims().get(claim)).stream().map(value).forEach(found::add);
        }
        if (found.isEmpty() && credentials.doubt().isPresent()) {
            return Fact.unknown(credentials.doubt().get().cause());
        }
        return Fact.known(found);
    }

    private static List<String> elements(Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(String.valueOf(claim));
    }
}
