package org.ecluse.connector.facts;

import org.ecluse.trust.Verdict;
import org.ecluse.trust.status.StatusClient;

/** Port to whether a credential has been revoked; {@link StatusClient#check} is the one. */
@FunctionalInterface
public interface CredentialStatus {
    /** Accepted when it holds; {@code status.revoked} when it does not, {@code status.unknown} when nobody can say. */
    Verdict<StatusClient.Entry> check(StatusClient.Entry entry);
}
