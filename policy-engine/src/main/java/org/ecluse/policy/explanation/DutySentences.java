package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Writes what a duty asks for, in one or more sentences. */
final class DutySentences {
    private static final Set<String> BESIDE_THE_THRESHOLD = Set.of(
            Rennes.LEVELS, Rennes.DOMINANCE, Rennes.DOMINANT_CONTRIBUTORS, Rennes.GRANULARITY, Rennes.QUERY_BUDGET);

    private final Words words;
    private final Clauses clauses;

    DutySentences(Words words, Clauses clauses) {
        this.words = words;
        this.clauses = clauses;
    }

    List<String> say(Duty duty) {
        return switch (Words.key(duty.action().iri())) {
            case "odrl.compensate" -> List.of(compensate(duty));
            case "rennes.payPerUse" -> List.of(payPerUse(duty));
            case "rennes.aggregate" -> aggregate(duty);
            case "rennes.onlyConsented" -> List.of(onlyConsented(duty));
            case "rennes.pseudonymise" -> List.of(pseudonymise(duty));
            case "odrl.attribute" -> attribute(duty);
            case "odrl.nextPolicy" -> List.of(nextPolicy(duty));
            case "rennes.uphold" -> List.of(uphold(duty));
            case "odrl.delete", "rennes.publishResults" ->
                List.of(words.say("duty." + Words.key(duty.action().iri()), deadline(duty)));
            default -> List.of(other(duty));
        };
    }

    private String compensate(Duty duty) {
        var period = parameter(duty, Rennes.PERIOD)
                .map(span -> words.say(
                        "duty.odrl.compensate.period", clauses.values().duration(span.text())));
        var units = parameter(duty, Rennes.UNITS)
                .map(number -> words.say("duty.odrl.compensate.units", units(number.text(), duty)));
        return words.say("duty.odrl.compensate", amount(duty), payee(duty), period.orElse(""), units.orElse(""));
    }

    private String payPerUse(Duty duty) {
        var billing = parameter(duty, Rennes.BILLING)
                .map(span -> words.say(
                        "duty.rennes.payPerUse.billing", clauses.values().duration(span.text())));
        var within = parameter(duty, Odrl.NS + "delayPeriod")
                .map(span -> words.say(
                        "duty.rennes.payPerUse.within", clauses.values().duration(span.text())));
        var per = parameter(duty, Rennes.PER).map(Value::text).orElse("1");
        return words.say(
                "duty.rennes.payPerUse",
                amount(duty),
                units(per, duty),
                payee(duty),
                billing.orElse(""),
                within.orElse(""));
    }

    private String amount(Duty duty) {
        var currency = parameter(duty, Rennes.CURRENCY).map(Value::text).or(() -> unit(duty));
        return parameter(duty, Odrl.PAY_AMOUNT)
                .map(number -> clauses.values().amount(number.text(), currency.orElse("")))
                .orElseGet(() -> words.say("duty.amount.none"));
    }

    private String payee(Duty duty) {
        return parameter(duty, Rennes.PAYEE)
                .map(Value::text)
                .or(() -> duty.scope().party(Odrl.COMPENSATED_PARTY))
                .map(name -> words.say("duty.odrl.compensate.payee", words.quoted(name)))
                .orElse("");
    }

    /** {@code 1,000 requests}. */
    private String units(String number, Duty duty) {
        var kind = parameter(duty, Odrl.UNIT_OF_COUNT).map(Value::text).orElse(Rennes.CALL);
        var key = "unit." + Words.key(kind);
        return words.find(
                        number.equals("1") ? key + ".1" : key, clauses.values().number(number))
                .orElseGet(() -> words.say("unit.other", clauses.values().number(number), words.quoted(kind)));
    }

    private static Optional<String> unit(Duty duty) {
        return duty.action().refinements().stream()
                .filter(refinement -> isOn(refinement, Odrl.PAY_AMOUNT))
                .flatMap(refinement -> ((Atomic) refinement).unit().stream())
                .findFirst();
    }

    private List<String> aggregate(Duty duty) {
        var thresholds = duty.action().refinements().stream()
                .filter(refinement -> BESIDE_THE_THRESHOLD.stream().noneMatch(operand -> isOn(refinement, operand)))
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
        sentences.addAll(safeguards(duty));
        return sentences;
    }

    private String upwards(List<String> levels) {
        var text = new StringBuilder(words.say("duty.rennes.aggregate.then", levels.get(1)));
        levels.subList(2, levels.size())
                .forEach(level -> text.append(words.say("duty.rennes.aggregate.thenLast", level)));
        return text.toString();
    }

    private List<String> safeguards(Duty duty) {
        var sentences = new ArrayList<String>();
        var contributors =
                parameter(duty, Rennes.DOMINANT_CONTRIBUTORS).map(Value::text).orElse("1");
        for (var share : atomics(duty, Rennes.DOMINANCE)) {
            var key = "duty.rennes.aggregate.dominance" + (contributors.equals("1") ? ".1" : "");
            sentences.add(
                    words.say(bound(key, share), number(share), clauses.values().number(contributors)));
        }
        for (var span : atomics(duty, Rennes.GRANULARITY)) {
            var key = "duty.rennes.aggregate.granularity" + (span.operator() == Operator.EQ ? ".eq" : "");
            sentences.add(
                    words.say(key, clauses.values().duration(span.right().get(0).text())));
        }
        for (var budget : atomics(duty, Rennes.QUERY_BUDGET)) {
            sentences.add(words.say(bound("duty.rennes.aggregate.budget", budget), number(budget)));
        }
        return sentences;
    }

    private static String bound(String key, Atomic atomic) {
        return atomic.operator() == Operator.LT ? key + ".lt" : key;
    }

    private String number(Atomic atomic) {
        return clauses.values().number(atomic.right().get(0).text());
    }

    private String onlyConsented(Duty duty) {
        var purpose = atomics(duty, Odrl.PURPOSE).stream()
                .findFirst()
                .map(atomic ->
                        words.say("duty.rennes.onlyConsented.purpose", clauses.all(atomic.right(), Odrl.PURPOSE)));
        var column = parameter(duty, Rennes.COLUMN)
                .map(name -> words.say("duty.rennes.onlyConsented.column", words.quoted(name.text())));
        return words.say("duty.rennes.onlyConsented", purpose.orElse(""), column.orElse(""));
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

    private String nextPolicy(Duty duty) {
        var limit = parameter(duty, Rennes.NO_WIDER_THAN)
                .map(Value::text)
                .or(() -> duty.scope().target())
                .orElse(Rennes.OBTAINED);
        return limit.equals(Rennes.OBTAINED)
                ? words.say("duty.odrl.nextPolicy.obtained")
                : words.say("duty.odrl.nextPolicy", words.quoted(limit));
    }

    private String uphold(Duty duty) {
        var period = parameter(duty, Rennes.NOTICE_PERIOD)
                .map(span -> clauses.values().duration(span.text()));
        var grounds = parameters(duty, Rennes.GROUND).stream()
                .map(ground -> ground(ground.text(), period))
                .toList();
        return grounds.isEmpty()
                ? words.say("duty.rennes.uphold.none")
                : words.say("duty.rennes.uphold", words.list(grounds, "list.last.or"));
    }

    private String ground(String term, Optional<String> period) {
        if (term.equals(Rennes.NOTICE) && period.isPresent()) {
            return words.say("ground.notice.period", period.get());
        }
        return words.find("ground." + term).orElseGet(() -> words.quoted(term));
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
                .map(date -> words.say("duty.until", clauses.values().exactDate(date.text())))
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
        return atomics(duty, leftOperand).stream()
                .flatMap(atomic -> atomic.right().stream())
                .toList();
    }

    private static List<Atomic> atomics(Duty duty, String leftOperand) {
        return duty.action().refinements().stream()
                .filter(refinement -> isOn(refinement, leftOperand))
                .map(Atomic.class::cast)
                .filter(atomic -> !atomic.right().isEmpty())
                .toList();
    }

    private static boolean isOn(Constraint constraint, String leftOperand) {
        return constraint instanceof Atomic atomic && atomic.leftOperand().equals(leftOperand);
    }
}
