package org.ecluse.registry.credentials;

/** How a credential is written. (DCP 1.0, appendix on profiles) */
public enum Profile {
    /** Data model 1.1 as a JWT with a {@code vc} claim, StatusList2021. */
    VC11("vc11-sl2021/jwt", "VC1_0_JWT"),
    /** Data model 2.0 secured by JOSE, BitstringStatusList. */
    VC20("vc20-bssl/jwt", "VC2_0_JOSE");

    private final String id;
    private final String format;

    Profile(String id, String format) {
        this.id = id;
        this.format = format;
    }

    /** The profile's name in the protocol. */
    public String id() {
        return id;
    }

    /** The format that a CredentialMessage names. */
    public String format() {
        return format;
    }
}
