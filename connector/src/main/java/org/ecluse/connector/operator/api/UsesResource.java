package org.ecluse.connector.operator.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.contracts.usage.Use;

/** Who uses this connector's assets, and for what. */
@Path("api/uses")
public final class UsesResource {
    private static final int NEWEST = 200;

    private final UsageLog log;
    private final Operations operations;

    public UsesResource(UsageLog log, Operations operations) {
        this.log = log;
        this.operations = operations;
    }

    /** The newest uses of an asset, and sums over all of them per user and contract. */
    @GET
    @Path("{asset}")
    public Response uses(@PathParam("asset") String asset) {
        List<Use> uses = log.ofAsset(asset, NEWEST);
        if (uses.isEmpty()
                && operations.published().stream()
                        .noneMatch(published -> published.assetId().equals(asset))) {
            throw Answers.refuse(
                    404, "asset.unknown", "no asset of that id was ever used here", "compare with the list of assets");
        }
        var summary = Views.list("summary", log.summary(asset), Views::summary).build();
        return Answers.ok(Views.list("uses", uses, Views::use)
                .add("asset", asset)
                .add("summary", summary.getJsonArray("summary"))
                .build());
    }
}
