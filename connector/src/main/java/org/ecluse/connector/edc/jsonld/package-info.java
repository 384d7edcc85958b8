/**
 * JSON-LD as the protocol needs it, fast. Start at {@link org.ecluse.connector.edc.jsonld.FastJsonLd}.
 * Contexts are read once; the part of JSON-LD 1.1 that dataspace messages use is expanded and compacted here, in one pass over the
 * document. Promises: what comes out is what Titanium makes of the same document, and whatever is not of that part (language maps,
 * graphs, reverse and nested properties, an error of any kind) is handed to Titanium, whose answer counts. Nothing is ever fetched.
 * Outside: what the messages mean.
 */
package org.ecluse.connector.edc.jsonld;
