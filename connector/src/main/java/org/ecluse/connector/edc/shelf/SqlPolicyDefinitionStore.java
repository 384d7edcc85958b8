package org.ecluse.connector.edc.shelf;

import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.ecluse.contracts.store.Database;

/** The policies that offers are made of, in the connector's database. Safe for threads and several connectors. */
final class SqlPolicyDefinitionStore implements PolicyDefinitionStore {
    private final Database database;
    private final Table<PolicyDefinition> policies;
    private final Offers offers;

    SqlPolicyDefinitionStore(Database database, Table<PolicyDefinition> policies, Offers offers) {
        this.database = database;
        this.policies = policies;
        this.offers = offers;
    }

    // A null answer is the shell's contract for "there is none".
    @Override
    public PolicyDefinition findById(String policyId) {
        return policies.find(policyId).orElse(null);
    }

    @Override
    public Stream<PolicyDefinition> findAll(QuerySpec spec) {
        return policies.query(spec);
    }

    @Override
    public StoreResult<PolicyDefinition> create(PolicyDefinition policy) {
        var objection = Table.objection(policy.getId());
        if (objection.isPresent()) {
            return StoreResult.generalError(objection.get());
        }
        return database.insertOr(
                connection -> {
                    Offers.changing(connection);
                    policies.insert(connection, policy);
                    offers.policyCame(connection, policy.getId());
                    return StoreResult.success(policy);
                },
                connection -> StoreResult.alreadyExists(POLICY_ALREADY_EXISTS.formatted(policy.getId())));
    }

    @Override
    public StoreResult<PolicyDefinition> update(PolicyDefinition policy) {
        return database.transaction(connection -> {
            Offers.changing(connection);
            return policies.replace(connection, policy).isPresent()
                    ? StoreResult.success(policy)
                    : StoreResult.notFound(POLICY_NOT_FOUND.formatted(policy.getId()));
        });
    }

    @Override
    public StoreResult<PolicyDefinition> delete(String policyId) {
        return database.transaction(connection -> {
            Offers.changing(connection);
            var known = policies.find(connection, policyId);
            if (known.isEmpty()) {
                return StoreResult.notFound(POLICY_NOT_FOUND.formatted(policyId));
            }
            offers.policyGone(connection, policyId);
            policies.delete(connection, known.get().seq());
            return StoreResult.success(known.get().entity());
        });
    }
}
