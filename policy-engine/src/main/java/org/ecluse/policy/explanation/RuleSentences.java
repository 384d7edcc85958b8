package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Writes rules as sentences. */
final class RuleSentences {
    private final Words words;
    private final Clauses clauses;

    RuleSentences(Words words, Clauses clauses) {
        this.words = words;
        this.clauses = clauses;
    }

    List<String> say(Permission permission) {
        var sentences = new ArrayList<String>();
        var may = words.find("may." + Words.key(permission.action().iri()))
                .orElseGet(() ->
                        words.say("may.other", words.quoted(permission.action().iri())));
        var conditions = conditions(permission.action().refinements(), permission.constraints());
        boolean free = conditions.isEmpty() && permission.duties().isEmpty();
        sentences.add(words.say(free ? "may.free" : "may.under", may));
        conditions.forEach(condition -> sentences.add(words.say("condition", clauses.say(condition))));
        together(permission.duties()).forEach(duty -> sentences.addAll(say(duty)));
        return sentences;
    }

    /** One sentence for all columns, however many duties they are spread over. */
    private static List<Duty> together(List<Duty> duties) {
        var others = new ArrayList<Duty>();
        var columns = new ArrayList<Constraint>();
        int place = -1;
        for (var duty : duties) {
            boolean isColumn = !duty.action().refinements().isEmpty()
                    && duty.equals(new Duty(
                            new Action(Rennes.PSEUDONYMISE, duty.action().refinements(), Extras.NONE)));
            if (isColumn) {
                place = place < 0 ? others.size() : place;
                columns.addAll(duty.action().refinements());
            } else {
                others.add(duty);
            }
        }
        if (place >= 0) {
            others.add(place, new Duty(new Action(Rennes.PSEUDONYMISE, columns, Extras.NONE)));
        }
        return others;
    }

    String say(Prohibition prohibition) {
        var forbid = words.find("forbid." + Words.key(prohibition.action().iri()))
                .orElseGet(() -> words.say(
                        "forbid.other", words.quoted(prohibition.action().iri())));
        var conditions = conditions(prohibition.action().refinements(), prohibition.constraints());
        return conditions.isEmpty()
                ? words.say("forbid.always", forbid)
                : words.say("forbid.when", forbid, words.list(clauses.say(conditions), "logical.and.last"));
    }

    private static List<Constraint> conditions(List<Constraint> refinements, List<Constraint> constraints) {
        var all = new ArrayList<>(constraints);
        all.addAll(refinements);
        return all;
    }

    /** A duty in one or more sentences. */
    List<String> say(Duty duty) {
        var sentences = new ArrayList<>(main(duty));
        if (!duty.constraints().isEmpty()) {
            sentences.add(words.say("duty.when", words.list(clauses.say(duty.constraints()), "logical.and.last")));
        }
        for (var consequence : duty.consequences()) {
            sentences.add(words.say("duty.consequence", String.join(" ", say(consequence))));
        }
        return sentences;
    }

    private List<String> main(Duty duty) {
        return switch (Words.key(duty.action().iri())) {
            case "odrl.compensate" -> List.of(compensate(duty));
            case "rennes.aggregate" -> aggregate(duty);
            case "rennes.pseudonymise" -> List.of(pseudonymise(duty));
            case "odrl.attribute" -> attribute(duty);
            case "odrl.delete", "rennes.publishResults" ->
                List.of(words.say("duty." + Words.key(duty.action().iri()), deadline(duty)));
            default -> List.of(other(duty));
        };
    }

    private String compensate(Duty duty) {
        var amount = parameter(duty, Odrl.PAY_AMOUNT);
        var currency = parameter(duty, Rennes.CURRENCY).map(Value::text).or(() -> unit(duty));
        var payee = parameter(duty, Rennes.PAYEE).map(Value::text).or(() -> duty.scope()
                .party(Odrl.COMPENSATED_PARTY));
        return words.say(
                "duty.odrl.compensate",
                amount.map(number -> clauses.values().amount(number.text(), currency.orElse("")))
                        .orElseGet(() -> words.say("duty.amount.none")),
                payee.map(name -> words.say("duty.odrl.compensate.payee", words.quoted(name)))
                        .orElse(""),
                parameter(duty, Rennes.PERIOD)
                        .map(period -> words.say(
                                "duty.odrl.compensate.period", clauses.values().duration(period.text())))
                        .orElse(""));
    }

    private static Optional<String> unit(Duty duty) {
        return duty.action().refinements().stream()
                .filter(refinement -> isOn(refinement, Odrl.PAY_AMOUNT))
                .flatMap(refinement -> ((Atomic) refinement).unit().stream())
                .findFirst();
    }

    private List<String> aggregate(Duty duty) {
        var thresholds = duty.action().refinements().stream()
                .filter(refinement -> !isOn(refinement, Rennes.LEVELS))
                .toList();
        var sentences = new ArrayList<String>();
        sentences.add(
                thresholds.isEmpty()
                        ? words.say("duty.rennes.aggregate.none")
                        : words.say("duty.rennes.aggregate", words.list(clauses.say(thresholds), "logical.and.last")));
        var levels = parameters(duty, Rennes.LEVELS).stream()
                .map(level -> words.find("level." + level.text()).orElseGet(() -> words.quoted(level.text())))
                .toList();
        if (levels.size() == 1) {
            sentences.add(words.say("duty.rennes.aggregate.level", levels.get(0)));
        } else if (levels.size() > 1) {
            sentences.add(words.say("duty.rennes.aggregate.levels", levels.get(0), upwards(levels)));
        }
        return sentences;
    }

    private String upwards(List<String> levels) {
        var text = new StringBuilder(words.say("duty.rennes.aggregate.then", levels.get(1)));
        levels.subList(2, levels.size())
                .forEach(level -> text.append(words.say("duty.rennes.aggregate.thenLast", level)));
        return text.toString();
    }

    private String pseudonymise(Duty duty) {
        var columns = parameters(duty, Rennes.COLUMN).stream()
                .map(column -> words.quoted(column.text()))
                .toList();
        if (columns.isEmpty()) {
            return words.say("duty.rennes.pseudonymise.none");
        }
        var named = words.say(
                columns.size() == 1 ? "duty.column.one" : "duty.column.many", words.list(columns, "list.last"));
        return words.say("duty.rennes.pseudonymise", named);
    }

    private List<String> attribute(Duty duty) {
        var sentences = new ArrayList<String>();
        sentences.add(parameter(duty, Rennes.ATTRIBUTION)
                .map(Value::text)
                .or(() -> duty.scope().party(Odrl.ATTRIBUTED_PARTY))
                .map(source -> words.say("duty.odrl.attribute", words.quoted(source)))
                .orElseGet(() -> words.say("duty.odrl.attribute.none")));
        for (var licence : parameters(duty, Rennes.LICENCE)) {
            sentences.add(
                    words.say("duty.odrl.attribute.licence", clauses.values().say(licence, OperandType.TERM)));
        }
        return sentences;
    }

    private String deadline(Duty duty) {
        for (var term : List.of("elapsedTime", "delayPeriod")) {
            var span = parameter(duty, Odrl.NS + term);
            if (span.isPresent()) {
                return words.say(
                        "duty.within", clauses.values().duration(span.get().text()));
            }
        }
        return parameter(duty, Odrl.DATE_TIME)
                .map(date -> words.say("duty.until", clauses.values().date(date.text())))
                .orElse("");
    }

    private String other(Duty duty) {
        var name = words.quoted(duty.action().iri());
        return duty.action().refinements().isEmpty()
                ? words.say("duty.other", name)
                : words.say(
                        "duty.other.refined",
                        name,
                        words.list(clauses.say(duty.action().refinements()), "logical.and.last"));
    }

    private static Optional<Value> parameter(Duty duty, String leftOperand) {
        return parameters(duty, leftOperand).stream().findFirst();
    }

    private static List<Value> parameters(Duty duty, String leftOperand) {
        var values = new ArrayList<Value>();
        for (var refinement : duty.action().refinements()) {
            if (isOn(refinement, leftOperand)) {
                values.addAll(((Atomic) refinement).right());
            }
        }
        return values;
    }

    private static boolean isOn(Constraint constraint, String leftOperand) {
        return constraint instanceof Atomic atomic && atomic.leftOperand().equals(leftOperand);
    }
}
