package org.ecluse.connector.edc.operations;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.services.spi.catalog.CatalogService;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.edc.policy.PeerCode;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Wording;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;
import org.ecluse.trust.Did;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks partners for their catalogues and reads the offers as our engine understands them. Safe for threads. */
public final class PeerCatalogues {
    private static final Logger LOG = LoggerFactory.getLogger(PeerCatalogues.class);
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final int WAIT_SECONDS = 30;
    private static final int OFFERS_MAX = 10_000;
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private final CatalogService catalogues;
    private final JsonLd jsonLd;
    private final Supplier<ParticipantContext> self;

    public PeerCatalogues(CatalogService catalogues, JsonLd jsonLd, Supplier<ParticipantContext> self) {
        this.catalogues = catalogues;
        this.jsonLd = jsonLd;
        this.self = self;
    }

    List<CatalogOffer> of(Did provider, URI dspAddress) {
        var catalogue = expanded(fetch(provider, dspAddress));
        var offers = new ArrayList<CatalogOffer>();
        for (var dataset : objects(catalogue.get(DCAT + "dataset"))) {
            for (var policy : objects(dataset.get(Odrl.NS + "hasPolicy"))) {
                read(provider, dataset, policy).ifPresent(offers::add);
            }
        }
        return offers;
    }

    private byte[] fetch(Did provider, URI dspAddress) {
        try {
            var answer = catalogues
                    .requestCatalog(
                            self.get(),
                            provider.toString(),
                            dspAddress.toString(),
                            ShellOperations.PROTOCOL,
                            QuerySpec.Builder.newInstance().limit(OFFERS_MAX).build())
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
            if (answer.failed()) {
                throw PeerCode.read(answer.getFailureDetail())
                        .map(OperationRefused::new)
                        .orElseGet(() -> refused("peer.catalog.refused", answer.getFailureDetail()));
            }
            return answer.getContent();
        } catch (ExecutionException e) {
            throw refused("peer.unreachable", String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw refused("peer.slow", "no answer within " + WAIT_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("peer.unreachable", "the wait was interrupted");
        }
    }

    private JsonObject expanded(byte[] answer) {
        try (var reader = Json.createReader(new ByteArrayInputStream(answer))) {
            var catalogue = jsonLd.expand(reader.readObject());
            if (catalogue.failed()) {
                throw refused("peer.catalog.malformed", catalogue.getFailureDetail());
            }
            return catalogue.getContent();
        } catch (JsonException e) {
            throw refused("peer.catalog.malformed", "it is not JSON");
        }
    }

    /** An offer that cannot be read at all is left out and named in the log; one that can is for its terms to judge. */
    private static Optional<CatalogOffer> read(Did provider, JsonObject dataset, JsonObject policy) {
        var assetId = dataset.getString("@id", "");
        var reading = READER.read(policy);
        if (reading instanceof Reading.Refused refused) {
            LOG.warn("an offer of {} for {} is left out: {}", provider, Problem.quote(assetId), refused.problems());
            return Optional.empty();
        }
        return Optional.of(new CatalogOffer(
                provider,
                policy.getString("@id", ""),
                assetId,
                wording(dataset.get(Catalogue.TITLE), assetId),
                wording(dataset.get(Catalogue.DESCRIPTION), ""),
                texts(dataset.get(Catalogue.KEYWORD)),
                texts(dataset.get(Catalogue.THEME)).stream().findFirst(),
                ((Reading.Read) reading).policy().withTarget(assetId).withAssigner(provider.toString()),
                policy));
    }

    private static Wording wording(JsonValue values, String otherwise) {
        var any = texts(values).stream().findFirst().orElse(otherwise);
        return new Wording(in("fr", values).orElse(any), in("en", values).orElse(any));
    }

    private static Optional<String> in(String language, JsonValue values) {
        return objects(values).stream()
                .filter(value -> language.equals(value.getString("@language", "")))
                .map(value -> value.getString("@value", ""))
                .findFirst();
    }

    private static List<String> texts(JsonValue values) {
        return objects(values).stream()
                .flatMap(value ->
                        Optional.ofNullable(value.get("@value"))
                                .or(() -> Optional.ofNullable(value.get("@id")))
                                .stream())
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .toList();
    }

    private static List<JsonObject> objects(JsonValue value) {
        var found = new ArrayList<JsonObject>();
        if (value instanceof JsonArray several) {
            several.forEach(one -> {
                if (one instanceof JsonObject object) {
                    found.add(object);
                }
            });
        } else if (value instanceof JsonObject object) {
            found.add(object);
        }
        return found;
    }

    private static OperationRefused refused(String code, String why) {
        return new OperationRefused(new Problem(
                code,
                "",
                "the partner's catalogue could not be had: " + Problem.quote(why),
                "try again later, or ask the partner whether its connector runs"));
    }
}
