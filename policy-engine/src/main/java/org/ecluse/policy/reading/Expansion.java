package org.ecluse.policy.reading;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.ecluse.policy.Problem;

/** JSON-LD expansion with the bundled contexts, strict where JSON-LD is lax. (JSON-LD 1.1 API, section 5.1) */
final class Expansion {
    private static final String CONTEXT = "@context";

    private Expansion() {}

    /** The document's one node, in expanded form, with all that was described elsewhere in the document put in its place. */
    static JsonObject root(JsonObject document, ReadingLimits limits) throws Unreadable {
        if (ExpandedForm.is(document)) {
            return Roots.hanging(document);
        }
        var whole = inContext(document);
        new ContextCheck(limits).document(whole, "");
        var nodes = expanded(whole);
        // Once more, since an expansion can bring forth what the document did not show.
        new ContextCheck(limits).document(nodes, "");
        return Roots.policy(nodes, limits);
    }

    /**
     * A document without any context, all of whose members are bare words, is a part of a DSP message, whose context it
     * had. (DSP 2025-1, contract negotiation, 8.2)
     */
    static JsonObject inContext(JsonObject document) {
        boolean bare = !document.containsKey(CONTEXT)
                && document.keySet().stream()
                        .noneMatch(name -> name.indexOf(':') >= 0 && !name.equals("odrl:conflict"));
        return bare
                ? StrictJson.JSON
                        .createObjectBuilder(document)
                        .add(CONTEXT, DspTerms.CONTEXT)
                        .build()
                : document;
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
}
