package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Constraint.Opaque;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/** Reads constraints and refinements from expanded JSON-LD. What cannot be read stays as it is, as an opaque one. */
final class ConstraintReader {
    private static final String LEFT = Odrl.NS + "leftOperand";
    private static final String OPERATOR = Odrl.NS + "operator";
    private static final String RIGHT = Odrl.NS + "rightOperand";
    private static final String REFERENCE = Odrl.NS + "rightOperandReference";
    private static final String UNIT = Odrl.NS + "unit";
    private static final String DATA_TYPE = Odrl.NS + "dataType";
    // The published W3C context spells the property this way.
    private static final String DATATYPE = Odrl.NS + "datatype";
    private static final String STATUS = Odrl.NS + "status";
    private static final String CONSTRAINT = Odrl.NS + "Constraint";
    private static final String LOGICAL_CONSTRAINT = Odrl.NS + "LogicalConstraint";

    private static final String LEFT_OPERAND = Odrl.NS + "LeftOperand";
    private static final String OPERATOR_CLASS = Odrl.NS + "Operator";

    private final Profile profile;
    private final ReadingLimits limits;
    private final Sightings sightings;
    private int count;

    ConstraintReader(Profile profile, ReadingLimits limits, Sightings sightings) {
        this.profile = profile;
        this.limits = limits;
        this.sightings = sightings;
    }

    List<Constraint> read(List<JsonValue> values, String at) throws Unreadable {
        var constraints = new ArrayList<Constraint>();
        for (var value : values) {
            var place = at + "/" + constraints.size();
            constraints.add(sightings.at(place, read(value, place)));
        }
        return constraints;
    }

    private Constraint read(JsonValue value, String at) throws Unreadable {
        limits.check(Limit.CONSTRAINTS, ++count, at);
        if (!Node.isNode(value)) {
            var kept =
                    StrictJson.JSON.createObjectBuilder().add(Node.VALUE, value).build();
            return opaque("it is not a node", Node.isObject(value) ? value.asJsonObject() : kept);
        }
        var node = new Node(value.asJsonObject());
        var operands = new ArrayList<LogicalOperand>();
        for (var operand : LogicalOperand.values()) {
            if (node.has(operand.iri())) {
                operands.add(operand);
            }
        }
        if (operands.isEmpty()) {
            return atomic(node, at);
        }
        if (operands.size() > 1 || node.has(LEFT)) {
            return opaque("it compares and combines at once", node.json());
        }
        return logical(node, operands.get(0), at);
    }

    private Constraint logical(Node node, LogicalOperand operand, String at) throws Unreadable {
        node.types(CONSTRAINT, LOGICAL_CONSTRAINT);
        var parts = read(node.take(operand.iri()), at + "/" + operand.term());
        var uid = node.uid();
        return new Logical(operand, parts, uid, node.rest());
    }

    private Constraint atomic(Node node, String at) throws Unreadable {
        node.types(CONSTRAINT);
        var left = only(node.take(LEFT)).flatMap(value -> Node.nameOf(value, LEFT_OPERAND));
        var operator = only(node.take(OPERATOR)).flatMap(value -> Node.nameOf(value, OPERATOR_CLASS));
        if (left.isEmpty() || operator.isEmpty()) {
            return opaque("it does not have one left operand and one operator", node.json());
        }
        var known = Operator.of(operator.get());
        if (known.isEmpty()) {
            return new Opaque(
                    new Problem(
                            "policy.operator.unknown",
                            "",
                            "operator " + Problem.quote(operator.get()) + " is none of ODRL's",
                            "use one of ODRL's twelve operators, such as `eq` or `lteq`"),
                    node.json());
        }
        var right = new ArrayList<Value>();
        var written = node.take(RIGHT);
        limits.check(Limit.VALUES, written.size(), at + "/rightOperand");
        for (var value : written) {
            var read = Values.read(value);
            if (read.isEmpty()) {
                return opaque("its right operand is neither a name nor a literal", node.json());
            }
            right.add(read.get());
        }
        var name = LeftOperands.inOdrl(left.get());
        var operand = profile.operand(name);
        var values = operand.isPresent() ? Values.typed(right, operand.get()) : right;
        limits.check(Limit.VALUES, values.size(), at + "/rightOperand");
        return details(node)
                .<Constraint>map(details -> new Atomic(name, known.get(), values, details))
                .orElseGet(() -> opaque("its unit, data type, status or reference cannot be read", node.json()));
    }

    private static Optional<Details> details(Node node) {
        var units = node.take(UNIT);
        var types = new ArrayList<>(node.take(DATA_TYPE));
        types.addAll(node.take(DATATYPE));
        var statuses = node.take(STATUS);
        var references = node.take(REFERENCE).stream().map(Node::plainName).toList();
        var unit = only(units).flatMap(Node::plainName);
        var type = only(types).flatMap(Node::plainName).map(ConstraintReader::inXsd);
        var status = only(statuses).flatMap(Values::read);
        boolean unread = unit.isPresent() == units.isEmpty()
                || type.isPresent() == types.isEmpty()
                || status.isPresent() == statuses.isEmpty()
                || references.stream().anyMatch(Optional::isEmpty);
        if (unread) {
            return Optional.empty();
        }
        var uid = node.uid();
        return Optional.of(new Details(
                uid, unit, type, status, references.stream().map(Optional::get).toList(), node.rest()));
    }

    /** The published W3C context leaves a data type's prefix as it is written. */
    private static String inXsd(String type) {
        return type.startsWith("xsd:") ? Odrl.XSD + type.substring("xsd:".length()) : type;
    }

    private static Optional<JsonValue> only(List<JsonValue> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    // Where it stands is not part of what it is: the evaluator adds the place when it names the problem.
    private static Opaque opaque(String why, JsonObject node) {
        return new Opaque(
                new Problem(
                        "policy.constraint.unreadable",
                        "",
                        "a constraint cannot be read: " + why,
                        "give it one `leftOperand`, one `operator` and a `rightOperand`, or one logical operand"),
                node);
    }
}
