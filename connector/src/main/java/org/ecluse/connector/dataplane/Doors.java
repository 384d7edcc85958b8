package org.ecluse.connector.dataplane;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.ecluse.connector.dataplane.Judge.Verdict;
import org.ecluse.connector.delivery.Allowance;
import org.ecluse.connector.delivery.Delivery;
import org.ecluse.connector.delivery.Subject;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The four doors of the data plane: data, open, inbox, receipts. All else is not there. */
final class Doors extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final Set<String> READING = Set.of("GET");
    private static final Set<String> PUSHING = Set.of("POST", "PUT");
    private static final Set<String> TELLING = Set.of("POST");

    private final Ports ports;
    private final Flows flows;
    private final Inbox inbox;
    private final Sending sending;
    private final HeaderClock clock;
    private final Judge judge;
    private final Receipts receipts;
    private final int deliveriesPerFlowMax;

    Doors(Ports ports, Flows flows, Inbox inbox, Sending sending, HeaderClock clock, int deliveriesPerFlowMax) {
        this.ports = ports;
        this.flows = flows;
        this.inbox = inbox;
        this.sending = sending;
        this.clock = clock;
        this.judge = new Judge(ports);
        this.receipts = new Receipts(ports.books().receipts());
        this.deliveriesPerFlowMax = deliveriesPerFlowMax;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var connection = request.getConnectionMetaData().getConnection();
        clock.begun(connection);
        var peer = new Peer(request, response, Callback.from(callback, () -> clock.answered(connection)));
        try {
            enter(peer);
        } catch (RuntimeException e) {
            LOG.error("a request failed inside the data plane; this is a fault of ours", e);
            if (response.isCommitted()) {
                peer.breakOff(e);
            } else {
                Peer.answer(response, peer.callback(), 500, "internal");
            }
        }
        return true;
    }

    private void enter(Peer peer) {
        var path = Request.getPathInContext(peer.request());
        int second = path.indexOf('/', 1);
        var door = second < 0 ? path : path.substring(0, second + 1);
        var rest = second < 0 ? "" : path.substring(second + 1);
        switch (door) {
            case "/data/" -> only(READING, peer, () -> data(peer, rest));
            case "/open/" -> only(READING, peer, () -> open(peer, URIUtil.decodePath(rest)));
            case "/inbox/" -> only(PUSHING, peer, () -> inbox(peer, rest));
            case "/receipts/" -> only(TELLING, peer, () -> receipts.take(peer, rest));
            default ->
                peer.refuse(
                        404,
                        new Problem(
                                "door.unknown", "", "there is no such door", "use /data, /open, /inbox or /receipts"));
        }
    }

    private static void only(Set<String> methods, Peer peer, Runnable enter) {
        if (methods.contains(peer.request().getMethod())) {
            enter.run();
        } else {
            peer.refuse(
                    405,
                    new Problem("method.unsupported", "", "this door is not opened this way", "use one of " + methods));
        }
    }

    private void data(Peer peer, String id) {
        if (!FlowId.valid(id)) {
            peer.refuse(
                    401,
                    new Problem("token.audience", "", "no token is for this", "use the endpoint that it came with"));
            return;
        }
        flows.admit(new FlowId(id), peer.token())
                .fold(
                        admitted -> {
                            pull(peer, admitted);
                            return peer;
                        },
                        turned -> {
                            peer.refuse(turned.status(), turned.problem());
                            return peer;
                        });
    }

    private void pull(Peer peer, Admission.Admitted admitted) {
        var subject = Judge.subject(admitted.flow().request().terms());
        var asked = Allowance.of(ports.counters(), admitted.claims());
        if (asked instanceof Allowance.Asked.Exhausted exhausted) {
            ports.books().refused(subject, exhausted.problem().code());
            peer.refuse(403, exhausted.problem());
            return;
        }
        try (var allowance = ((Allowance.Asked.Granted) asked).allowance()) {
            pull(peer, admitted, subject, allowance);
        }
    }

    private void pull(Peer peer, Admission.Admitted admitted, Subject subject, Allowance allowance) {
        var flow = admitted.flow();
        var delivery = new Delivery(subject, admitted.plan(), ports.books(), Delivery.Recorded.BEFORE_THE_LAST_BYTE)
                .within(allowance);
        if (!flow.begin(delivery, deliveriesPerFlowMax)) {
            peer.refuse(503, Sending.busy());
            return;
        }
        try {
            peer.response()
                    .getHeaders()
                    .put(Receipts.HEADER, flows.receiptAddress(delivery).toString());
            sending.send(
                    peer, delivery, admitted.plan(), flow.request().supply().source(), () -> flows.objection(flow));
        } finally {
            flow.done(delivery);
        }
    }

    private void open(Peer peer, String assetId) {
        var offered = ports.open().find(assetId);
        var verdict = offered.map(judge::judgeOpen);
        if (offered.isPresent() && verdict.orElseThrow() instanceof Verdict.Yes yes) {
            var delivery = new Delivery(
                    Subject.anybody(assetId), yes.plan(), ports.books(), Delivery.Recorded.BEFORE_THE_LAST_BYTE);
            sending.send(peer, delivery, yes.plan(), offered.get().supply().source(), () -> objection(assetId));
        } else {
            // To a stranger, what is not there and what is not for everybody read alike.
            peer.refuse(
                    404,
                    new Problem(
                            "open.unknown",
                            Problem.quote(assetId),
                            "no open data has this name",
                            "ask for it under a contract, or offer it to everybody"));
        }
    }

    private Optional<Problem> objection(String assetId) {
        boolean still = ports.open()
                .find(assetId)
                .map(judge::judgeOpen)
                .filter(verdict -> verdict instanceof Verdict.Yes)
                .isPresent();
        return still
                ? Optional.empty()
                : Optional.of(new Problem("open.withdrawn", "", "the data is not open any more", "ask for a contract"));
    }

    private void inbox(Peer peer, String token) {
        long announced = peer.request().getLength();
        var receipt = Optional.ofNullable(peer.request().getHeaders().get(Receipts.HEADER));
        var taken = inbox.take(token, Content.Source.asInputStream(peer.request()), announced, receipt);
        if (taken instanceof Inbox.Taken.Refused refused) {
            peer.response().getHeaders().put(HttpHeader.CONNECTION, "close");
            peer.refuse(refused.status(), refused.problem());
        } else {
            peer.response().setStatus(204);
            peer.callback().succeeded();
        }
    }
}
