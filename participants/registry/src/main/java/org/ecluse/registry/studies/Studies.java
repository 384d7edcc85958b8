package org.ecluse.registry.studies;

import static org.ecluse.trust.Refusal.quote;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.members.Members;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Verdict;

/** The registered studies. Safe for threads. */
public final class Studies {
    private static final int TITLE_CHARACTERS_MAX = 300;
    private static final int PURPOSE_CHARACTERS_MAX = 300;
    private static final int MEMBERS_MAX = 200;

    private final Database database;
    private final InstantSource clock;

    /** The studies in this database. */
    public Studies(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Registers a study whose lead and members are known; the lead becomes one of its members. */
    public Verdict<Study> register(Study study) {
        return checked(study).then(good -> {
            TreeSet<MemberName> names = new TreeSet<>(good.members());
            names.add(good.lead());
            try {
                return database.commit(tx -> insert(tx, good, names));
            } catch (Database.Duplicate e) {
                return Verdict.refused("study.id-taken", "study " + good.id() + " is registered", "choose another id");
            }
        });
    }

    private static Verdict<Study> checked(Study study) {
        if (study.title().isBlank() || study.title().length() > TITLE_CHARACTERS_MAX) {
            return refused("its title is missing or longer than " + TITLE_CHARACTERS_MAX + " characters");
        }
        if (!isIri(study.purpose())) {
            return refused("its purpose " + quote(study.purpose()) + " is not an absolute IRI");
        }
        if (!study.starts().isBefore(study.ends())) {
            return refused("it ends before it starts");
        }
        if (study.members().size() > MEMBERS_MAX) {
            return refused("it has more than " + MEMBERS_MAX + " members");
        }
        return Verdict.accepted(study);
    }

    private static boolean isIri(String text) {
        try {
            return text.length() <= PURPOSE_CHARACTERS_MAX && URI.create(text).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <T> Verdict<T> refused(String why) {
        return Verdict.refused(
                "study.malformed",
                "the study is refused: " + why,
                "send id, title, lead, purpose, members, starts, ends");
    }

    private static Verdict<Study> insert(Transaction tx, Study study, TreeSet<MemberName> names) {
        for (MemberName name : names) {
            if (Members.named(tx, name).isEmpty()) {
                return Members.unknown(name.value());
            }
        }
        tx.change(
                "insert into study (id, title, lead, purpose, starts, ends) values (?, ?, ?, ?, ?, ?)",
                study.id().toString(),
                study.title(),
                study.lead().value(),
                study.purpose(),
                study.starts(),
                study.ends());
        for (MemberName name : names) {
            tx.change(
                    "insert into study_member (study, member) values (?, ?)",
                    study.id().toString(),
                    name.value());
        }
        return Verdict.accepted(find(tx, study.id()).orElseThrow());
    }

    /** Ends a study now: its credentials count as withdrawn from this commit on. Ending twice changes nothing. */
    public Verdict<Study> end(StudyId id) {
        return database.commit(tx -> {
            tx.change(
                    "update study set ended_at = ? where id = ? and ended_at is null", clock.instant(), id.toString());
            return find(tx, id).map(Verdict::accepted).orElseGet(() -> unknown(id));
        });
    }

    /** All studies, by id. */
    public List<Study> all() {
        return database.commit(tx -> tx.all("select * from study order by id", row -> read(tx, row)));
    }

    /** The study with this id. */
    public Verdict<Study> withId(StudyId id) {
        return database.commit(tx -> find(tx, id)).map(Verdict::accepted).orElseGet(() -> unknown(id));
    }

    /** The studies in force that a member takes part in, by id. */
    public List<Study> inForceFor(MemberName member) {
        Instant now = clock.instant();
        return database
                .commit(tx -> tx.all(
                        "select s.* from study s join study_member m on m.study = s.id where m.member = ? order by s.id",
                        row -> read(tx, row),
                        member.value()))
                .stream()
                .filter(study -> study.inForce(now))
                .toList();
    }

    private static Optional<Study> find(Transaction tx, StudyId id) {
        return tx.one("select * from study where id = ?", row -> read(tx, row), id.toString());
    }

    private static <T> Verdict<T> unknown(StudyId id) {
        return Verdict.refused("study.unknown", "study " + quote(id) + " is not registered", "check the id");
    }

    private static Study read(Transaction tx, Transaction.Row row) throws SQLException {
        String id = row.text("id");
        List<MemberName> members = tx.all(
                "select member from study_member where study = ? order by member",
                member -> new MemberName(member.text("member")),
                id);
        return new Study(
                StudyId.read(id).toOptional().orElseThrow(),
                row.text("title"),
                new MemberName(row.text("lead")),
                row.text("purpose"),
                members,
                row.time("starts"),
                row.time("ends"),
                row.maybeTime("ended_at"));
    }
}
