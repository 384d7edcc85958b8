package org.ecluse.connector.dataplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.ecluse.connector.receipts.StatementMessage;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.receipts.SignedStatement;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door at which a consumer says that it has what was delivered, and is told what we say of the same use. Who may say so is
 * told by the signature; the use's id is one that only its consumer knows.
 */
final class Receipts {
    /** Goes with content: where its receipt is exchanged. */
    static final String HEADER = StatementMessage.HEADER;

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    /** What is not an error of the form; the rest is. */
    private static final Map<String, Integer> STATUS = Map.of("receipt.unknown", 404, "receipt.altered", 500);

    private final SqlUseReceipts receipts;

    Receipts(SqlUseReceipts receipts) {
        this.receipts = receipts;
    }

    void take(Peer peer, String use) {
        byte[] body;
        try (var stream = Content.Source.asInputStream(peer.request())) {
            body = stream.readNBytes(StatementMessage.BYTES_MAX + 1);
        } catch (IOException e) {
            peer.refuse(400, new Problem("receipt.malformed", "", "the statement broke off", "send it again"));
            return;
        }
        var message = StatementMessage.read(body);
        if (message.isEmpty()) {
            peer.response().getHeaders().put(HttpHeader.CONNECTION, "close");
            peer.refuse(
                    400,
                    new Problem(
                            "receipt.malformed", "", "this is no signed statement", "send statement and signature"));
            return;
        }
        try {
            receipts.take(
                            Signatory.CONSUMER,
                            use,
                            message.get().canonical(),
                            message.get().signature())
                    .fold(own -> answer(peer, own), problem -> refuse(peer, problem));
        } catch (RuntimeException e) {
            LOG.warn("a statement on use {} cannot be verified or kept now", Problem.quote(use), e);
            peer.refuse(
                    503, new Problem("receipt.later", "", "the statement cannot be taken now", "send it again later"));
        }
    }

    private static Peer refuse(Peer peer, Problem problem) {
        peer.refuse(STATUS.getOrDefault(problem.code(), 403), problem);
        return peer;
    }

    private static Peer answer(Peer peer, SignedStatement own) {
        peer.response().setStatus(200);
        peer.response().getHeaders().put(HttpHeader.CONTENT_TYPE, StatementMessage.MEDIA_TYPE);
        peer.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        var json = StatementMessage.of(own).json();
        peer.response().write(true, BufferUtil.toBuffer(json, StandardCharsets.UTF_8), peer.callback());
        return peer;
    }
}
