package org.ecluse.connector.edc.shelf;

import static org.eclipse.edc.connector.controlplane.catalog.spi.policy.CatalogPolicyContext.CATALOG_SCOPE;

import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.connector.controlplane.asset.spi.index.DataAddressResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.DatasetResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.DistributionResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.policy.CatalogPolicyContext;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.contracts.store.Database;

/** Gives the protocol shell its assets, policies, definitions and catalogue from the connector's database. */
public final class ShelfParts implements ServiceExtension {
    /** The shell's own catalogue, which holds every definition against every asset. */
    public static final String REPLACED = "org.eclipse.edc.connector.controlplane.catalog.CatalogCoreExtension";

    private final Database database;
    private ShelfStores stores;

    @Inject
    private CriterionOperatorRegistry operators;

    @Inject
    private PolicyEngine engine;

    @Inject
    private DistributionResolver distributions;

    public ShelfParts(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "Écluse: assets, policies, definitions and catalogue";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        engine.registerScope(CATALOG_SCOPE, CatalogPolicyContext.class);
    }

    @Provider
    public AssetIndex assets() {
        return stores().assets();
    }

    @Provider
    public DataAddressResolver dataAddresses() {
        return stores().assets();
    }

    @Provider
    public PolicyDefinitionStore policies() {
        return stores().policies();
    }

    @Provider
    public ContractDefinitionStore definitions() {
        return stores().definitions();
    }

    @Provider
    public DatasetResolver catalogue() {
        return stores().catalogue(engine, distributions);
    }

    private ShelfStores stores() {
        if (stores == null) {
            stores = ShelfStores.in(database, operators);
        }
        return stores;
    }
}
