package org.ecluse.connector.edc.shelf;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.ecluse.connector.edc.shelf.Table.Stored;
import org.ecluse.contracts.store.Database;

/**
 * What ties assets to policies, in the connector's database. A selector with an operator that nobody knows is refused when
 * it is stored. Safe for threads and several connectors.
 */
final class SqlContractDefinitionStore implements ContractDefinitionStore {
    private final Database database;
    private final Table<ContractDefinition> definitions;
    private final Offers offers;
    private final CriterionOperatorRegistry operators;

    SqlContractDefinitionStore(
            Database database,
            Table<ContractDefinition> definitions,
            Offers offers,
            CriterionOperatorRegistry operators) {
        this.database = database;
        this.definitions = definitions;
        this.offers = offers;
        this.operators = operators;
    }

    @Override
    public Stream<ContractDefinition> findAll(QuerySpec spec) {
        return definitions.query(spec);
    }

    // A null answer is the shell's contract for "there is none".
    @Override
    public ContractDefinition findById(String definitionId) {
        return definitions.find(definitionId).orElse(null);
    }

    @Override
    public StoreResult<Void> save(ContractDefinition definition) {
        Filter.check(definition.getAssetsSelector(), operators);
        var objection = objection(definition);
        if (objection.isPresent()) {
            return StoreResult.generalError(objection.get());
        }
        return database.insertOr(
                connection -> {
                    Offers.changing(connection);
                    var seq = definitions.insert(connection, definition);
                    offers.definitionChanged(connection, new Stored<>(seq, definition));
                    return StoreResult.success();
                },
                connection -> StoreResult.alreadyExists(CONTRACT_DEFINITION_EXISTS.formatted(definition.getId())));
    }

    @Override
    public StoreResult<Void> update(ContractDefinition definition) {
        Filter.check(definition.getAssetsSelector(), operators);
        var objection = objection(definition);
        if (objection.isPresent()) {
            return StoreResult.generalError(objection.get());
        }
        return database.transaction(connection -> {
            Offers.changing(connection);
            var replaced = definitions.replace(connection, definition);
            if (replaced.isEmpty()) {
                return StoreResult.notFound(CONTRACT_DEFINITION_NOT_FOUND.formatted(definition.getId()));
            }
            offers.definitionChanged(connection, replaced.get());
            return StoreResult.success();
        });
    }

    @Override
    public StoreResult<ContractDefinition> deleteById(String id) {
        return database.transaction(connection -> {
            Offers.changing(connection);
            var known = definitions.find(connection, id);
            if (known.isEmpty()) {
                return StoreResult.notFound(CONTRACT_DEFINITION_NOT_FOUND.formatted(id));
            }
            offers.definitionGone(connection, known.get().seq());
            definitions.delete(connection, known.get().seq());
            return StoreResult.success(known.get().entity());
        });
    }

    private static Optional<String> objection(ContractDefinition definition) {
        return Stream.of(definition.getId(), definition.getAccessPolicyId(), definition.getContractPolicyId())
                .map(Table::objection)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
