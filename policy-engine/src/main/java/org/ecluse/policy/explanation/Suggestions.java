package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.counterfactual.Advice;
import org.ecluse.policy.counterfactual.Change;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Writes what would be enough for a request to be accepted, one sentence for each way. */
final class Suggestions {
    private final Words words;
    private final Clauses clauses;
    private final RuleSentences rules;

    Suggestions(Words words, Clauses clauses, RuleSentences rules) {
        this.words = words;
        this.clauses = clauses;
        this.rules = rules;
    }

    /** @param facts the asker's, before any change */
    List<String> say(Advice advice, Facts facts) {
        return advice.fold(
                changes -> ways(changes, facts),
                () -> List.of(words.say("advice.nothing")),
                () -> List.of(words.say("advice.undecided")));
    }

    private List<String> ways(Advice.Changes changes, Facts facts) {
        var sentences = new ArrayList<String>();
        for (var way : changes.ways()) {
            var all = way.stream().map(change -> say(change, facts)).sorted().toList();
            sentences.add(words.say(sentences.isEmpty() ? "advice.enough" : "advice.or", together(all)));
        }
        return sentences.stream().distinct().toList();
    }

    private String together(List<String> all) {
        int last = all.size() - 1;
        return last == 0
                ? all.get(0)
                : String.join(words.say("advice.separator"), all.subList(0, last))
                        + words.say("advice.last")
                        + all.get(last);
    }

    private String say(Change change, Facts facts) {
        if (change instanceof Change.Have have) {
            return have(have, facts);
        }
        if (change instanceof Change.Wait wait) {
            return words.say("change.wait", clauses.values().date(wait.until()));
        }
        if (change instanceof Change.Fulfil fulfil) {
            return fulfil(fulfil.duty());
        }
        if (change instanceof Change.AskAbout ask) {
            return words.say("change.asset", words.quoted(ask.target()));
        }
        var action = ((Change.AskFor) change).action();
        return words.say(
                "change.action",
                words.find("do." + Words.key(action)).orElseGet(() -> words.say("do.other", words.quoted(action))));
    }

    private String have(Change.Have have, Facts facts) {
        var operand = clauses.operand(have.leftOperand());
        var added = have.added(facts);
        if (added.equals(List.of(Change.ANY_OTHER))) {
            var before = have.dropped(facts);
            return before.isEmpty()
                    ? words.say("change.excluded", operand)
                    : words.say("change.other", operand, said(have, before));
        }
        if (added.isEmpty()) {
            var dropped = have.dropped(facts);
            return dropped.isEmpty()
                    ? words.say("change.none", operand)
                    : words.say("change.drop", operand, said(have, dropped));
        }
        var name = "change." + Words.key(have.leftOperand());
        var values = said(have, added);
        if (added.equals(List.of(Value.iri(Rennes.REGISTERED_STUDY)))) {
            return words.say(name + ".any");
        }
        return words.find(name, values).orElseGet(() -> words.say("change.generic", operand, values));
    }

    private String said(Change.Have have, List<Value> values) {
        var list = clauses.all(values, have.leftOperand());
        return have.unit()
                .map(unit -> words.say("clause.unit", list, words.quoted(unit)))
                .orElse(list);
    }

    private String fulfil(Duty duty) {
        return duty.action().iri().equals(Odrl.COMPENSATE)
                ? words.say("change.pay")
                : words.say("change.fulfil", String.join(" ", rules.say(duty)));
    }
}
