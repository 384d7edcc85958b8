package org.ecluse.connector.dataplane;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * Closes connections on which no whole request arrives in time, however busily single bytes do: an idle timeout alone is
 * renewed by each of them.
 */
final class HeaderClock implements Connection.Listener {
    private final ScheduledExecutorService timer;
    private final Duration headerMax;
    private final Map<Connection, Future<?>> waiting = new ConcurrentHashMap<>();

    HeaderClock(ScheduledExecutorService timer, Duration headerMax) {
        this.timer = timer;
        this.headerMax = headerMax;
    }

    @Override
    public void onOpened(Connection connection) {
        expect(connection);
    }

    @Override
    public void onClosed(Connection connection) {
        stop(connection);
    }

    /** A request's headers are here. */
    void begun(Connection connection) {
        stop(connection);
    }

    /** Its answer is over; the next request's headers are due. */
    void answered(Connection connection) {
        if (connection.getEndPoint().isOpen()) {
            expect(connection);
        }
    }

    private void expect(Connection connection) {
        var due = timer.schedule(
                () -> {
                    waiting.remove(connection);
                    connection.getEndPoint().close();
                },
                headerMax.toMillis(),
                TimeUnit.MILLISECONDS);
        var earlier = waiting.put(connection, due);
        if (earlier != null) {
            earlier.cancel(false);
        }
    }

    private void stop(Connection connection) {
        var due = waiting.remove(connection);
        if (due != null) {
            due.cancel(false);
        }
    }
}
