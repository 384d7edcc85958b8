package org.ecluse.policy.reading;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON-LD contexts inside the jar, by the IRI they are published under. Nothing is ever fetched.
 * What each term of {@code odrl.jsonld} maps to is as published, {@code neq} included (see {@code Operator}). Of DSP's
 * context only what a policy needs is there: the terms of its ODRL profile, and prefixes.
 */
final class BundledContexts implements DocumentLoader {
    static final String ODRL = "http://www.w3.org/ns/odrl.jsonld";
    static final BundledContexts LOADER = new BundledContexts();

    private final Map<String, Document> documents;

    private BundledContexts() {
        var odrl = load("odrl.jsonld");
        var profile = load("dsp-odrl-profile.jsonld");
        documents = Map.of(
                ODRL,
                odrl,
                "https://www.w3.org/ns/odrl.jsonld",
                odrl,
                "https://w3id.org/dspace/2025/1/odrl-profile.jsonld",
                profile,
                "https://w3id.org/dspace/2025/1/context.jsonld",
                load("dsp.jsonld"));
    }

    boolean has(String iri) {
        return documents.containsKey(iri);
    }

    Set<String> iris() {
        return new TreeSet<>(documents.keySet());
    }

    /** The definitions in one of them, which is known to be there. */
    JsonObject definitions(String iri) {
        return documents.get(iri).getJsonContent().orElseThrow().asJsonObject().getJsonObject("@context");
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        var document = documents.get(url.toString());
        if (document == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url.toString());
        }
        return document;
    }

    private static Document load(String resource) {
        try (var stream = BundledContexts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return JsonDocument.of(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (JsonLdError broken) {
            throw new IllegalStateException(resource + " in the jar is not a JSON document", broken);
        }
    }
}
