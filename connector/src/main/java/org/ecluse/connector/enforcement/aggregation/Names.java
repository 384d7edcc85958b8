package org.ecluse.connector.enforcement.aggregation;

/** Terms of a vocabulary, as mappings name them. */
final class Names {
    private Names() {}

    /** The last part of an IRI: {@code …/rennes#energyMwh} is {@code energyMwh}. Other text is left as it is. */
    static String local(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
