package org.ecluse.contracts.agreement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;

/** The four columns in which a row keeps who signed its record, the same in every table of signed records. */
public final class SignatureColumns {
    /** As a query names them. */
    public static final String NAMES = "provider_jws, provider_key, consumer_jws, consumer_key";

    private final RecordKind kind;
    private final SignatureVerifier verifier;

    public SignatureColumns(RecordKind kind, SignatureVerifier verifier) {
        this.kind = kind;
        this.verifier = verifier;
    }

    /** What a row has is not a signature over its record. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String what) {
            super(what);
        }
    }

    /**
     * Reads and verifies them.
     *
     * @param first number of the first of the four in the row
     * @throws Unfit when one of them is not that party's signature over these bytes
     */
    public Signatures read(Agreement parties, byte[] canonical, ResultSet row, int first) throws SQLException {
        return new Signatures(
                signature(Signatory.PROVIDER.of(parties), canonical, row.getString(first), row.getString(first + 1)),
                signature(
                        Signatory.CONSUMER.of(parties), canonical, row.getString(first + 2), row.getString(first + 3)));
    }

    /** @param jws null where that side has not signed */
    private Optional<Signature> signature(PartyId party, byte[] canonical, String jws, String key) {
        if (jws == null && key == null) {
            return Optional.empty();
        }
        if (jws == null || key == null) {
            throw new Unfit("half of a signature is missing");
        }
        try {
            return Optional.of(verified(party, canonical, Signature.kept(jws, key)));
        } catch (IllegalArgumentException e) {
            throw new Unfit("a signature of it cannot be read");
        }
    }

    /** @throws Unfit when it is not that party's signature over these bytes */
    Signature verified(PartyId party, byte[] canonical, Signature signature) {
        return verifier.verifyKept(kind, canonical, party.did(), signature).fold(genuine -> genuine, problem -> {
            throw new Unfit(problem.toString());
        });
    }

    /**
     * Writes a side's signature, once.
     *
     * @param table with the column that has the key, as {@code agreement.id}; a constant, never foreign text
     * @return false where that side's signature was there already
     */
    public static boolean write(Connection connection, String table, String key, Signatory side, Signature signature)
            throws SQLException {
        var dot = table.indexOf('.');
        var column = side == Signatory.PROVIDER ? "provider" : "consumer";
        // INVARIANT: a signature that is there is never written over.
        try (var update = connection.prepareStatement("update " + table.substring(0, dot) + " set " + column
                + "_jws = ?, " + column + "_key = ? where " + table.substring(dot + 1) + " = ? and " + column
                + "_jws is null")) {
            update.setString(1, signature.jws());
            update.setString(2, signature.key().json());
            update.setString(3, key);
            return update.executeUpdate() == 1;
        }
    }
}
