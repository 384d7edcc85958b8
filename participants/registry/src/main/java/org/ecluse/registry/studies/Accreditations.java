package org.ecluse.registry.studies;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.members.Members;
import org.ecluse.registry.store.Database;
import org.ecluse.trust.Verdict;

/** Which members do research for which institution, and until when. Safe for threads. */
public final class Accreditations {
    private static final int INSTITUTION_CHARACTERS_MAX = 200;

    /**
     * One accreditation.
     *
     * @param member who is accredited
     * @param institution by which institution, in words
     * @param until until when, exclusive
     */
    public record Accreditation(MemberName member, String institution, Instant until) {}

    private final Database database;
    private final InstantSource clock;

    /** The accreditations in this database. */
    public Accreditations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Accredits a member; the same institution again changes the date. */
    public Verdict<Accreditation> grant(Accreditation accreditation) {
        String institution = accreditation.institution();
        if (institution.isBlank() || institution.length() > INSTITUTION_CHARACTERS_MAX) {
            return Verdict.refused(
                    "accreditation.malformed",
                    "the institution is missing or longer than " + INSTITUTION_CHARACTERS_MAX + " characters",
                    "name the institution");
        }
        if (!accreditation.until().isAfter(clock.instant())) {
            return Verdict.refused("accreditation.malformed", "it has ended already", "give a date to come");
        }
        return database.commit(tx -> {
            if (Members.named(tx, accreditation.member()).isEmpty()) {
                return Members.unknown(accreditation.member().value());
            }
            tx.change(
                    "merge into accreditation (member, institution, valid_until, made_at) key (member, institution)"
                            + " values (?, ?, ?, ?)",
                    accreditation.member().value(),
                    institution,
                    accreditation.until(),
                    clock.instant());
            return Verdict.accepted(accreditation);
        });
    }

    /** A member's accreditations in force, the longest first. */
    public List<Accreditation> inForceFor(MemberName member) {
        return database.commit(tx -> tx.all(
                "select * from accreditation where member = ? and valid_until > ? order by valid_until desc, institution",
                row -> new Accreditation(member, row.text("institution"), row.time("valid_until")),
                member.value(),
                clock.instant()));
    }
}
