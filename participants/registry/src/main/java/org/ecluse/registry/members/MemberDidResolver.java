package org.ecluse.registry.members;

import java.util.Optional;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.resolution.DidResolver;

/**
 * Documents of members only: hosted ones from the registry's own records, the others from where the member hosts them.
 * A stranger's DID is refused before anything is fetched, so nobody can make the registry call an address.
 */
public final class MemberDidResolver implements DidResolver {
    private final Members members;
    private final DidResolver elsewhere;

    /** Members' documents, fetched by another resolver when not hosted here. */
    public MemberDidResolver(Members members, DidResolver elsewhere) {
        this.members = members;
        this.elsewhere = elsewhere;
    }

    @Override
    public Verdict<DidDocument> resolve(Did did) {
        Optional<Member> member = members.withDid(did);
        if (member.isEmpty()) {
            return Members.unknown(did.toString());
        }
        return member.get().hostedDocument().map(Verdict::accepted).orElseGet(() -> elsewhere.resolve(did));
    }
}
