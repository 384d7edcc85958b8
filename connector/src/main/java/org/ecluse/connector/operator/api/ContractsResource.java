package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.delivery.Deliveries;
import org.ecluse.connector.operator.delivery.Delivery;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.duties.Duties;
import org.ecluse.contracts.duties.DutyLedger;
import org.ecluse.contracts.duties.DutyState;
import org.ecluse.contracts.duties.Fulfilment;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.reading.PolicyWriter;

/** The contracts of this connector, on either side, and their data. */
@Path("api/contracts")
public final class ContractsResource {
    private final Operations operations;
    private final Deliveries deliveries;
    private final Records records;

    /** What is on record about contracts. */
    public record Records(DutyLedger duties, PaymentLedger payments, UsageLog uses, InstantSource clock) {}

    public ContractsResource(Operations operations, Deliveries deliveries, Records records) {
        this.operations = operations;
        this.deliveries = deliveries;
        this.records = records;
    }

    @GET
    public Response contracts() {
        return Answers.ok(Views.list("contracts", operations.contracts(), contract -> Views.contract(contract)
                        .build())
                .build());
    }

    /** One contract with its terms, the hash of its canonical record, and how its duties stand. */
    @GET
    @Path("{id}")
    public Response contract(@PathParam("id") String id) {
        var contract = existing(id);
        var agreement = contract.agreement();
        return Answers.ok(Views.contract(contract)
                .add("hash", AgreementRecord.hash(agreement))
                .add("terms", Views.terms(agreement.policy()))
                .add("duties", duties(agreement))
                .add("odrl", PolicyWriter.wire(agreement.policy()))
                .build());
    }

    private JsonArrayBuilder duties(Agreement agreement) {
        var record = new Duties.Record(
                records.duties().fulfilments(agreement.id()),
                records.payments().account(agreement.id()),
                records.uses().firstPermitted(agreement.id()).map(Use::at));
        var duties = Json.createArrayBuilder();
        for (DutyState duty : Duties.standing(agreement, record, records.clock().instant())) {
            var one = Json.createObjectBuilder()
                    .add("number", duty.number())
                    .add("when", duty.mode().name().toLowerCase(Locale.ROOT))
                    .add("action", duty.duty().action().iri())
                    .add("standing", duty.standing().name());
            duty.dueAt().map(Instant::toString).ifPresent(due -> one.add("dueAt", due));
            duty.evidence().ifPresent(evidence -> one.add("evidence", evidence));
            duties.add(one);
        }
        return duties;
    }

    /** {@code {"evidence": …}}: writes down that a duty that comes after use was done. */
    @POST
    @Path("{id}/duties/{number}")
    public Response fulfil(@PathParam("id") String id, @PathParam("number") String number, InputStream stream) {
        var agreement = existing(id).agreement();
        int duty = Body.parsed("number", number, Integer::parseInt);
        if (duty < 0 || duty >= Duties.of(agreement.policy()).size()) {
            throw Answers.refuse(
                    404, "duty.unknown", "the contract has no duty of that number", "compare with the contract");
        }
        var evidence = Body.read(stream).text("evidence");
        Fulfilment done = Body.parsed("evidence", evidence, text -> records.duties()
                .fulfil(agreement.id(), duty, records.clock().instant(), text));
        return Answers.ok(Json.createObjectBuilder()
                .add("number", done.number())
                .add("at", done.at().toString())
                .add("evidence", done.evidence())
                .build());
    }

    /** The bytes, straight from the provider; starts a transfer where none is open. */
    @GET
    @Path("{id}/data")
    public Response data(@PathParam("id") String id) {
        return deliveries.fetch(existing(id)).fold(ContractsResource::streamed, ContractsResource::refused);
    }

    private static Response streamed(Delivery.Streaming streaming) {
        StreamingOutput copy = out -> {
            try (var body = streaming.body()) {
                body.transferTo(out);
            }
        };
        var response = Response.ok(copy).header("Cache-Control", "no-store");
        streaming.headers().forEach(response::header);
        streaming.length().ifPresent(length -> response.header("Content-Length", length));
        return response.build();
    }

    private static Response refused(Delivery.Refused refused) {
        var json = Answers.problemJson(refused.problem(), refused.explanation(), List.of());
        refused.due().ifPresent(due -> json.add("amount", due.amount().amount().toPlainString())
                .add("currency", due.amount().currency().getCurrencyCode())
                .add("reference", due.reference().value())
                .add("payee", due.payee().did()));
        return Answers.problem(status(refused), json.build());
    }

    private static int status(Delivery.Refused refused) {
        var code = refused.problem().code();
        if (refused.due().isPresent()) {
            return 402;
        }
        if (code.equals("contract.provider") || code.equals("contract.ended")) {
            return 409;
        }
        if (code.endsWith(".busy") || code.endsWith(".too-many")) {
            return 503;
        }
        return code.startsWith("peer.") || code.startsWith("transfer.") ? 502 : 403;
    }

    private ContractView existing(String id) {
        return existing(operations, id);
    }

    /** The contract of that id, or 404. */
    static ContractView existing(Operations operations, String id) {
        return (AgreementId.valid(id) ? operations.contract(new AgreementId(id)) : Optional.<ContractView>empty())
                .orElseThrow(() -> Answers.refuse(
                        404, "contract.unknown", "no contract has that id", "compare with the list of contracts"));
    }
}
