package org.ecluse.registry.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.registry.TestRegistry.code;
import static org.ecluse.registry.TestRegistry.good;

import java.nio.file.Path;
import org.ecluse.registry.TestRegistry;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
    @TempDir
    Path folder;

    private TestRegistry test;

    @BeforeEach
    void open() {
        test = new TestRegistry(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_suspended_member_may_nothing_until_it_is_reinstated_and_keeps_its_identity() {
        Member enedis = test.enrolled("enedis");
        Members members = test.registry().members();

        good(members.suspend(enedis.name(), "did not pay"));
        test.restart();

        members = test.registry().members();
        assertThat(code(members.standing(enedis.did()))).isEqualTo("member.suspended");
        assertThat(members.inGoodStanding()).isEmpty();
        assertThat(members.named(enedis.name()).orElseThrow().standingReason()).isEqualTo("did not pay");
        assertThat(members.named(enedis.name()).orElseThrow().hostedDocument()).isPresent();

        good(members.reinstate(enedis.name(), "paid"));
        assertThat(code(members.standing(enedis.did()))).isEqualTo("accepted");
    }

    @Test
    void a_change_of_standing_needs_a_member_and_a_reason() {
        Member enedis = test.enrolled("enedis");
        Members members = test.registry().members();

        assertThat(code(members.suspend(new MemberName("nobody"), "why"))).isEqualTo("member.unknown");
        assertThat(code(members.suspend(enedis.name(), " "))).isEqualTo("member.reason-missing");
        assertThat(code(members.suspend(enedis.name(), "x".repeat(501)))).isEqualTo("member.reason-missing");
        assertThat(code(members.standing(enedis.did()))).isEqualTo("accepted");
    }

    @Test
    void a_stranger_is_no_member() {
        assertThat(code(test.registry().members().standing(Did.of("did:web:a.example"))))
                .isEqualTo("member.unknown");
    }

    @Test
    void a_member_that_moved_is_found_at_its_new_address() {
        Member enedis = test.enrolled("enedis");

        Member moved = good(test.registry().members().move(enedis.name(), test.services("http://127.0.0.1:2/wallet")));

        assertThat(moved.hostedDocument()
                        .orElseThrow()
                        .service("CredentialService")
                        .orElseThrow())
                .hasToString("http://127.0.0.1:2/wallet");
    }

    @Test
    void a_token_of_a_member_opens_and_one_of_a_stranger_causes_no_call() {
        Member enedis = test.enrolled("enedis");

        assertThat(code(test.registry().tokens().verify(test.token(enedis)))).isEqualTo("accepted");
        String stranger = new org.ecluse.trust.tokens.SelfIssuedTokens(
                        Did.of("did:web:127.0.0.1%3A9"), test.key("stranger"), test.clock())
                .create(TestRegistry.DID);
        assertThat(code(test.registry().tokens().verify(stranger))).isEqualTo("member.unknown");
    }
}
