package org.ecluse.contracts.payment;

import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * A receipt as it is kept.
 *
 * @param jws the signed receipt, compact form
 * @param hash SHA-256 of the JWS text, 64 small hexadecimal digits; all that the registry gets to see
 * @param logged empty until the registry's log has answered
 */
public record StoredReceipt(AgreementId agreement, String jws, String hash, Optional<LogEntry> logged) {}
