/**
 * One use's bytes on their way to a peer. Start at {@link org.ecluse.connector.delivery.Delivery}. Promises: the last
 * byte leaves only once the use is on the record, and the first only once it is counted, where its number is limited; what breaks or is cut before that is recorded as cut, and the peer
 * sees a broken transfer; a delivery that is cut sends nothing more. Stays outside: whether it may start, and the
 * connection that it is written to.
 */
package org.ecluse.connector.delivery;
