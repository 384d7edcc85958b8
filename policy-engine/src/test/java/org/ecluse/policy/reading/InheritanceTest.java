package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.Inheritance.Resolution;
import org.ecluse.policy.reading.ReadingLimits.Limit;
import org.junit.jupiter.api.Test;

class InheritanceTest {
    private static final String PARENT = """
            "@type":"Policy","uid":"urn:default","profile":"http://example.com/odrl:profile:30",
            "assigner":"urn:org-01","obligation":[{"target":"urn:terms","action":"reviewPolicy"}]""";
    private static final String CHILD = """
            "@type":"Agreement","uid":"urn:4444","profile":"http://example.com/odrl:profile:31","inheritFrom":"urn:default",
            "assignee":"urn:user","permission":[{"target":"urn:5555","action":"display"}]""";

    private final Map<String, Policy> known = new HashMap<>();

    private static Reading.Read read(String members) {
        return new PolicyReader(Rennes.PROFILE)
                .read("{\"@context\":\"http://www.w3.org/ns/odrl.jsonld\"," + members + "}")
                .fold(read -> read, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }

    private void known(String... documents) {
        for (var document : documents) {
            var policy = read(document).policy();
            known.put(policy.uid(), policy);
        }
    }

    private Resolution resolve(String child, ReadingLimits limits) {
        return Inheritance.resolve(read(child), uid -> Optional.ofNullable(known.get(uid)), limits);
    }

    private Resolution.Resolved resolved(String child) {
        return (Resolution.Resolved) resolve(child, ReadingLimits.STANDARD);
    }

    private Problem refused(String child, ReadingLimits limits) {
        return ((Resolution.Refused) resolve(child, limits)).problems().get(0);
    }

    private Problem refused(String child) {
        return refused(child, ReadingLimits.STANDARD);
    }

    private static String policy(String uid, String members) {
        return "\"@type\":\"Set\",\"uid\":\"" + uid + "\"" + (members.isEmpty() ? "" : "," + members);
    }

    /** The example of ODRL IM 2.2, section 2.9. */
    @Test
    void a_child_has_its_parents_rules_profiles_and_parties() {
        known(PARENT);

        var policy = resolved(CHILD).policy();

        assertThat(policy.uid()).isEqualTo("urn:4444");
        assertThat(policy.permissions()).extracting(Rule::action).containsExactly(new Action(Odrl.NS + "display"));
        assertThat(policy.obligations()).extracting(Rule::action).containsExactly(new Action(Odrl.NS + "reviewPolicy"));
        assertThat(policy.assigner()).contains("urn:org-01");
        assertThat(policy.assignee()).contains("urn:user");
        assertThat(policy.profiles())
                .containsExactly("http://example.com/odrl:profile:31", "http://example.com/odrl:profile:30");
        assertThat(policy.head().inheritFrom()).isEmpty();
    }

    @Test
    void each_part_knows_which_policy_it_stood_in_and_where() {
        known(PARENT);

        var origins = resolved(CHILD).origins();

        assertThat(origins.of("/permission/0/action")).contains(Origin.here("/permission/0/action"));
        assertThat(origins.of("/obligation/0")).contains(Origin.of("urn:default", "/obligation/0"));
        assertThat(origins.of("/obligation/0/action")).contains(Origin.of("urn:default", "/obligation/0/action"));
    }

    @Test
    void rules_come_down_through_every_generation_and_by_several_parents_once() {
        known(
                policy("urn:g", "\"permission\":{\"action\":\"play\"}"),
                policy("urn:a", "\"inheritFrom\":\"urn:g\",\"permission\":{\"action\":\"read\"}"),
                policy("urn:b", "\"inheritFrom\":\"urn:g\",\"prohibition\":{\"action\":\"sell\"}"));

        var outcome = resolved(policy("urn:c", "\"inheritFrom\":[\"urn:a\",\"urn:b\"]"));

        assertThat(outcome.policy().permissions())
                .extracting(rule -> rule.action().iri())
                .containsExactly(Odrl.NS + "read", Odrl.NS + "play");
        assertThat(outcome.policy().prohibitions()).hasSize(1);
        assertThat(outcome.ancestors()).containsExactly("urn:a", "urn:b", "urn:g");
        assertThat(outcome.origins().of("/permission/1")).contains(Origin.of("urn:g", "/permission/0"));
    }

    @Test
    void a_parents_rules_stay_about_what_the_parent_was_about() {
        known(policy(
                "urn:p",
                "\"target\":\"urn:theirs\",\"permission\":{\"action\":\"play\"},"
                        + "\"prohibition\":{\"action\":\"sell\",\"target\":\"urn:one\"}"));

        var policy = resolved(policy("urn:c", "\"inheritFrom\":\"urn:p\",\"target\":\"urn:ours\""))
                .policy();

        assertThat(policy.target()).contains("urn:ours");
        assertThat(policy.permissions().get(0).scope().target()).contains("urn:theirs");
        assertThat(policy.prohibitions().get(0).scope().targets())
                .extracting(asset -> asset.uid().orElseThrow())
                .containsExactly("urn:one", "urn:theirs");
    }

    @Test
    void strategies_that_differ_void_the_policy_where_rules_conflict() {
        known(policy("urn:a", "\"conflict\":\"perm\""), policy("urn:b", "\"conflict\":\"prohibit\""));

        assertThat(resolved(policy("urn:c", "\"inheritFrom\":\"urn:a\""))
                        .policy()
                        .conflict())
                .isEqualTo(ConflictStrategy.PERM);
        assertThat(resolved(policy("urn:c", "\"inheritFrom\":[\"urn:a\",\"urn:b\"]"))
                        .policy()
                        .conflict())
                .isEqualTo(ConflictStrategy.INVALID);
    }

    @Test
    void the_state_of_a_constraint_is_not_inherited() {
        known(policy(
                "urn:p",
                "\"permission\":{\"action\":\"play\",\"constraint\":{\"leftOperand\":\"count\","
                        + "\"operator\":\"lt\",\"rightOperand\":10,\"status\":5}}"));

        var rule = resolved(policy("urn:c", "\"inheritFrom\":\"urn:p\""))
                .policy()
                .permissions()
                .get(0);

        assertThat(rule.constraints())
                .containsExactly(new Atomic(Odrl.COUNT, org.ecluse.policy.model.Operator.LT, Value.number(10)));
    }

    @Test
    void a_circle_is_refused_and_all_of_it_is_named() {
        known(policy("urn:a", "\"inheritFrom\":\"urn:b\""), policy("urn:b", "\"inheritFrom\":\"urn:a\""));

        var problem = refused(policy("urn:c", "\"inheritFrom\":\"urn:a\""));

        assertThat(problem.code()).isEqualTo("policy.inherit.circular");
        assertThat(problem.cause()).contains("`urn:a`").contains("urn:a > urn:b");
        assertThat(refused(policy("urn:c", "\"inheritFrom\":\"urn:c\"")).code()).isEqualTo("policy.inherit.circular");
    }

    @Test
    void a_parent_that_nobody_knows_is_refused_by_name() {
        var problem = refused(CHILD);

        assertThat(problem.code()).isEqualTo("policy.inherit.unknown");
        assertThat(problem.cause()).contains("urn:4444").contains("urn:default");
    }

    @Test
    void a_policy_that_answers_to_another_name_is_not_the_parent() {
        known.put("urn:default", Policy.empty("urn:other", org.ecluse.policy.model.PolicyType.SET));

        assertThat(refused(CHILD).code()).isEqualTo("policy.inherit.unknown");
    }

    @Test
    void generations_and_parents_are_limited() {
        known(policy("urn:1", ""), policy("urn:2", "\"inheritFrom\":\"urn:1\""));
        var grandchild = policy("urn:3", "\"inheritFrom\":\"urn:2\"");
        var twoParents = policy("urn:3", "\"inheritFrom\":[\"urn:1\",\"urn:2\"]");
        var limits = ReadingLimits.STANDARD;

        assertThat(resolve(grandchild, limits.with(Limit.GENERATIONS, 2))).isInstanceOf(Resolution.Resolved.class);
        assertThat(refused(grandchild, limits.with(Limit.GENERATIONS, 1)).code())
                .isEqualTo("policy.limit.generations");
        assertThat(resolve(twoParents, limits.with(Limit.PARENTS, 2))).isInstanceOf(Resolution.Resolved.class);
        assertThat(refused(twoParents, limits.with(Limit.PARENTS, 1)).code()).isEqualTo("policy.limit.parents");
    }

    /** Sixteen parents in each of eight generations: seen once each, and no more rules than there may be. */
    @Test
    void a_wide_and_deep_family_is_refused_before_it_grows_out_of_hand() {
        for (int generation = 0; generation < 8; generation++) {
            for (int i = 0; i < 16; i++) {
                var parents = new StringBuilder();
                for (int p = 0; p < 16 && generation > 0; p++) {
                    parents.append(p == 0 ? "" : ",")
                            .append("\"urn:")
                            .append(generation - 1)
                            .append('-')
                            .append(p)
                            .append('"');
                }
                known(policy(
                        "urn:" + generation + "-" + i,
                        "\"inheritFrom\":[" + parents + "],\"assigner\":\"urn:x" + generation + i
                                + "\",\"permission\":{\"action\":\"play\"}"));
            }
        }

        var problem = refused(policy("urn:c", "\"inheritFrom\":" + List.of("\"urn:7-0\"", "\"urn:7-1\"")));

        assertThat(problem.code()).isEqualTo("policy.limit.rules");
    }
}
