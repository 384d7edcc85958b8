package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Samples;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

/** A policy goes through connectors that know DSP's schema and no more: it comes back as it was, or is refused. */
class WireFormTest {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);
    /** What DSP 2025-1's contract schema has a place for, by the kind of node. */
    private static final Map<String, Set<String>> SCHEMA = Map.of(
            "policy",
            Set.of(
                    "@context",
                    "@id",
                    "@type",
                    "profile",
                    "target",
                    "assigner",
                    "assignee",
                    "permission",
                    "prohibition",
                    "obligation"),
            "rule",
            Set.of("action", "constraint"),
            "constraint",
            Set.of("leftOperand", "operator", "rightOperand", "and", "andSequence", "or", "xone"));

    private static JsonObject reduced(JsonObject node, String kind, Random random) {
        var kept = new ArrayList<>(node.entrySet().stream()
                .filter(member -> SCHEMA.get(kind).contains(member.getKey()))
                .toList());
        Collections.shuffle(kept, random);
        var out = Json.createObjectBuilder();
        kept.forEach(member -> out.add(member.getKey(), reduced(member.getKey(), member.getValue(), random)));
        return out.build();
    }

    private static JsonValue reduced(String member, JsonValue value, Random random) {
        var kind =
                switch (member) {
                    case "permission", "prohibition", "obligation" -> "rule";
                    case "constraint", "and", "andSequence", "or", "xone" -> "constraint";
                    default -> "";
                };
        if (kind.isEmpty()) {
            return value;
        }
        var items = new ArrayList<JsonValue>();
        value.asJsonArray().forEach(item -> items.add(reduced(item.asJsonObject(), kind, random)));
        if (!member.equals("andSequence")) {
            Collections.shuffle(items, random);
        }
        return Json.createArrayBuilder(items).build();
    }

    /** The policy as the reader understands it, with texts of known operands in their type. */
    private static Reading understood(Policy policy) {
        return READER.read(PolicyWriter.expanded(policy));
    }

    @Property(tries = 3_000)
    void every_policy_comes_back_from_the_wire_as_it_was(@ForAll long seed) {
        var policy = new AnyPolicies(seed).policy();

        var expected = understood(policy);

        assertThat(READER.read(PolicyWriter.wire(policy))).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.wire(policy).toString())).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.wireExpanded(policy))).isEqualTo(expected);
    }

    @Property(tries = 3_000)
    void what_others_drop_and_move_is_given_back(@ForAll long seed) {
        var policy = new AnyPolicies(seed).policy();
        var onTheWay = reduced(PolicyWriter.wire(policy), "policy", new Random(seed));

        var reading = READER.read(onTheWay);

        var expected = (Reading.Read) understood(policy);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(inOrder(((Reading.Read) reading).policy())).isEqualTo(inOrder(expected.policy()));
    }

    /** Every policy with the order of what has none taken away. */
    private static Object inOrder(Policy policy) {
        var shadow = new TreeMap<String, Object>();
        shadow.put("head", policy.head());
        shadow.put("type", policy.type());
        shadow.put("uid", policy.uid());
        shadow.put("rules", unordered(PolicyWriter.expanded(policy)));
        return shadow;
    }

    private static String unordered(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().map(WireFormTest::unordered).sorted().collect(Collectors.joining(",", "[", "]"));
        }
        if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            return value.asJsonObject().entrySet().stream()
                    .map(member -> member.getKey() + "=" + unordered(member.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value.toString();
    }

    @Property(tries = 2_000)
    void whatever_is_changed_on_the_way_is_never_read_as_fewer_conditions(@ForAll long seed) {
        var random = new Random(seed);
        var policy = new AnyPolicies(seed).policy();
        var wire = PolicyWriter.wire(policy);
        boolean carries = wire.toString().contains(WireForm.OBSERVE);
        var changed = damaged(wire, random);

        var reading = READER.read(changed);

        if (carries
                && reading instanceof Reading.Read read
                && changed.toString().contains(WireForm.OBSERVE)) {
            var expected = ((Reading.Read) understood(policy)).policy();
            assertThat(read.policy().withUid("urn:p").withType(PolicyType.SET).hasRulesOf(expected))
                    .as(changed.toString())
                    .isTrue();
        }
    }

    /** Takes one condition or one rule out, or changes one text, in what everybody can see. */
    private static JsonObject damaged(JsonObject wire, Random random) {
        var members = new ArrayList<>(List.of("permission", "prohibition", "obligation"));
        members.removeIf(member -> !wire.containsKey(member));
        if (members.isEmpty()) {
            return wire;
        }
        var member = members.get(random.nextInt(members.size()));
        var rules = new ArrayList<>(wire.getJsonArray(member));
        int at = random.nextInt(rules.size());
        var rule = rules.get(at).asJsonObject();
        if (rule.toString().contains(WireForm.TERMS)) {
            return wire;
        }
        switch (random.nextInt(3)) {
            case 0 -> rules.remove(at);
            case 1 ->
                rules.set(
                        at, Json.createObjectBuilder(rule).remove("constraint").build());
            default ->
                rules.set(
                        at, Json.createObjectBuilder(rule).add("action", "read").build());
        }
        var out = Json.createObjectBuilder(wire).remove(member);
        return (rules.isEmpty() ? out : out.add(member, Json.createArrayBuilder(rules))).build();
    }

    @Test
    void a_policy_in_the_terms_of_DSP_travels_without_anything_more() {
        var plain = Samples.offer(Samples.permit(
                org.ecluse.policy.model.Odrl.USE,
                Samples.is(Rennes.MEMBERSHIP, org.ecluse.policy.model.Value.text("active"))));
        var bare = new Policy(plain.uid(), plain.type(), Policy.Head.NONE, plain.permissions(), List.of(), List.of());

        assertThat(PolicyWriter.wire(bare))
                .hasToString("{\"@context\":[\"" + DspTerms.PROFILE_CONTEXT + "\"],\"@id\":\""
                        + bare.uid() + "\",\"@type\":\"Offer\",\"permission\":[{\"action\":\"use\",\"constraint\":[{"
                        + "\"leftOperand\":\"" + Rennes.MEMBERSHIP
                        + "\",\"operator\":\"eq\",\"rightOperand\":\"active\"}]}]}");
    }

    @Test
    void a_duty_that_a_strict_connector_drops_is_given_back() {
        var onTheWay = reduced(PolicyWriter.wire(Samples.paid()), "policy", new Random(1));

        assertThat(onTheWay.toString()).doesNotContain("\"duty\"");
        assertThat(READER.read(onTheWay)).isEqualTo(new Reading.Read(Samples.paid()));
    }

    @Test
    void terms_that_say_something_else_than_the_rules_beside_them_are_refused() {
        var wire = PolicyWriter.wire(Samples.paid()).toString();

        assertThat(code(wire.replaceFirst("\"action\":\"use\"", "\"action\":\"odrl:sell\"")))
                .isEqualTo("policy.wire.differs");
        assertThat(code(wire.replace("120.00", "1.00").replaceFirst("1\\.00", "120.00")))
                .isEqualTo("policy.wire.differs");
    }

    @Test
    void target_and_parties_are_the_messages_to_add_and_nobodys_to_change() {
        var wire = PolicyWriter.wire(Samples.paid());
        var targeted = PolicyWriter.wire(Samples.paid().withTarget("urn:a"));

        var added = READER.read(
                Json.createObjectBuilder(wire).add("target", "urn:b").build());
        var changed = Json.createObjectBuilder(targeted).add("target", "urn:b").build();
        var dropped =
                READER.read(Json.createObjectBuilder(targeted).remove("target").build());

        assertThat(added).isEqualTo(new Reading.Read(Samples.paid().withTarget("urn:b")));
        assertThat(code(changed.toString())).isEqualTo("policy.wire.differs");
        assertThat(dropped).isEqualTo(new Reading.Read(Samples.paid().withTarget("urn:a")));
    }

    @Test
    void terms_inside_terms_and_terms_that_are_no_text_are_refused() {
        var wire = PolicyWriter.wire(Samples.paid());
        var obligation = wire.getJsonArray("obligation").getJsonObject(0);
        var twice = Json.createObjectBuilder(wire)
                .add("obligation", Json.createArrayBuilder().add(obligation).add(obligation))
                .build();
        var empty = Json.createObjectBuilder(wire)
                .add(
                        "obligation",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder(obligation).remove("constraint")))
                .build();

        assertThat(code(twice.toString())).isEqualTo("policy.wire.malformed");
        assertThat(code(empty.toString())).isEqualTo("policy.wire.malformed");
    }

    @Test
    void parts_of_carried_terms_come_from_the_obligation_that_carries_them() {
        var read = (Reading.Read) READER.read(PolicyWriter.wire(Samples.paid()).toString());

        assertThat(read.origins().of("/permission/0/duty/0")).contains(Origin.here("/obligation/0/constraint/0"));
    }

    @Test
    void a_name_whose_scheme_is_a_prefix_of_DSPs_is_still_itself() {
        var policy = Samples.paid().withTarget("odrl:x").withUid("xsd:y");

        assertThat(READER.read(PolicyWriter.wire(policy))).isEqualTo(new Reading.Read(policy));
    }

    private static String code(String document) {
        return READER.read(document)
                .fold(read -> "read", refused -> refused.problems().get(0).code());
    }
}
