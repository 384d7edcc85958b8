package org.ecluse.policy.reading;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Reads a policy in the shape of DSP 2025-1's contract schema straight from the parser, without JSON-LD. It reads only
 * what is certainly in that shape, under DSP's context or none; on anything else it stops, and the document is read the
 * long way, which also names what is wrong. What both read, they read alike. For one document and one thread.
 */
final class DspReader {
    private static final String CONTEXT = "@context";
    private static final String CONFLICT = "odrl:conflict";

    private final JsonParser parser;
    private final Profile profile;
    private final ReadingLimits limits;
    private int nodes;
    private int rules;
    private int constraints;

    DspReader(JsonParser parser, Profile profile, ReadingLimits limits) {
        this.parser = parser;
        this.profile = profile;
        this.limits = limits;
    }

    /** The document is not certainly in the shape that is read here. */
    static final class Elsewhere extends Exception {
        private static final long serialVersionUID = 1L;
        private static final Elsewhere IT_IS = new Elsewhere();

        private Elsewhere() {
            super("", null, false, false);
        }
    }

    Policy policy() throws Elsewhere {
        expect(parser.hasNext() && parser.next() == Event.START_OBJECT);
        enter(1);
        var read = new Members();
        int seen = 0;
        for (var event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            int member = member(parser.getString());
            expect((seen & member) == 0);
            seen |= member;
            read(member, read);
        }
        boolean saysSomething = (seen & ~3) != 0;
        expect(!parser.hasNext() && read.uid != null && saysSomething);
        return read.policy();
    }

    private static final class Members {
        private String uid;
        private PolicyType type = PolicyType.SET;
        private Optional<ConflictStrategy> conflict = Optional.empty();
        private List<String> profiles = List.of();
        private Scope scope = Scope.NONE;
        private List<Permission> permissions = List.of();
        private List<Prohibition> prohibitions = List.of();
        private List<Duty> obligations = List.of();

        Policy policy() {
            var head = new Policy.Head(scope, conflict, profiles, List.of(), Extras.NONE);
            return new Policy(uid, type, head, permissions, prohibitions, obligations);
        }
    }

    private static int member(String name) throws Elsewhere {
        return switch (name) {
            case CONTEXT -> 1;
            case Node.ID -> 2;
            case Node.TYPE -> 4;
            case "profile" -> 8;
            case "target" -> 16;
            case "assigner" -> 32;
            case "assignee" -> 64;
            case "permission" -> 128;
            case "prohibition" -> 256;
            case "obligation" -> 512;
            case CONFLICT -> 1024;
            default -> throw Elsewhere.IT_IS;
        };
    }

    private void read(int member, Members read) throws Elsewhere {
        switch (member) {
            case 1 -> context();
            case 2 -> read.uid = name(text(parser.next()));
            case 4 -> read.type = type(text(parser.next()));
            case 8 -> read.profiles = names();
            case 16 -> read.scope = read.scope.withTarget(Asset.of(name(text(parser.next()))));
            case 32 -> read.scope = read.scope.withParty(Odrl.ASSIGNER, name(text(parser.next())));
            case 64 -> read.scope = read.scope.withParty(Odrl.ASSIGNEE, name(text(parser.next())));
            case 128 -> read.permissions = rules(Permission.class, 2);
            case 256 -> read.prohibitions = rules(Prohibition.class, 2);
            case 512 -> read.obligations = rules(Duty.class, 2);
            default -> read.conflict = Optional.of(conflict());
        }
    }

    private void context() throws Elsewhere {
        var event = parser.next();
        boolean array = event == Event.START_ARRAY;
        if (array) {
            enter(2);
            event = parser.next();
        }
        var iri = text(event);
        expect(iri.equals(DspTerms.CONTEXT) || iri.equals(DspTerms.PROFILE_CONTEXT));
        expect(!array || parser.next() == Event.END_ARRAY);
    }

    private static PolicyType type(String term) throws Elsewhere {
        return switch (term) {
            case "Offer" -> PolicyType.OFFER;
            case "Agreement" -> PolicyType.AGREEMENT;
            case "Set" -> PolicyType.SET;
            default -> throw Elsewhere.IT_IS;
        };
    }

    private ConflictStrategy conflict() throws Elsewhere {
        expect(parser.next() == Event.START_OBJECT);
        enter(2);
        expect(parser.next() == Event.KEY_NAME && parser.getString().equals(Node.ID));
        var strategy = ConflictStrategy.of(name(text(parser.next())));
        expect(strategy.isPresent() && parser.next() == Event.END_OBJECT);
        return strategy.get();
    }

    private List<String> names() throws Elsewhere {
        var event = parser.next();
        if (event != Event.START_ARRAY) {
            return List.of(name(text(event)));
        }
        enter(2);
        var names = new ArrayList<String>();
        for (event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            names.add(name(text(event)));
        }
        return names;
    }

    private <R extends Rule> List<R> rules(Class<R> kind, int depth) throws Elsewhere {
        expect(parser.next() == Event.START_ARRAY);
        enter(depth);
        var all = new ArrayList<R>();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            expect(event == Event.START_OBJECT && ++rules <= limits.of(Limit.RULES));
            enter(depth + 1);
            all.add(kind.cast(rule(kind, depth + 1)));
        }
        return all;
    }

    private Rule rule(Class<? extends Rule> kind, int depth) throws Elsewhere {
        String action = null;
        List<Constraint> conditions = null;
        List<Duty> duties = null;
        for (var event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            switch (parser.getString()) {
                case "action" -> {
                    expect(action == null);
                    action = RuleReader.inOdrl(term(text(parser.next())));
                }
                case "constraint" -> {
                    expect(conditions == null);
                    conditions = constraints(depth + 1);
                }
                case "duty" -> {
                    expect(duties == null && kind == Permission.class);
                    duties = rules(Duty.class, depth + 1);
                }
                default -> throw Elsewhere.IT_IS;
            }
        }
        expect(action != null);
        var terms = Terms.of(new Action(action), conditions == null ? List.of() : conditions);
        if (kind == Permission.class) {
            return new Permission(terms, duties == null ? List.of() : duties);
        }
        return kind == Prohibition.class
                ? new Prohibition(terms, List.of())
                : new Duty(Refinements.restored(terms, profile), List.of());
    }

    private List<Constraint> constraints(int depth) throws Elsewhere {
        expect(parser.next() == Event.START_ARRAY);
        enter(depth);
        var all = new ArrayList<Constraint>();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            expect(event == Event.START_OBJECT && ++constraints <= limits.of(Limit.CONSTRAINTS));
            enter(depth + 1);
            all.add(constraint(depth + 1));
        }
        return all;
    }

    private Constraint constraint(int depth) throws Elsewhere {
        String left = null;
        Operator operator = null;
        List<Value> right = null;
        Logical logical = null;
        for (var event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            switch (parser.getString()) {
                case "leftOperand" -> {
                    expect(left == null);
                    left = LeftOperands.inOdrl(term(text(parser.next())));
                }
                case "operator" -> {
                    expect(operator == null);
                    operator = Operator.of(term(text(parser.next()))).orElseThrow(() -> Elsewhere.IT_IS);
                }
                case "rightOperand" -> {
                    expect(right == null);
                    right = values(depth + 1);
                }
                default -> {
                    var operand = LogicalOperand.ofTerm(parser.getString()).orElseThrow(() -> Elsewhere.IT_IS);
                    expect(logical == null);
                    logical = new Logical(operand, constraints(depth + 1), Optional.empty(), Extras.NONE);
                }
            }
        }
        if (logical != null) {
            expect(left == null && operator == null && right == null);
            return logical;
        }
        expect(left != null && operator != null && right != null);
        var operand = profile.operand(left);
        var typed = operand.isPresent() ? Values.typed(right, operand.get()) : right;
        expect(typed.size() <= limits.of(Limit.VALUES));
        return new Atomic(left, operator, typed, Details.NONE);
    }

    private List<Value> values(int depth) throws Elsewhere {
        var event = parser.next();
        if (event != Event.START_ARRAY) {
            return List.of(value(event, depth));
        }
        enter(depth);
        var values = new ArrayList<Value>();
        for (event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            expect(values.size() < limits.of(Limit.VALUES));
            values.add(value(event, depth + 1));
        }
        return values;
    }

    private Value value(Event event, int depth) throws Elsewhere {
        if (event == Event.VALUE_STRING) {
            return Value.text(whole(parser.getString()));
        }
        expect(event == Event.START_OBJECT);
        enter(depth);
        String value = null;
        String type = null;
        String id = null;
        for (var next = parser.next(); next != Event.END_OBJECT; next = parser.next()) {
            switch (parser.getString()) {
                case Node.VALUE -> {
                    expect(value == null);
                    value = whole(text(parser.next()));
                }
                case Node.TYPE -> {
                    expect(type == null);
                    type = name(text(parser.next()));
                }
                case Node.ID -> {
                    expect(id == null);
                    id = name(text(parser.next()));
                }
                default -> throw Elsewhere.IT_IS;
            }
        }
        expect((value == null) == (id != null) && (type == null || value != null));
        if (id != null) {
            return Value.iri(id);
        }
        return type == null ? Value.text(value) : new Value.Literal(value, type, Optional.empty());
    }

    private String text(Event event) throws Elsewhere {
        expect(event == Event.VALUE_STRING);
        return parser.getString();
    }

    private String name(String text) throws Elsewhere {
        return known(DspTerms.name(text));
    }

    private String term(String text) throws Elsewhere {
        return known(DspTerms.term(text));
    }

    private String known(String iri) throws Elsewhere {
        expect(iri != null && iri.length() <= limits.of(Limit.CHARACTERS));
        return iri;
    }

    private String whole(String text) throws Elsewhere {
        expect(text.length() <= limits.of(Limit.CHARACTERS));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            expect(c != 0 && !Character.isSurrogate(c));
        }
        return text;
    }

    private void enter(int depth) throws Elsewhere {
        expect(depth <= limits.of(Limit.DEPTH) && ++nodes <= limits.of(Limit.NODES));
    }

    private static void expect(boolean shape) throws Elsewhere {
        if (!shape) {
            throw Elsewhere.IT_IS;
        }
    }
}
