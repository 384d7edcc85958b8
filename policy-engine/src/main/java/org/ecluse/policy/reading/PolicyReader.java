package org.ecluse.policy.reading;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.profile.Profile;

/**
 * Reads ODRL JSON-LD: expanded, compacted or with prefixes, all give the same policy. Strict where JSON-LD is lax: what
 * JSON-LD would drop in silence is refused. Immutable, for all threads.
 */
public final class PolicyReader {
    static final String PERMISSION = Odrl.NS + "permission";
    static final String PROHIBITION = Odrl.NS + "prohibition";
    static final String OBLIGATION = Odrl.NS + "obligation";
    static final String CONFLICT = Odrl.NS + "conflict";
    static final String PROFILE = Odrl.NS + "profile";
    static final String INHERIT_FROM = Odrl.NS + "inheritFrom";

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
            return new Reading.Read(document(new StrictJson(limits).parse(json)));
        } catch (Unreadable unreadable) {
            return new Reading.Refused(List.of(unreadable.problem()));
        }
    }

    /** A document that was parsed elsewhere; it may be expanded already, and then needs no context. */
    public Reading read(JsonObject document) {
        try {
            return new Reading.Read(document(new StrictJson(limits).check(document)));
        } catch (Unreadable unreadable) {
            return new Reading.Refused(List.of(unreadable.problem()));
        }
    }

    private Policy document(JsonObject document) throws Unreadable {
        new ContextCheck(limits).document(document, "");
        var nodes = expanded(document);
        if (nodes.size() != 1 || !Node.isNode(nodes.get(0))) {
            throw new Unreadable(
                    "policy.document.nodes",
                    "",
                    "the document holds " + nodes.size() + " things, and a policy is exactly one",
                    "send one policy, its rules inside it");
        }
        // Once more, since an expansion can bring forth what the document did not show.
        new ContextCheck(limits).document(nodes, "");
        return policy(new Node(nodes.getJsonObject(0)));
    }

    private static JsonArray expanded(JsonObject document) throws Unreadable {
        var options = new JsonLdOptions();
        options.setDocumentLoader(BundledContexts.LOADER);
        options.setOrdered(true);
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        try {
            return JsonLd.expand(JsonDocument.of(document)).options(options).get();
        } catch (JsonLdError error) {
            throw refusal(error);
        } catch (RuntimeException unexpected) {
            // The library meets hostile documents with all kinds of runtime exceptions: each is a refusal, not a bug.
            throw notJsonLd(unexpected.toString());
        }
    }

    private static Unreadable refusal(JsonLdError error) {
        if (error.getCode() == JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED
                || error.getCode() == JsonLdErrorCode.LOADING_DOCUMENT_FAILED) {
            return ContextCheck.foreign(String.valueOf(error.getMessage()), "");
        }
        if (error.getCode() == JsonLdErrorCode.UNDEFINED_TERM) {
            return new Unreadable(
                    "policy.term.undefined",
                    "",
                    "a term has no meaning in the document's context: " + Problem.quote(error.getMessage()),
                    "add " + BundledContexts.ODRL + " to `@context`, or define the term there");
        }
        return notJsonLd(String.valueOf(error.getMessage()));
    }

    private static Unreadable notJsonLd(String why) {
        return new Unreadable(
                "policy.json-ld.invalid",
                "",
                "the policy is not JSON-LD: " + Problem.quote(why),
                "check it with a JSON-LD tool");
    }

    private Policy policy(Node node) throws Unreadable {
        var type = type(node);
        var uid = node.uid()
                .orElseThrow(() -> new Unreadable(
                        "policy.uid.missing", "", "the policy has no name", "give it a `uid` that is an IRI"));
        var rules = new RuleReader(profile, limits);
        var scope = rules.scope(node, "");
        var actions = node.take(RuleReader.ACTION);
        var permissions = rules.permissions(node.take(PERMISSION), "/permission", actions);
        var prohibitions = rules.prohibitions(node.take(PROHIBITION), "/prohibition", actions);
        var obligations = rules.obligations(node.take(OBLIGATION), "/obligation", actions);
        var head = new Policy.Head(scope, conflict(node), names(node, PROFILE), names(node, INHERIT_FROM), node.rest());
        return new Policy(uid, type, head, permissions, prohibitions, obligations);
    }

    private static PolicyType type(Node node) throws Unreadable {
        var types = node.take(Node.TYPE);
        // SPEC ODRL IM 2.2, 2.1.1: a policy without a subclass is a Set.
        if (types.isEmpty()) {
            return PolicyType.SET;
        }
        var known = types.get(0) instanceof JsonString text
                ? PolicyType.of(text.getString())
                : Optional.<PolicyType>empty();
        if (types.size() > 1 || known.isEmpty()) {
            throw new Unreadable(
                    "policy.type.unknown",
                    "/@type",
                    "the policy's type is " + Problem.quote(types.toString()),
                    "use exactly one of ODRL's policy types, such as `Offer` or `Agreement`");
        }
        return known.get();
    }

    private static Optional<ConflictStrategy> conflict(Node node) throws Unreadable {
        var values = node.take(CONFLICT);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var strategy = values.size() == 1
                ? Node.nameOnly(values.get(0)).flatMap(ConflictStrategy::of)
                : Optional.<ConflictStrategy>empty();
        if (strategy.isEmpty()) {
            throw new Unreadable(
                    "policy.conflict.unknown",
                    "/conflict",
                    "the conflict strategy is " + Problem.quote(values.toString()),
                    "use exactly one of `perm`, `prohibit` and `invalid`");
        }
        return strategy;
    }

    private static List<String> names(Node node, String member) throws Unreadable {
        var names = new ArrayList<String>();
        for (JsonValue value : node.take(member)) {
            names.add(Node.nameOnly(value)
                    .orElseThrow(() -> new Unreadable(
                            "policy.member.malformed",
                            "/" + member.substring(Odrl.NS.length()),
                            "a name is expected, and there is " + Problem.quote(value.toString()),
                            "write an IRI")));
        }
        return names;
    }
}
