package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.ledger.LedgerEvent;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.ledger.Verification;
import org.ecluse.contracts.receipts.Reconciliation;
import org.ecluse.contracts.receipts.SignedStatement;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.receipts.UseReceipt;
import org.ecluse.contracts.signature.Signature;

/** What happened under a contract, whether the record of it is whole, and what both sides say of each use. */
@Path("api/contracts/{id}/ledger")
public final class LedgerResource {
    /** No answer has more events, or more receipts. */
    static final int LISTED_MAX = 500;

    private final Operations operations;
    private final Ledger ledger;
    private final SqlUseReceipts receipts;

    public LedgerResource(Operations operations, Ledger ledger, SqlUseReceipts receipts) {
        this.operations = operations;
        this.ledger = ledger;
        this.receipts = receipts;
    }

    /** @param from the number of the first event to show; all are verified */
    @GET
    public Response ledger(@PathParam("id") String id, @QueryParam("from") String from) {
        var contract = ContractsResource.existing(operations, id).id();
        long first = from == null ? 1 : Body.parsed("from", from, Long::parseLong);
        var verification = ledger.verify(contract);
        var events = Json.createArrayBuilder();
        var shown = ledger.events(contract, first, LISTED_MAX);
        shown.forEach(event -> events.add(event(event)));
        var uses = Json.createArrayBuilder();
        receipts.under(contract, LISTED_MAX).forEach(receipt -> uses.add(receipt(receipt)));
        var answer = Json.createObjectBuilder()
                .add("contract", contract.value())
                .add("verification", verification.fold(LedgerResource::whole, LedgerResource::broken))
                .add("events", events)
                .add("receipts", uses);
        if (shown.size() == LISTED_MAX) {
            answer.add("next", shown.get(LISTED_MAX - 1).number() + 1);
        }
        return Answers.ok(answer.build());
    }

    private static JsonObject whole(Verification.Whole whole) {
        return Json.createObjectBuilder()
                .add("whole", true)
                .add("events", whole.events())
                .add("head", whole.head())
                .build();
    }

    private static JsonObject broken(Verification.Broken broken) {
        return Json.createObjectBuilder()
                .add("whole", false)
                .add("event", broken.event())
                .add("code", broken.problem().code())
                .add("cause", broken.problem().cause())
                .add("cure", broken.problem().cure())
                .build();
    }

    private static JsonObject event(StoredEvent stored) {
        var json = Json.createObjectBuilder().add("number", stored.number()).add("hash", stored.hash());
        Optional<LedgerEvent> event = stored.read();
        if (event.isEmpty()) {
            return json.add("altered", true).build();
        }
        return json.add("at", event.get().at().toString())
                .add("kind", event.get().kind().text())
                .add("body", event.get().body())
                .add("previous", event.get().previous())
                .build();
    }

    private static JsonObject receipt(UseReceipt receipt) {
        var found = Reconciliation.of(receipt);
        var json = Json.createObjectBuilder()
                .add("use", receipt.use())
                .add("standing", found.standing().name());
        receipt.delivery().ifPresent(delivery -> json.add("provider", statement(delivery)));
        receipt.arrival().ifPresent(arrival -> json.add("consumer", statement(arrival)));
        receipt.altered().ifPresent(side -> json.add("altered", side.name()));
        if (!found.differences().isEmpty()) {
            var differences = Json.createArrayBuilder();
            found.differences()
                    .forEach(difference -> differences.add(Json.createObjectBuilder()
                            .add("member", difference.member())
                            .add("provider", difference.provider())
                            .add("consumer", difference.consumer())));
            json.add("differences", differences);
        }
        receipt.errand().ifPresent(errand -> {
            json.add("pending", true).add("tries", errand.tries());
            errand.problem().ifPresent(problem -> json.add("problem", problem));
        });
        return json.build();
    }

    private static JsonObjectBuilder statement(SignedStatement signed) {
        var statement = signed.statement();
        var content = statement.content();
        var json = Json.createObjectBuilder()
                .add("at", statement.at().toString())
                .add("by", statement.signer().did())
                .add("bytes", content.bytes())
                .add("content", content.sha256())
                .add("signed", signed.signature().isPresent())
                .add("hash", statement.hash());
        content.rows().ifPresent(rows -> json.add("rows", rows));
        content.transform().ifPresent(transform -> json.add("transform", transform));
        signed.signature().map(Signature::jws).ifPresent(jws -> json.add("signature", jws));
        return json;
    }
}
