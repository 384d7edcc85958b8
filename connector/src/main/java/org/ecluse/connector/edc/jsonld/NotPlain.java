package org.ecluse.connector.edc.jsonld;

/** Says that a document is not of the part of JSON-LD that is handled here. Thrown on the way, never to the outside; without a trace. */
final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what the feature or fault that was met, for whoever looks for it with a debugger */
    NotPlain(String what) {
        super(what, null, false, false);
    }
}
