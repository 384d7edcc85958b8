package org.ecluse.connector.identity;

/** Something was asked that only an enrolled participant can do. */
public final class NotEnrolled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stable, for operators and peers alike. */
    public static final String CODE = "identity.not-enrolled";

    NotEnrolled() {
        super(
                "this connector is not enrolled at a registry; get a code from the registry's operator and enrol with it");
    }
}
