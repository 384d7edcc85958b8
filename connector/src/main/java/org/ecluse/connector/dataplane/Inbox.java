package org.ecluse.connector.dataplane;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.connector.delivery.Sha256;
import org.ecluse.policy.Problem;

/**
 * What others push to us: for each transfer that we expect, an address that only its provider is told, which is good after a
 * restart too. A push is kept whole or not at all, and once. Safe for threads.
 */
public final class Inbox {
    private static final int TOKEN_BYTES = 24;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final URI address;
    private final Limits.InboxRoom room;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Tickets tickets;
    private final Map<FlowId, Arrival> arrivals = new ConcurrentHashMap<>();
    private volatile Arrival elsewhere = (transfer, push) -> {};
    /** The tokens of pushes that are being taken in. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Inbox(Path folder, URI address, Limits.InboxRoom room, Tickets tickets, InstantSource clock) {
        this.folder = folder;
        this.address = address;
        this.room = room;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Told once a push is here whole; the provider is told that it is once this returns. */
    @FunctionalInterface
    public interface Arrival {
        void arrived(FlowId transfer, Pushed push);
    }

    /**
     * What was pushed.
     *
     * @param sha256 of the content, 64 small hexadecimal digits
     * @param receipt where the provider says that the receipt is exchanged
     */
    public record Pushed(Path file, long bytes, String sha256, Optional<String> receipt) {}

    /** What came of taking in a push. */
    sealed interface Taken {
        record Whole() implements Taken {}

        record Refused(int status, Problem problem) implements Taken {}
    }

    /**
     * Expects a push.
     *
     * @return the address to give to the provider; whoever knows it may push, once
     * @throws IllegalStateException when as many are expected as may
     */
    public URI expect(FlowId transfer, Arrival arrival) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        var now = clock.instant();
        if (!tickets.add(text, transfer, now, now.plus(room.expectedFor()), room.expectedMax())) {
            throw new IllegalStateException("inbox.full: " + room.expectedMax()
                    + " pushes are expected, which is the limit; end some transfers, or raise it");
        }
        arrivals.put(transfer, arrival);
        return URI.create(address + "/inbox/" + text);
    }

    /** Who is told of pushes that another process expected, or this one before it was started again. */
    public void expectedElsewhere(Arrival arrival) {
        elsewhere = arrival;
    }

    /** Expects it no more. What has arrived is kept. */
    public void forget(FlowId transfer) {
        tickets.forget(transfer);
        arrivals.remove(transfer);
    }

    /** Where a transfer's push is kept; empty until it is here whole. */
    public Optional<Path> received(FlowId transfer) {
        return Optional.of(file(transfer)).filter(Files::exists);
    }

    private Path file(FlowId transfer) {
        // A flow id has no slash; its dots are kept from meaning a folder by what stands before them.
        return folder.resolve("push-" + transfer.value().replace(':', '_'));
    }

    /**
     * @param announced the length that the peer announces; negative when it does not
     * @param receipt where the peer says that the receipt is exchanged
     */
    Taken take(String token, InputStream body, long announced, Optional<String> receipt) {
        var ticket = tickets.find(token, clock.instant());
        if (ticket.isEmpty()) {
            return new Taken.Refused(
                    404, new Problem("inbox.unknown", "", "no push is expected here", "use the address given"));
        }
        if (announced > room.bytesMax()) {
            return tooLarge();
        }
        if (ticket.get().here()) {
            return twice("inbox.delivered", "the push is here already");
        }
        if (!busy.add(token)) {
            return twice("inbox.busy", "the push is being taken in already");
        }
        try {
            var taken = keep(ticket.get().transfer(), body, receipt);
            if (taken instanceof Taken.Whole) {
                tickets.arrived(token);
            }
            return taken;
        } finally {
            busy.remove(token);
        }
    }

    private static Taken twice(String code, String cause) {
        return new Taken.Refused(409, new Problem(code, "", cause, "do not push twice"));
    }

    private Taken keep(FlowId transfer, InputStream body, Optional<String> receipt) {
        var target = file(transfer);
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.createDirectories(folder);
            var digest = Sha256.fresh();
            long bytes = copy(new DigestInputStream(body, digest), partial);
            if (bytes > room.bytesMax()) {
                Files.deleteIfExists(partial);
                return tooLarge();
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            var sha256 = HexFormat.of().formatHex(digest.digest());
            Optional.ofNullable(arrivals.remove(transfer))
                    .orElse(elsewhere)
                    .arrived(transfer, new Pushed(target, bytes, sha256, receipt));
            return new Taken.Whole();
        } catch (IOException e) {
            deleteQuietly(partial);
            boolean theirs = e instanceof BrokenOff;
            return new Taken.Refused(
                    theirs ? 400 : 507,
                    new Problem(
                            theirs ? "inbox.broken" : "inbox.store",
                            Problem.quote(transfer.value()),
                            "the push broke off or could not be kept: " + Problem.quote(String.valueOf(e.getMessage())),
                            "check the room on the disk, and let the provider push again"));
        }
    }

    private long copy(InputStream body, Path partial) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(partial)) {
            for (int count = read(body, buffer); count >= 0 && bytes <= room.bytesMax(); count = read(body, buffer)) {
                out.write(buffer, 0, count);
                bytes += count;
            }
        }
        try (var file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return bytes;
    }

    private static int read(InputStream body, byte[] buffer) throws BrokenOff {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    /** The peer's side of it, not ours. */
    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOff(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private Taken tooLarge() {
        return new Taken.Refused(
                413,
                new Problem(
                        "inbox.too-large",
                        "",
                        "the push is larger than " + room.bytesMax() + " bytes",
                        "push less, or raise the limit"));
    }

    private static void deleteQuietly(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Inbox.class)
                    .warn("a partial push stays at {}; delete it", Problem.quote(partial.toString()), e);
        }
    }
}
