package org.ecluse.connector.edc.shelf;

import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.catalog.spi.DistributionResolver;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.ecluse.contracts.store.Database;

/** The three stores over one database, and the catalogue that is read from them. */
final class ShelfStores {
    private final Database database;
    private final Documents documents = new Documents();
    private final CriterionOperatorRegistry operators;
    private final Table<Asset> assetTable;
    private final Table<PolicyDefinition> policyTable;
    private final Offers offers;

    private ShelfStores(Database database, CriterionOperatorRegistry operators) {
        this.database = database;
        this.operators = operators;
        this.assetTable = new Table<>(Shapes.ASSET, database, documents, operators);
        this.policyTable = new Table<>(Shapes.POLICY, database, documents, operators);
        this.offers = new Offers(assetTable, documents, operators);
    }

    /** @param database with the connector's tables */
    static ShelfStores in(Database database, CriterionOperatorRegistry operators) {
        return new ShelfStores(database, operators);
    }

    SqlAssetIndex assets() {
        return new SqlAssetIndex(database, assetTable, offers);
    }

    PolicyDefinitionStore policies() {
        return new SqlPolicyDefinitionStore(database, policyTable, offers);
    }

    ContractDefinitionStore definitions() {
        var definitionTable = new Table<>(Shapes.DEFINITION, database, documents, operators);
        return new SqlContractDefinitionStore(database, definitionTable, offers, operators);
    }

    IndexedCatalogue catalogue(PolicyEngine engine, DistributionResolver distributions) {
        var audiences = new Audiences(engine, documents);
        return new IndexedCatalogue(database, new CatalogueIndex(documents, operators), audiences, distributions);
    }
}
