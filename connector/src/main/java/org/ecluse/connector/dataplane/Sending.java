package org.ecluse.connector.dataplane;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.ecluse.connector.delivery.Delivery;
import org.ecluse.connector.delivery.DeliveryCut;
import org.ecluse.connector.delivery.Watch;
import org.ecluse.connector.enforcement.Notice;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.connector.source.Content;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.connector.source.Sources;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a GET that was admitted with the content, or the asked part of it. The peer sets the pace. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Sources sources;
    private final Semaphore slots;
    private final Watch watch;

    Sending(Sources sources, Semaphore slots, Watch watch) {
        this.sources = sources;
        this.slots = slots;
        this.watch = watch;
    }

    /** @param objection looked at again and again while it runs */
    void send(Peer peer, Delivery delivery, Plan plan, DataSource source, Supplier<Optional<Problem>> objection) {
        if (!slots.tryAcquire()) {
            peer.refuse(503, busy());
            return;
        }
        try (var watching = watch.over(delivery.severedBy(peer::close), objection);
                var content = open(source, delivery)) {
            send(peer, delivery, plan, content);
            peer.callback().succeeded();
        } catch (DeliveryCut e) {
            tell(peer, delivery, e);
        } catch (IOException e) {
            LOG.debug("closing a source", e);
        } finally {
            slots.release();
        }
    }

    private Content open(DataSource source, Delivery delivery) throws IOException {
        try {
            return sources.open(source);
        } catch (SourceBroken e) {
            throw delivery.cannotBegin(e);
        }
    }

    private static void tell(Peer peer, Delivery delivery, DeliveryCut cut) {
        if (cut.begun()) {
            LOG.info("use {} is cut in the middle: {}", delivery.id(), cut.problem());
            peer.breakOff(cut);
        } else {
            peer.refuse(status(cut.problem()), cut.problem());
        }
    }

    private static int status(Problem problem) {
        var code = problem.code();
        if (code.equals("range.beyond")) {
            return 416;
        }
        if (code.equals("enforcement.busy")) {
            return 503;
        }
        if (code.equals("delivery.deadline") || code.equals("source.stalled")) {
            return 504;
        }
        if (code.startsWith("source.") || code.startsWith("enforcement.")) {
            return 502;
        }
        return code.startsWith("delivery.") ? 500 : 403;
    }

    static Problem busy() {
        return new Problem(
                "delivery.busy", "", "as many deliveries are running as may", "let the peer ask again later");
    }

    private static void send(Peer peer, Delivery delivery, Plan plan, Content content) throws IOException {
        var part = part(peer, plan, content);
        if (part instanceof Part.Beyond beyond) {
            peer.response().getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + beyond.of());
            throw delivery.cannotBegin(new SourceBroken(
                    new Problem("range.beyond", "", "the range begins after the end", "ask for a part that is there")));
        }
        headers(peer.response(), plan, content);
        var out = org.eclipse.jetty.io.Content.Sink.asOutputStream(peer.response());
        if (part instanceof Part.Range range) {
            peer.response().setStatus(206);
            peer.response().getHeaders().put(HttpHeader.CONTENT_RANGE, range.contentRange());
            peer.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, range.length());
            content.skip(range.first());
            delivery.runPart(content, new Bounded(content.stream(), range.length()), out);
        } else {
            delivery.run(content, out);
        }
    }

    private static Part part(Peer peer, Plan plan, Content content) {
        if (!plan.leavesContentAlone() || content.version().isEmpty()) {
            return new Part.Whole();
        }
        var headers = peer.request().getHeaders();
        return Part.of(
                Optional.ofNullable(headers.get(HttpHeader.RANGE)),
                Optional.ofNullable(headers.get(HttpHeader.IF_RANGE)),
                etag(content),
                content.length().orElse(0));
    }

    private static String etag(Content content) {
        return "\"" + content.version().orElse("") + "\"";
    }

    private static void headers(Response response, Plan plan, Content content) {
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, plan.mediaType());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        // Content is the publisher's: a browser that is led here may show it, and run nothing of it.
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        if (plan.leavesContentAlone()) {
            content.length().ifPresent(length -> headers.put(HttpHeader.CONTENT_LENGTH, length));
            if (content.version().isPresent()) {
                headers.put(HttpHeader.ETAG, etag(content));
                headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
            }
        }
        plan.notice().ifPresent(notice -> say(notice, response));
    }

    /** As RFC 8288 links with extended parameters (RFC 8187), so that any letter gets through. */
    private static void say(Notice notice, Response response) {
        notice.attribution().ifPresent(text -> response.getHeaders().put("Attribution", extended(text)));
        notice.licence().ifPresent(licence -> {
            boolean iri = licence.startsWith("https://") || licence.startsWith("http://");
            response.getHeaders()
                    .put(
                            iri ? "Link" : "Licence",
                            iri ? "<" + encodedIri(licence) + ">; rel=\"license\"" : extended(licence));
        });
    }

    private static String extended(String text) {
        return "UTF-8''" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encodedIri(String iri) {
        var encoded = new StringBuilder();
        iri.codePoints().forEach(c -> {
            boolean plain = c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"';
            encoded.append(
                    plain ? Character.toString(c) : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8));
        });
        return encoded.toString();
    }

    /** The first bytes of a stream; a stream that is shorter is broken. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new IOException("the content is shorter than it was");
            }
            left -= count;
            return count;
        }
    }
}
