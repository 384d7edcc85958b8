package org.ecluse.contracts.agreement;

/**
 * A party to an agreement, named by its DID ({@code did:method:specific}, at most 512 visible ASCII characters). The
 * method is not looked into: resolving and verifying are the business of the trust module.
 */
public record PartyId(String did) implements Comparable<PartyId> {
    private static final int LENGTH_MAX = 512;

    /** @throws IllegalArgumentException when the text is not of the form {@code did:method:specific} */
    public PartyId {
        boolean shaped = did.startsWith("did:") && did.indexOf(':', 4) > 4 && did.indexOf(':', 4) < did.length() - 1;
        if (!shaped || did.length() > LENGTH_MAX || !did.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a party is named by a DID such as `did:web:example.org:partners:irisa`");
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return did.compareTo(other.did);
    }

    @Override
    public String toString() {
        return did;
    }
}
