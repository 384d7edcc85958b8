package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random policies as people write them: compact, shared, nested, in each spelling that JSON-LD allows. */
final class CompactDocuments {
    private static final List<String> LEFT =
            List.of("\"count\"", "\"dateTime\"", "\"industry\"", "{\"@id\":\"urn:own\"}", "{\"@id\":\"odrl:purpose\"}");
    private static final List<String> OPERATORS = List.of("eq", "neq", "lteq", "isAnyOf", "odrl:isNoneOf", "isPartOf");
    private static final List<String> RIGHT = List.of(
            "5",
            "0.50",
            "1e2",
            "true",
            "\"x\"",
            "\"\"",
            "{\"@id\":\"urn:x\"}",
            "[\"a\",\"b\"]",
            "{\"@list\":[\"a\",\"b\"]}",
            "{\"@value\":\"2027-01-01\",\"@type\":\"xsd:date\"}",
            "{\"@value\":\"à\",\"@language\":\"fr\"}",
            "[{\"@id\":\"urn:x\"},{\"@id\":\"odrl:policyUsage\"}]",
            "{\"@value\":\"500.00\",\"@type\":\"xsd:decimal\"}");

    private final Random random;

    CompactDocuments(long seed) {
        this.random = new Random(seed);
    }

    String document() {
        var members = new ArrayList<String>();
        members.add("\"@context\":[\"http://www.w3.org/ns/odrl.jsonld\",{\"ex\":\"http://example.com/\"}]");
        members.add("\"uid\":\"urn:policy\"");
        often(members, "\"@type\":\"" + pick(List.of("Set", "Offer", "Privacy", "Ticket")) + "\"");
        often(members, "\"profile\":[\"http://example.com/p\",\"http://example.com/q\"]");
        rarely(members, "\"inheritFrom\":\"urn:parent\"");
        often(members, "\"conflict\":\"" + pick(List.of("perm", "prohibit", "odrl:invalid")) + "\"");
        often(members, "\"dct:title\":{\"@value\":\"titre\",\"@language\":\"fr\"}");
        often(members, "\"target\":" + several(this::asset));
        often(members, "\"assigner\":\"did:web:shared\"");
        boolean shared = random.nextInt(3) == 0;
        if (shared) {
            members.add("\"action\":" + several(this::action));
        }
        members.add("\"permission\":" + list(() -> rule("Permission", "duty", 2, shared)));
        often(members, "\"odrl:prohibition\":" + list(() -> rule("Prohibition", "remedy", 1, shared)));
        often(members, "\"obligation\":" + list(() -> rule("Duty", "consequence", 1, shared)));
        Collections.shuffle(members.subList(1, members.size()), random);
        return "{" + String.join(",", members) + "}";
    }

    private String rule(String type, String below, int depth, boolean shared) {
        var members = new ArrayList<String>();
        if (!shared || random.nextBoolean()) {
            members.add("\"action\":" + several(this::action));
        }
        rarely(members, "\"@type\":\"" + type + "\"");
        rarely(members, "\"target\":" + several(this::asset));
        rarely(members, "\"output\":" + asset());
        rarely(members, "\"assignee\":" + several(this::party));
        rarely(members, "\"informedParty\":" + several(this::party));
        often(members, "\"constraint\":" + list(() -> constraint(2)));
        rarely(members, "\"ex:remark\":{\"@id\":\"urn:r\"}");
        if (depth > 0) {
            rarely(members, "\"" + below + "\":" + list(() -> rule("Duty", "consequence", depth - 1, false)));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String action() {
        return random.nextInt(3) > 0
                ? "\"odrl:" + pick(List.of("use", "play", "print", "compensate")) + random.nextInt(100_000) + "\""
                : "{\"rdf:value\":{\"@id\":\"odrl:print\"},\"refinement\":" + list(() -> constraint(1)) + "}";
    }

    private String asset() {
        return random.nextInt(3) > 0
                ? "\"urn:asset:" + random.nextInt(100_000) + "\""
                : "{\"@type\":\"AssetCollection\",\"source\":\"urn:all\",\"partOf\":[\"urn:c\",\"urn:d\"],\"refinement\":"
                        + list(() -> constraint(1)) + ",\"dct:title\":\"t\"}";
    }

    private String party() {
        return random.nextInt(3) > 0
                ? "\"did:web:" + random.nextInt(100_000) + "\""
                : "{\"@type\":[\"PartyCollection\",\"vcard:Group\"],\"source\":\"urn:team\",\"vcard:fn\":\"Team\",\"refinement\":"
                        + constraint(0) + "}";
    }

    private String constraint(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            var parts = list(() -> constraint(depth - 1));
            return "{\"" + pick(List.of("and", "or", "xone", "andSequence")) + "\":"
                    + (random.nextBoolean() ? parts : "{\"@list\":" + parts + "}") + "}";
        }
        var members = new ArrayList<String>();
        members.add("\"leftOperand\":" + pick(LEFT));
        members.add("\"operator\":\"" + pick(OPERATORS) + "\"");
        members.add("\"rightOperand\":" + pick(RIGHT));
        rarely(members, "\"uid\":\"urn:constraint:" + random.nextInt(1_000_000_000) + "\"");
        rarely(members, "\"unit\":" + pick(List.of("\"http://dbpedia.org/resource/Euro\"", "{\"@id\":\"urn:unit\"}")));
        rarely(members, "\"dataType\":" + pick(List.of("\"xsd:decimal\"", "{\"@id\":\"xsd:date\"}")));
        rarely(members, "\"status\":" + pick(List.of("5", "\"five\"")));
        rarely(members, "\"rightOperandReference\":\"http://example.com/value\"");
        rarely(members, "\"@type\":\"Constraint\"");
        return "{" + String.join(",", members) + "}";
    }

    private String several(Supplier<String> one) {
        return random.nextInt(4) == 0 ? "[" + one.get() + "," + one.get() + "]" : one.get();
    }

    private String list(Supplier<String> one) {
        var items = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            items.add(one.get());
        }
        return items.size() == 1 && random.nextBoolean() ? items.get(0) : "[" + String.join(",", items) + "]";
    }

    private void often(List<String> members, String member) {
        if (random.nextBoolean()) {
            members.add(member);
        }
    }

    private void rarely(List<String> members, String member) {
        if (random.nextInt(5) == 0) {
            members.add(member);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
