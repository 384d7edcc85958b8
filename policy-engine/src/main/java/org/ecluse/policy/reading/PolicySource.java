package org.ecluse.policy.reading;

import java.util.Optional;
import org.ecluse.policy.model.Policy;

/** Port: where the policies are that others inherit from. May be slow; is asked once for each {@code uid}. */
@FunctionalInterface
public interface PolicySource {

    /** @return the policy of that name, read and not yet resolved; empty when there is none */
    Optional<Policy> policy(String uid);
}
