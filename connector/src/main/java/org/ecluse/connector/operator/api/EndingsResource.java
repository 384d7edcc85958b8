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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.termination.AgreedGrounds;
import org.ecluse.contracts.termination.Breach;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.policy.Problem;

/** The early end of a contract: on which grounds it may come, what is proposed, what was tried in vain, and ending it. */
@Path("api/contracts/{id}/end")
public final class EndingsResource {
    /** Refusals that another request may be spared of; all others say that the contract holds. */
    private static final Set<String> UNUSABLE = Set.of(
            "termination.request.malformed",
            "termination.evidence.missing",
            "termination.time",
            "termination.notice.short");

    private final Operations operations;
    private final EarlyEnds ends;
    private final InstantSource clock;

    public EndingsResource(Operations operations, EarlyEnds ends, InstantSource clock) {
        this.operations = operations;
        this.ends = ends;
        this.clock = clock;
    }

    @GET
    public Response standing(@PathParam("id") String id) {
        var contract = existing(id);
        var agreed = AgreedGrounds.of(contract.agreement().policy());
        var json = Json.createObjectBuilder()
                .add(
                        "grounds",
                        Views.strings(agreed.named().stream()
                                .sorted()
                                .map(Ground::term)
                                .toList()))
                .add("notice", Views.strings(agreed.notice()));
        agreed.noticeEnd(clock.instant()).map(Instant::toString).ifPresent(end -> json.add("noticeEnds", end));
        ends.of(contract.id())
                .ifPresent(ending -> json.add("ending", view(ending, contract).build()));
        list(
                json,
                "proposals",
                ends.proposals(contract.id()).stream()
                        .map(one -> view(one, contract).build())
                        .toList());
        list(
                json,
                "breaches",
                ends.breaches(contract.id()).stream()
                        .map(breach -> view(breach, contract.agreement()))
                        .toList());
        return Answers.ok(json.build());
    }

    /** {@code {"ground": …, "reason": …, "evidence"?: …, "at"?: …}}: ends the contract, or proposes to. */
    @POST
    public Response end(@PathParam("id") String id, InputStream stream) {
        var contract = existing(id);
        var body = Body.read(stream);
        var named = body.text("ground");
        var ground = Ground.of(named)
                .orElseThrow(() -> Body.malformed("`ground` is none of "
                        + Arrays.stream(Ground.values()).map(Ground::term).toList()));
        var request = new Terminations.Request(
                ground,
                body.optionalText("at").map(at -> Body.parsed("at", at, Instant::parse)),
                body.text("reason"),
                body.optionalText("evidence"));
        return answered(ends.end(contract.id(), request), contract);
    }

    /** Consents to what the other side has proposed. @param proposal its hash, as it is listed */
    @POST
    @Path("{proposal}")
    public Response consent(@PathParam("id") String id, @PathParam("proposal") String proposal) {
        var contract = existing(id);
        var theirs = ends.proposals(contract.id()).stream()
                .filter(one -> one.hash().equals(proposal))
                .findFirst()
                .orElseThrow(() -> Answers.refuse(
                        404,
                        "termination.proposal.unknown",
                        "there is no such proposal",
                        "name a proposal by the hash under which it is listed"));
        if (isOurs(theirs.termination().by(), contract)) {
            throw Answers.refuse(
                    409,
                    "termination.proposal.own",
                    "the proposal is this side's own",
                    "wait until the other side consents");
        }
        return answered(ends.consent(proposal), contract);
    }

    private Response answered(Terminations.Outcome outcome, ContractView contract) {
        return outcome.fold(
                ending -> Answers.ok(view(ending, contract)
                        .add("state", ending.termination().effectiveAt().isAfter(clock.instant()) ? "ENDS" : "ENDED")
                        .build()),
                proposed -> Answers.json(
                        202, view(proposed, contract).add("state", "PROPOSED").build()),
                problem -> Answers.problem(status(problem), problem));
    }

    private static int status(Problem problem) {
        if (problem.code().endsWith(".unknown")) {
            return 404;
        }
        return UNUSABLE.contains(problem.code()) ? 422 : 409;
    }

    private static JsonObjectBuilder view(SignedTermination signed, ContractView contract) {
        var termination = signed.termination();
        var json = Json.createObjectBuilder()
                .add("hash", signed.hash())
                .add("ground", termination.ground().term())
                .add("by", isOurs(termination.by(), contract) ? "US" : "THEM")
                .add("writtenAt", termination.writtenAt().toString())
                .add("effectiveAt", termination.effectiveAt().toString())
                .add("reason", termination.reason())
                .add("signed", signed.signatures().state().name());
        termination.evidence().ifPresent(evidence -> json.add("evidence", evidence));
        return json;
    }

    private static boolean isOurs(PartyId party, ContractView contract) {
        return !party.did().equals(contract.counterparty().toString());
    }

    private static JsonObject view(Breach breach, Agreement agreement) {
        return Json.createObjectBuilder()
                .add("at", breach.foundAt().toString())
                .add("by", breach.by().did())
                .add("side", breach.by().equals(agreement.provider()) ? "PROVIDER" : "CONSUMER")
                .add("code", breach.code())
                .add("evidence", breach.evidence())
                .build();
    }

    private static void list(JsonObjectBuilder json, String name, List<JsonObject> views) {
        var array = Json.createArrayBuilder();
        views.forEach(array::add);
        json.add(name, array);
    }

    private ContractView existing(String id) {
        return ContractsResource.existing(operations, id);
    }
}
