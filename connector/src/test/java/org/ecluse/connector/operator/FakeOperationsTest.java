package org.ecluse.connector.operator;

import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.io.TempDir;

class FakeOperationsTest extends OperationsContract {
    private static final Did ENEDIS = Did.of("did:web:127.0.0.1%3A19000:partners:enedis");

    @TempDir
    Path dir;

    private final FakeOperations operations =
            new FakeOperations(Did.of("did:web:127.0.0.1%3A19000:partners:irisa"), InstantSource.system());

    @Override
    protected Operations operations() {
        return operations;
    }

    @Override
    protected Path file() {
        return dir.resolve("data.csv");
    }

    @Override
    protected Reached partnerOffers(String assetId, Policy terms) {
        operations.facts(new NothingShown());
        operations.partnerOffers(new CatalogOffer(
                ENEDIS,
                "offer-1",
                assetId,
                Wording.same(assetId),
                Wording.same(""),
                List.of(),
                Optional.empty(),
                terms,
                JsonValue.EMPTY_JSON_OBJECT));
        return new Reached(ENEDIS, URI.create("http://127.0.0.1:9/dsp"));
    }

    private static final class NothingShown implements Facts {
        @Override
        public Fact fact(String leftOperand) {
            return Rennes.ACCREDITATION.equals(leftOperand) ? Fact.known(List.of()) : Fact.unknown("nothing was shown");
        }

        @Override
        public Fulfilment fulfilment(Duty duty) {
            return Fulfilment.unknown("nothing is owed");
        }
    }
}
