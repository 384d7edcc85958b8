/**
 * Where bytes leave and come in. Start at {@link org.ecluse.connector.dataplane.DataPlane}, which is one HTTP server:
 * {@code GET /data/{flow}} for a started transfer, {@code GET /open/{asset}} for open data, {@code PUT|POST
 * /inbox/{token}} for pushes from others, {@code POST /receipts/{use}} for what consumers say of a delivery. Started transfers are kept by {@link org.ecluse.connector.dataplane.Flows}.
 *
 * <p>Promises: nothing leaves without a valid token, a participant in good standing and a permitted decision at that
 * instant; what ends in the middle is cut so that the client sees it, and is recorded as cut; every body, wait and number
 * of connections has a limit with a name ({@link org.ecluse.connector.dataplane.Limits}); a peer is told a stable code and
 * no more. Stays outside: making agreements, deciding on them, and the protocol that starts and ends transfers.
 */
package org.ecluse.connector.dataplane;
