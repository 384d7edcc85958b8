package org.ecluse.contracts.signature;

/** What can be signed. Each kind has a {@code typ} of its own, so that a signature for one never passes for another. */
public enum RecordKind {
    AGREEMENT("ecluse-agreement+jws", "agreement.signature"),
    TERMINATION("ecluse-termination+jws", "termination.signature"),
    /** The provider's statement that it delivered. */
    DELIVERY("ecluse-delivery+jws", "receipt.signature"),
    /** The consumer's statement that it has what was delivered. */
    ARRIVAL("ecluse-arrival+jws", "receipt.signature");

    private final String type;
    private final String code;

    RecordKind(String type, String code) {
        this.type = type;
        this.code = code;
    }

    /** The {@code typ} header. */
    public String type() {
        return type;
    }

    /** What the codes of its refusals begin with. */
    String code() {
        return code;
    }
}
