/**
 * Signatures over canonical records. Start at {@link org.ecluse.contracts.signature.SignatureVerifier}. Promises: a
 * signature is accepted for one kind of record, from one party, over exactly the bytes that this side has; no header makes
 * us fetch or trust a key. Ports: {@link org.ecluse.contracts.signature.Signer}, {@link
 * org.ecluse.contracts.signature.KeyLookup} and {@link org.ecluse.contracts.signature.OwnKeys}. Stays outside: what is
 * signed, and resolving DIDs.
 */
package org.ecluse.contracts.signature;
