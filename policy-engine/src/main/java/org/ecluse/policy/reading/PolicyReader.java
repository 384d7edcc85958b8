package org.ecluse.policy.reading;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;

/**
 * Reads ODRL JSON-LD: expanded, flattened, compacted or with prefixes, all give the same policy, its rules atomic. Strict
 * where JSON-LD is lax: what JSON-LD would drop in silence is refused. A document in the shape of DSP 2025-1 is read
 * without JSON-LD, with the same outcome. Immutable, for all threads.
 */
public final class PolicyReader {
    private static final Optional<Policy> NONE = Optional.empty();
    private static final JsonParserFactory PARSERS = StrictJson.JSON.createParserFactory(Map.of());

    private final Profile profile;
    private final ReadingLimits limits;

    public PolicyReader(Profile profile) {
        this(profile, ReadingLimits.STANDARD);
    }

    /** @param profile says of which duties' actions the constraints on the wire are refinements */
    public PolicyReader(Profile profile, ReadingLimits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    public Reading read(String json) {
        try {
            var policy = StrictJson.fits(json, limits) ? dsp(PARSERS.createParser(new StringReader(json))) : NONE;
            var read = policy.isPresent() ? policy.get() : longWay(new StrictJson(limits).parse(json));
            return finished(read, () -> new StrictJson(limits).parse(json));
        } catch (Unreadable unreadable) {
            return new Reading.Refused(List.of(unreadable.problem()));
        }
    }

    /** A document that was parsed elsewhere; it may be expanded already, and then needs no context. */
    public Reading read(JsonObject document) {
        try {
            var measured = new StrictJson(limits).check(document);
            var policy = ExpandedForm.is(measured) ? NONE : dsp(PARSERS.createParser(measured));
            return finished(policy.isPresent() ? policy.get() : longWay(measured), () -> measured);
        } catch (Unreadable unreadable) {
            return new Reading.Refused(List.of(unreadable.problem()));
        }
    }

    /** The policy, when the document is certainly in the shape of DSP. */
    private Optional<Policy> dsp(JsonParser parser) {
        try (parser) {
            return Optional.of(new DspReader(parser, profile, limits).policy());
        } catch (DspReader.Elsewhere | JsonException | NoSuchElementException | IllegalStateException notCertain) {
            // What is wrong with it is for the long way to say.
            return NONE;
        }
    }

    /** Without the short cut: for tests that compare. */
    Reading readTheLongWay(JsonObject document) {
        try {
            var measured = new StrictJson(limits).check(document);
            return finished(longWay(measured), () -> measured);
        } catch (Unreadable unreadable) {
            return new Reading.Refused(List.of(unreadable.problem()));
        }
    }

    private Policy longWay(JsonObject document) throws Unreadable {
        return new DocumentReader(profile, limits, Sightings.notKept()).policy(Expansion.root(document, limits));
    }

    private interface Document {
        JsonObject parsed() throws Unreadable;
    }

    private Reading finished(Policy read, Document document) throws Unreadable {
        var policy = WireForm.opened(read, terms -> longWay(new StrictJson(limits).parse(terms)));
        Weight.check(policy, limits);
        return new Reading.Read(policy, new Origins(() -> origins(document)));
    }

    private Map<String, Origin> origins(Document document) {
        try {
            var parsed = document.parsed();
            var sightings = Sightings.kept();
            var policy = new DocumentReader(profile, limits, sightings).policy(Expansion.root(parsed, limits));
            var pointers = new Pointers(Expansion.inContext(parsed));
            var origins = new HashMap<String, Origin>();
            int terms = WireForm.place(policy);
            if (terms >= 0) {
                return Map.of("", Origin.here(pointers.of("/obligation/" + terms + "/constraint/0")));
            }
            origins.put("", Origin.here(""));
            Places.each(policy, (at, part) -> sightings
                    .of(part)
                    .ifPresent(place -> origins.put(at, Origin.here(pointers.of(place)))));
            return origins;
        } catch (Unreadable impossible) {
            throw new IllegalStateException("a document that was read cannot be read again", impossible);
        }
    }
}
