/**
 * Where our policies and our decisions meet the protocol shell. Start at {@link
 * org.ecluse.connector.edc.policy.PolicyGate}, which decides, and {@link org.ecluse.connector.edc.policy.PolicyBridge},
 * which carries policies through the shell whole.
 * Promises: the shell's own evaluation never decides; a policy that did not come through the bridge permits nothing; what
 * is denied is named in the operator's log, and the peer gets the code only.
 */
package org.ecluse.connector.edc.policy;
