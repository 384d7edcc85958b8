package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.connector.operator.payments.PaymentAnswer;
import org.ecluse.connector.operator.payments.Payments;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.payment.Account;
import org.ecluse.contracts.payment.Due;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.payment.Payment;
import org.ecluse.contracts.payment.PaymentReference;
import org.ecluse.contracts.payment.StoredReceipt;

/** What is owed and what was paid, on either side; the payee records payments here. */
@Path("api/payments")
public final class PaymentsResource {
    private final Payments payments;
    private final Operations operations;

    public PaymentsResource(Payments payments, Operations operations) {
        this.payments = payments;
        this.operations = operations;
    }

    /** Accounts under which this connector is paid ({@code state} as it stands), and what it owes ({@code OWED}). */
    @GET
    public Response payments() {
        Map<AgreementId, ContractView> contracts = operations.contracts().stream()
                .collect(Collectors.toMap(ContractView::id, Function.identity(), (first, same) -> first));
        var all = Json.createArrayBuilder();
        payments.accounts().forEach(account -> all.add(named(account(account), account.due(), contracts)));
        payments.owed().forEach(due -> all.add(named(owed(due), due, contracts)));
        return Answers.ok(Json.createObjectBuilder().add("payments", all).build());
    }

    private static JsonObject named(JsonObjectBuilder json, Due due, Map<AgreementId, ContractView> contracts) {
        var contract = contracts.get(due.agreement());
        if (contract != null) {
            json.add("offer", contract.offer())
                    .add("counterparty", contract.counterparty().name());
        }
        return json.build();
    }

    private JsonObjectBuilder account(Account account) {
        var json = due(account.due())
                .add("paid", account.paid().toString())
                .add("balance", account.balance().toString())
                .add("state", account.standing().name())
                .add("side", ContractView.Side.PROVIDER.name());
        payments.receipt(account.due().agreement()).ifPresent(receipt -> json.add("receipt", receipt(receipt)));
        return json;
    }

    private static JsonObjectBuilder owed(Due due) {
        return due(due).add("state", "OWED").add("side", ContractView.Side.CONSUMER.name());
    }

    private static JsonObjectBuilder due(Due due) {
        return Json.createObjectBuilder()
                .add("agreement", due.agreement().value())
                .add("reference", due.reference().value())
                .add("payer", due.payer().did())
                .add("payee", due.payee().did())
                .add("amount", due.amount().amount().toPlainString())
                .add("currency", due.amount().currency().getCurrencyCode())
                .add("due", due.amount().toString());
    }

    private static JsonObject receipt(StoredReceipt receipt) {
        var json = Json.createObjectBuilder().add("hash", receipt.hash());
        receipt.logged().ifPresent(entry -> json.add("logIndex", entry.index())
                .add("loggedAt", entry.loggedAt().toString()));
        return json.build();
    }

    /** {@code {"reference", "amount", "currency", "paidOn", "id"?}}: a payment came; the same id again counts once. */
    @POST
    public Response record(InputStream stream) {
        return payments.record(payment(Body.read(stream))).fold(PaymentsResource::accepted, PaymentsResource::refused);
    }

    private static Payment payment(Body body) {
        var reference = Body.parsed("reference", body.text("reference"), PaymentReference::parse);
        var currency = body.text("currency");
        var amount = Body.parsed("amount", body.text("amount"), text -> Money.of(text, currency));
        var paidOn = Body.parsed("paidOn", body.text("paidOn"), LocalDate::parse);
        var id = body.optionalText("id").orElseGet(() -> UUID.randomUUID().toString());
        return Body.parsed("amount", id, text -> new Payment(text, reference, amount, paidOn));
    }

    private static Response accepted(PaymentAnswer.Accepted accepted) {
        var account = accepted.account();
        var json = due(account.due())
                .add("paid", account.paid().toString())
                .add("balance", account.balance().toString())
                .add("state", account.standing().name());
        accepted.receipt().ifPresent(receipt -> json.add("receipt", receipt(receipt)));
        accepted.logProblem()
                .ifPresent(problem ->
                        json.add("logProblem", Answers.problemJson(problem, Phrases.of(problem), List.of())));
        return Answers.json(201, json.build());
    }

    private static Response refused(PaymentAnswer.Refused refused) {
        return Answers.problem(
                refused.problem().code().equals("payment.reference.unknown") ? 404 : 409, refused.problem());
    }

    /** The signed receipt of an agreement, compact JWS. */
    @GET
    @Path("{agreement}/receipt")
    public Response receipt(@PathParam("agreement") String agreement) {
        if (AgreementId.valid(agreement)) {
            var receipt = payments.receipt(new AgreementId(agreement));
            if (receipt.isPresent()) {
                return Response.ok(receipt.get().jws(), "application/jose").build();
            }
        }
        throw Answers.refuse(
                404,
                "receipt.unknown",
                "there is no receipt for that agreement",
                "see what is paid (`ecluse payments`)");
    }
}
