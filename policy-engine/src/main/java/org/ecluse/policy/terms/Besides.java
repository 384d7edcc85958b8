package org.ecluse.policy.terms;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;

/** What a comparison says beside its three parts, where the profile takes such a member for a condition. Pure. */
public final class Besides {
    private Besides() {}

    /** The comparison itself, or it and what stands beside it, written out as {@code and}. */
    public static Constraint writtenOut(Atomic atomic, Profile profile) {
        if (atomic.details().extras().isEmpty()) {
            return atomic;
        }
        var members = atomic.details().extras().members();
        var parts = new ArrayList<Constraint>();
        var left = Json.createObjectBuilder();
        for (var member : members.entrySet()) {
            var value = profile.isCondition(member.getKey()) ? value(member.getValue()) : Optional.<Value>empty();
            if (value.isPresent()) {
                parts.add(new Atomic(member.getKey(), Operator.EQ, value.get()));
            } else {
                left.add(member.getKey(), member.getValue());
            }
        }
        if (parts.isEmpty()) {
            return atomic;
        }
        parts.add(
                0, new Atomic(atomic.leftOperand(), atomic.operator(), atomic.right(), without(atomic, left.build())));
        return new Logical(LogicalOperand.AND, parts, Optional.empty(), Extras.NONE);
    }

    private static Details without(Atomic atomic, JsonObject left) {
        var details = atomic.details();
        return new Details(
                details.uid(),
                details.unit(),
                details.dataType(),
                details.status(),
                details.references(),
                left.isEmpty() ? Extras.NONE : new Extras(left));
    }

    /** One name or one text, in expanded JSON-LD. */
    private static Optional<Value> value(JsonValue json) {
        if (json instanceof JsonArray array) {
            return array.size() == 1 ? value(array.get(0)) : Optional.empty();
        }
        if (!(json instanceof JsonObject object) || object.size() != 1) {
            return Optional.empty();
        }
        if (object.get("@id") instanceof JsonString iri) {
            return Optional.of(Value.iri(iri.getString()));
        }
        return object.get("@value") instanceof JsonString text
                ? Optional.of(Value.text(text.getString()))
                : Optional.empty();
    }
}
