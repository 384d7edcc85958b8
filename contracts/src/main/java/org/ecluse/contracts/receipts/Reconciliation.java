package org.ecluse.contracts.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lays what both sides say of one use beside each other. Instants, ledgers and what only one side can know (rows, transform)
 * are not compared.
 *
 * @param differences by the members' names in the statements; empty unless {@link Standing#DIFFERENT}
 */
public record Reconciliation(Standing standing, List<Difference> differences) {
    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /** How the statements of both sides stand to each other. */
    public enum Standing {
        /** Both sides have signed, and say the same. */
        BOTH,
        /** Both have signed, and do not say the same. */
        DIFFERENT,
        /** Only one side has said something, or only one has signed. */
        ONE_SIDED,
        /** A statement that is kept here is not as it was signed. */
        ALTERED
    }

    /** What each side says. */
    public record Difference(String member, String provider, String consumer) {}

    public static Reconciliation of(UseReceipt receipt) {
        if (receipt.altered().isPresent()) {
            return new Reconciliation(Standing.ALTERED, List.of());
        }
        var delivery = receipt.delivery().filter(one -> one.signature().isPresent());
        var arrival = receipt.arrival().filter(one -> one.signature().isPresent());
        if (delivery.isEmpty() || arrival.isEmpty()) {
            return new Reconciliation(Standing.ONE_SIDED, List.of());
        }
        var differences = differences(delivery.get().statement(), arrival.get().statement());
        return new Reconciliation(differences.isEmpty() ? Standing.BOTH : Standing.DIFFERENT, differences);
    }

    private static List<Difference> differences(Statement delivery, Statement arrival) {
        var differences = new ArrayList<Difference>();
        compare("agreementHash", delivery, arrival, Statement::agreementHash, differences);
        compare("asset", delivery, arrival, Statement::assetId, differences);
        compare("bytes", delivery, arrival, statement -> statement.content().bytes(), differences);
        compare("content", delivery, arrival, statement -> statement.content().sha256(), differences);
        return differences;
    }

    private static void compare(
            String member,
            Statement delivery,
            Statement arrival,
            Function<Statement, Object> read,
            List<Difference> differences) {
        var provider = read.apply(delivery);
        var consumer = read.apply(arrival);
        if (!provider.equals(consumer)) {
            differences.add(new Difference(member, provider.toString(), consumer.toString()));
        }
    }
}
