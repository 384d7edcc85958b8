package org.ecluse.registry.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.registry.TestRegistry.code;
import static org.ecluse.registry.TestRegistry.good;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.registry.TestRegistry;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.studies.Accreditations.Accreditation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudiesTest {
    private static final MemberName IRISA = new MemberName("irisa");
    private static final MemberName LTSI = new MemberName("ltsi");

    @TempDir
    Path folder;

    private TestRegistry test;
    private Studies studies;
    private Instant now;

    @BeforeEach
    void open() {
        test = new TestRegistry(folder);
        studies = test.registry().studies();
        now = test.clock().instant();
        test.enrolled("irisa");
        test.enrolled("ltsi");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Study study(String id, MemberName lead, Instant starts, Instant ends) {
        return new Study(
                new StudyId(id),
                "Title",
                lead,
                "https://w3id.org/dpv#AcademicResearch",
                List.of(LTSI),
                starts,
                ends,
                Optional.empty());
    }

    @Test
    void the_lead_takes_part_and_dates_decide() {
        good(studies.register(study("running", IRISA, now, now.plus(Duration.ofDays(1)))));
        good(studies.register(study("later", IRISA, now.plusSeconds(1), now.plus(Duration.ofDays(2)))));

        assertThat(studies.inForceFor(IRISA)).extracting(Study::id).containsExactly(new StudyId("running"));
        assertThat(studies.inForceFor(LTSI)).extracting(Study::id).containsExactly(new StudyId("running"));

        test.clock().move(Duration.ofDays(1));
        assertThat(studies.inForceFor(IRISA)).extracting(Study::id).containsExactly(new StudyId("later"));
    }

    @Test
    void an_ended_study_stays_ended_and_an_unknown_one_unknown() {
        good(studies.register(study("running", IRISA, now, now.plus(Duration.ofDays(1)))));

        Study ended = good(studies.end(new StudyId("running")));
        test.clock().move(Duration.ofHours(1));

        assertThat(good(studies.end(new StudyId("running"))).endedAt()).isEqualTo(ended.endedAt());
        assertThat(studies.inForceFor(IRISA)).isEmpty();
        assertThat(code(studies.end(new StudyId("never")))).isEqualTo("study.unknown");
    }

    @Test
    void a_study_needs_known_members_sensible_dates_and_an_id_of_its_own() {
        Instant tomorrow = now.plus(Duration.ofDays(1));
        good(studies.register(study("taken", IRISA, now, tomorrow)));

        assertThat(code(studies.register(study("taken", IRISA, now, tomorrow)))).isEqualTo("study.id-taken");
        assertThat(code(studies.register(study("a", new MemberName("nobody"), now, tomorrow))))
                .isEqualTo("member.unknown");
        assertThat(code(studies.register(study("b", IRISA, now, now)))).isEqualTo("study.malformed");
        assertThat(code(StudyId.read("urn:ecluse:study:x y"))).isEqualTo("study.id-malformed");
        assertThat(good(StudyId.read("urn:ecluse:study:flux"))).isEqualTo(good(StudyId.read("flux")));
        assertThat(studies.all()).hasSize(1);
    }

    @Test
    void an_accreditation_ends_with_its_date_and_can_be_prolonged() {
        Accreditations accreditations = test.registry().accreditations();
        good(accreditations.grant(new Accreditation(IRISA, "Irisa", now.plus(Duration.ofDays(1)))));
        good(accreditations.grant(new Accreditation(IRISA, "Irisa", now.plus(Duration.ofDays(2)))));

        test.clock().move(Duration.ofDays(1));
        assertThat(accreditations.inForceFor(IRISA)).hasSize(1);
        test.clock().move(Duration.ofDays(1));
        assertThat(accreditations.inForceFor(IRISA)).isEmpty();

        assertThat(code(accreditations.grant(new Accreditation(IRISA, "Irisa", now))))
                .isEqualTo("accreditation.malformed");
        assertThat(code(accreditations.grant(
                        new Accreditation(new MemberName("nobody"), "Irisa", now.plus(Duration.ofDays(9))))))
                .isEqualTo("member.unknown");
    }
}
