package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Reads the clause of a duty back to the duty, for the duties that the templates have. */
final class DutyReading {
    private static final List<String> LEVELS = List.of("address", "street", "iris", "commune");

    private static final List<String> GROUNDS = List.of(
            Rennes.BREACH, Rennes.PAYMENT_DEFAULT, Rennes.LOST_STANDING, Rennes.WITHDRAWN_CONSENT, Rennes.LEGAL_ORDER);

    private final Words words;
    private final Forms forms;
    private final ValueReading values;
    private final ClauseReading clauses;

    DutyReading(Words words, Forms forms, ValueReading values, ClauseReading clauses) {
        this.words = words;
        this.forms = forms;
        this.values = values;
        this.clauses = clauses;
    }

    Optional<Duty> read(String text) {
        return attribute(text)
                .or(() -> compensate(text))
                .or(() -> pseudonymise(text))
                .or(() -> aggregate(text))
                .or(() -> dated(text, Odrl.DELETE))
                .or(() -> dated(text, Rennes.PUBLISH_RESULTS));
    }

    /** The obligation to uphold the contract, its grounds in the order of the text, notice last. */
    Optional<Duty> uphold(String text) {
        return text.equals(words.say("duty.rennes.uphold.none"))
                ? Optional.of(duty(Rennes.UPHOLD, List.of()))
                : Forms.match(forms.expression("duty.rennes.uphold", Forms.ANY), text)
                        .map(found -> duty(Rennes.UPHOLD, grounds(found.get(0))));
    }

    private List<Constraint> grounds(String list) {
        var places = new TreeMap<Integer, String>();
        for (var term : GROUNDS) {
            int place = list.indexOf(words.say("ground." + term));
            if (place >= 0) {
                places.put(place, term);
            }
        }
        var parameters = new ArrayList<Constraint>();
        places.values().forEach(term -> parameters.add(is(Rennes.GROUND, Value.text(term))));
        var notice = Pattern.compile(forms.expression("ground.notice.period", Forms.ANY) + "$")
                .matcher(list);
        if (notice.find()) {
            values.period(notice.group(1)).ifPresent(period -> {
                parameters.add(is(Rennes.GROUND, Value.text(Rennes.NOTICE)));
                parameters.add(is(Rennes.NOTICE_PERIOD, ValueReading.duration(period)));
            });
        }
        return parameters;
    }

    private Optional<Duty> attribute(String text) {
        var form = forms.expression("duty.odrl.attribute", forms.quoted()) + "(?: "
                + forms.expression("duty.odrl.attribute.licence", Forms.ANY) + ")?";
        return Forms.match(form, text).map(found -> {
            var parameters = new ArrayList<Constraint>();
            parameters.add(is(Rennes.ATTRIBUTION, Value.text(found.get(0))));
            licence(found.get(1)).ifPresent(licence -> parameters.add(is(Rennes.LICENCE, licence)));
            return duty(Odrl.ATTRIBUTE, parameters);
        });
    }

    private Optional<Value> licence(String text) {
        return text.equals(words.say("licence.etalab"))
                ? Optional.of(Value.iri(ValueWords.LICENCE_OUVERTE))
                : values.quoted(text).map(ValueReading::name);
    }

    private Optional<Duty> compensate(String text) {
        var form = forms.expression(
                "duty.odrl.compensate",
                Forms.ANY,
                forms.optional("duty.odrl.compensate.payee", forms.quoted()),
                forms.optional("duty.odrl.compensate.period", Forms.ANY),
                "");
        return Forms.match(form, text)
                .flatMap(found -> values.amount(found.get(0)).map(amount -> {
                    var parameters = new ArrayList<Constraint>();
                    parameters.add(is(Odrl.PAY_AMOUNT, ValueReading.numeric(amount.number())));
                    parameters.add(is(Rennes.CURRENCY, Value.text(amount.currency())));
                    if (!found.get(1).isEmpty()) {
                        parameters.add(is(Rennes.PAYEE, Value.text(found.get(1))));
                    }
                    values.period(found.get(2))
                            .ifPresent(period -> parameters.add(is(Rennes.PERIOD, ValueReading.duration(period))));
                    return duty(Odrl.COMPENSATE, parameters);
                }));
    }

    private Optional<Duty> pseudonymise(String text) {
        for (var columns : List.of("duty.column.one", "duty.column.many")) {
            var form = forms.expression("duty.rennes.pseudonymise", forms.expression(columns, forms.quotedList()));
            var found = Forms.match(form, text);
            if (found.isPresent()) {
                var named =
                        forms.all(found.get().get(0)).stream().map(Value::text).toList();
                return Optional.of(duty(
                        Rennes.PSEUDONYMISE,
                        List.of(new Atomic(Rennes.COLUMN, Operator.IS_ANY_OF, named, Details.NONE))));
            }
        }
        return Optional.empty();
    }

    private Optional<Duty> aggregate(String text) {
        var threshold = forms.expression("duty.rennes.aggregate", Forms.ANY);
        var single = Forms.match(threshold + " " + forms.expression("duty.rennes.aggregate.level", Forms.ANY), text);
        var chain = Forms.match(
                threshold + " " + forms.expression("duty.rennes.aggregate.levels", Forms.ANY, Forms.ANY), text);
        var found = single.isPresent() ? single : chain;
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var levels = levels(found.get());
        return clauses.readAlternatives(found.get().get(0))
                .filter(limit -> !levels.isEmpty())
                .map(limit -> {
                    var parameters = new ArrayList<>(List.of(limit));
                    levels.forEach(level -> parameters.add(is(Rennes.LEVELS, Value.text(level))));
                    return duty(Rennes.AGGREGATE, parameters);
                });
    }

    private List<String> levels(List<String> found) {
        var said = new ArrayList<String>();
        said.add(found.get(1));
        if (found.size() > 2) {
            var first = words.raw("duty.rennes.aggregate.then").replace("{0}", "");
            var next = words.raw("duty.rennes.aggregate.thenLast").replace("{0}", "");
            if (!found.get(2).startsWith(first)) {
                return List.of();
            }
            said.addAll(Arrays.asList(found.get(2).substring(first.length()).split(Pattern.quote(next))));
        }
        var levels = new ArrayList<String>();
        for (var level : said) {
            LEVELS.stream()
                    .filter(one -> words.say("level." + one).equals(level))
                    .forEach(levels::add);
        }
        return levels.size() == said.size() ? levels : List.of();
    }

    private Optional<Duty> dated(String text, String action) {
        var key = "duty." + Words.key(action);
        if (Forms.match(forms.expression(key, ""), text).isPresent()) {
            return Optional.of(duty(action, List.of()));
        }
        var until = Forms.match(forms.expression(key, forms.expression("duty.until", Forms.ANY)), text)
                .flatMap(found -> values.read(found.get(0), OperandType.INSTANT))
                .map(date -> new Atomic(Odrl.DATE_TIME, Operator.LTEQ, date));
        var within = Forms.match(forms.expression(key, forms.expression("duty.within", Forms.ANY)), text)
                .flatMap(found -> values.period(found.get(0)))
                .map(span -> new Atomic(Odrl.NS + "elapsedTime", Operator.LTEQ, ValueReading.duration(span)));
        return until.or(() -> within).map(deadline -> duty(action, List.of(deadline)));
    }

    private static Duty duty(String action, List<Constraint> parameters) {
        return new Duty(new Action(action, parameters.toArray(Constraint[]::new)));
    }

    private static Atomic is(String leftOperand, Value value) {
        return new Atomic(leftOperand, Operator.EQ, value);
    }
}
