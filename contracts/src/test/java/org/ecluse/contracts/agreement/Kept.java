package org.ecluse.contracts.agreement;

import java.time.InstantSource;
import java.util.List;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;

/** Agreements that are kept in a database, for tests of what refers to them. */
public final class Kept {
    private Kept() {}

    public static void agreements(Database database, String... ids) {
        var store = store(database);
        for (var id : ids) {
            store.keep(agreement(id));
        }
    }

    public static Agreement agreement(String id) {
        return Agreements.of(
                id,
                Policy.empty("urn:test:policy", PolicyType.AGREEMENT)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())));
    }

    public static SqlAgreementStore store(Database database) {
        return new SqlAgreementStore(database, InstantSource.system(), SignatureVerifier.trustingKeptKeys());
    }
}
