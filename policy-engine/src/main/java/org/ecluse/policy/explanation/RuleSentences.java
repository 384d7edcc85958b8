package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Rennes;

/** Writes rules as sentences. */
final class RuleSentences {
    private final Words words;
    private final Clauses clauses;
    private final DutySentences duties;

    RuleSentences(Words words, Clauses clauses) {
        this.words = words;
        this.clauses = clauses;
        this.duties = new DutySentences(words, clauses);
    }

    /** What a permission allows, in one sentence. */
    String may(Permission permission) {
        return words.say("may.free", mayDo(permission));
    }

    private String mayDo(Permission permission) {
        return words.find("may." + Words.key(permission.action().iri()))
                .orElseGet(() ->
                        words.say("may.other", words.quoted(permission.action().iri())));
    }

    List<String> say(Permission permission) {
        var sentences = new ArrayList<String>();
        var may = mayDo(permission);
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
        var sentences = new ArrayList<>(withoutConsequences(duty));
        for (var consequence : duty.consequences()) {
            sentences.add(words.say("duty.consequence", String.join(" ", say(consequence))));
        }
        return sentences;
    }

    /** Only what the duty itself asks for, and when. */
    List<String> withoutConsequences(Duty duty) {
        var sentences = new ArrayList<>(duties.say(duty));
        if (!duty.constraints().isEmpty()) {
            sentences.add(words.say("duty.when", words.list(clauses.say(duty.constraints()), "logical.and.last")));
        }
        return sentences;
    }
}
