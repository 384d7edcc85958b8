package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.ENEDIS;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract between two processes with credentials of the registry: signed, read, held to, and ended. */
@ExtendWith(Neighbourhood.Resolver.class)
class ContractEndIT {
    private static final Policy TERMS = Policy.empty("urn:uuid:0f5a1c1e-5d1c-4a6e-8c58-2f7d2b1f9a10", PolicyType.OFFER)
            .withPermissions(new Permission(
                    new Action(Odrl.USE),
                    List.of(new Constraint.Atomic(Rennes.SIGNATURES, Operator.GTEQ, Value.number(2))),
                    List.of()))
            .withObligations(Obligations.upholdUnless(Rennes.BREACH, Rennes.LEGAL_ORDER));

    @Test
    void a_contract_that_both_have_signed_is_read_held_to_and_ended_on_its_ground(Neighbourhood here)
            throws IOException {
        var file = Files.writeString(here.file(ENEDIS, "held.csv"), "a;b\n1;2\n");
        var terms = Files.writeString(
                here.file(ENEDIS, "held.json"), PolicyWriter.full(TERMS).toString());
        here.does(ENEDIS, "publish", file.toString(), "--id", "held", "--terms", terms.toString());
        var contract = here.does(START_UP, "request", ENEDIS + "/held")
                .path("contract")
                .asText();
        var taken = here.file(START_UP, "held.csv");

        here.does(START_UP, "get", contract, "-o", taken.toString());
        var pdf = here.file(START_UP, "held.pdf");
        here.does(START_UP, "contract", contract, "--pdf", pdf.toString());
        var refused = here.tries(START_UP, "end", contract, "--ground", "notice", "--reason", "we found cheaper data");
        var ended = here.does(
                ENEDIS,
                "end",
                contract,
                "--ground",
                "breach",
                "--reason",
                "republished without leave",
                "--evidence",
                "file 2026-117");

        assertThat(taken).hasContent("a;b\n1;2\n");
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(refused.done()).isFalse();
        assertThat(refused.json().path("code").asText()).isEqualTo("termination.ground.not-agreed");
        assertThat(ended.path("state").asText()).isEqualTo("ENDED");
        assertThat(Patience.until(() -> end(here, contract), "contract.terminated.breach"::equals))
                .isEqualTo("contract.terminated.breach");
        assertThat(here.tries(START_UP, "get", contract, "-o", taken.toString()).done())
                .isFalse();
    }

    /** Why the contract is over, by what the start-up's connector knows. */
    private static String end(Neighbourhood here, String contract) {
        return here.does(START_UP, "contract", contract).path("end").asText();
    }
}
