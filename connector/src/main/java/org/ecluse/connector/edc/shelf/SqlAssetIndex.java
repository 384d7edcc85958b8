package org.ecluse.connector.edc.shelf;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.contracts.store.Database;

/** The assets of this connector, in its database. Safe for threads and for several connectors on one database. */
final class SqlAssetIndex implements AssetIndex {
    private final Database database;
    private final Table<Asset> assets;
    private final Offers offers;

    SqlAssetIndex(Database database, Table<Asset> assets, Offers offers) {
        this.database = database;
        this.assets = assets;
        this.offers = offers;
    }

    @Override
    public Stream<Asset> queryAssets(QuerySpec querySpec) {
        return assets.query(querySpec);
    }

    // A null answer is the shell's contract for "there is none".
    @Override
    public Asset findById(String assetId) {
        Objects.requireNonNull(assetId, "assetId");
        return assets.find(assetId).orElse(null);
    }

    @Override
    public StoreResult<Void> create(Asset asset) {
        return createAll(List.of(asset));
    }

    /** Creates all, in one commit, or none. */
    StoreResult<Void> createAll(List<Asset> several) {
        for (var asset : several) {
            var objection = Table.objection(asset.getId());
            if (objection.isPresent()) {
                return StoreResult.generalError(objection.get());
            }
        }
        return database.insertOr(
                connection -> {
                    Offers.changing(connection);
                    for (var asset : several) {
                        offers.assetChanged(connection, assets.insert(connection, asset), asset);
                    }
                    return StoreResult.success();
                },
                connection -> StoreResult.alreadyExists(ASSET_EXISTS_TEMPLATE.formatted(
                        several.stream().map(Asset::getId).toList())));
    }

    @Override
    public StoreResult<Asset> deleteById(String assetId) {
        return database.transaction(connection -> {
            Offers.changing(connection);
            var known = assets.find(connection, assetId);
            if (known.isEmpty()) {
                return StoreResult.notFound(ASSET_NOT_FOUND_TEMPLATE.formatted(assetId));
            }
            offers.assetGone(connection, known.get().seq());
            assets.delete(connection, known.get().seq());
            return StoreResult.success(known.get().entity());
        });
    }

    @Override
    public long countAssets(List<Criterion> criteria) {
        return assets.count(criteria);
    }

    @Override
    public StoreResult<Asset> updateAsset(Asset asset) {
        return database.transaction(connection -> {
            Offers.changing(connection);
            var replaced = assets.replace(connection, asset);
            if (replaced.isEmpty()) {
                return StoreResult.notFound(ASSET_NOT_FOUND_TEMPLATE.formatted(asset.getId()));
            }
            offers.assetChanged(connection, replaced.get().seq(), replaced.get().entity());
            return StoreResult.success(asset);
        });
    }

    // A null answer is the shell's contract for "there is none".
    @Override
    public DataAddress resolveForAsset(String assetId) {
        return assets.find(Objects.requireNonNull(assetId, "assetId"))
                .map(Asset::getDataAddress)
                .orElse(null);
    }
}
