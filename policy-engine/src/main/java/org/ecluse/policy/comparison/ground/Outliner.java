package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.comparison.ground.Clause.Test;
import org.ecluse.policy.comparison.ground.Outline.Group;
import org.ecluse.policy.comparison.ground.Outline.Line;
import org.ecluse.policy.comparison.ground.Outline.Named;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.terms.Besides;
import org.ecluse.policy.terms.DutyTiming;

/** Sorts policies by what the evaluator can say of them. */
public final class Outliner {
    /** What makes two rules with the same problem the same open question. */
    private record Question(String code, String cause, Object about) {}

    private final Profile profile;
    private final Evaluator evaluator;

    public Outliner(Profile profile, Evaluator evaluator) {
        this.profile = profile;
        this.evaluator = evaluator;
    }

    public Outline outline(Policy policy) {
        return new Sorting(policy, evaluator.unevaluable(policy)).outline();
    }

    /** One policy and its problems, each of which says where it stands. */
    private final class Sorting {
        private final Policy policy;
        private final List<Problem> problems;

        Sorting(Policy policy, List<Problem> problems) {
            this.policy = policy;
            this.problems = problems;
        }

        Outline outline() {
            var permissions = new ArrayList<Line>();
            for (int i = 0; i < policy.permissions().size(); i++) {
                var permission = policy.permissions().get(i);
                permissions.add(line(permission, "/permission/" + i, false, owed(permission.duties())));
            }
            var prohibitions = new ArrayList<Line>();
            for (int i = 0; i < policy.prohibitions().size(); i++) {
                var prohibition = policy.prohibitions().get(i);
                var remedies = prohibition.remedies().stream()
                        .map(duty -> Owed.remedy(duty, mode(duty), prohibition.terms()))
                        .toList();
                prohibitions.add(line(prohibition, "/prohibition/" + i, true, remedies));
            }
            return new Outline(policy, head(), permissions, prohibitions, owed(policy.obligations()));
        }

        private List<Silent> head() {
            var silences = new ArrayList<Silent>();
            for (var problem : problems) {
                var at = problem.at();
                boolean isOfRule = at.startsWith("/permission/") || at.startsWith("/prohibition/");
                if (!isOfRule) {
                    silences.add(silent(
                            problem,
                            duty(policy.obligations(), "/obligation/", at)
                                    .<Object>map(Duty::terms)
                                    .orElse(policy.head())));
                }
            }
            return silences;
        }

        private Line line(Rule rule, String at, boolean bothScopes, List<Owed> duties) {
            var conditions = new ArrayList<Clause>();
            conditions.addAll(clauses(rule.constraints(), at + "/constraint/"));
            conditions.addAll(clauses(rule.action().refinements(), at + "/action/refinement/"));
            var own = rule.scope();
            var shared = policy.head().scope();
            return new Line(
                    rule,
                    at,
                    assets(named(own.targets(), shared.targets(), bothScopes)),
                    parties(named(own.parties(Odrl.ASSIGNEE), shared.parties(Odrl.ASSIGNEE), bothScopes)),
                    conditions,
                    silences(rule, at),
                    duties);
        }

        /** Everything in the rule that cannot be evaluated, but for its conditions, which stand for themselves. */
        private List<Silent> silences(Rule rule, String at) {
            var silences = new ArrayList<Silent>();
            var below = rule instanceof Permission ? "/duty/" : "/remedy/";
            for (var problem : problems) {
                if (isUnder(problem, at)
                        && !problem.at().startsWith(at + "/constraint/")
                        && !problem.at().startsWith(at + "/action/refinement/")) {
                    silences.add(silent(
                            problem,
                            duty(below(rule), at + below, problem.at())
                                    .<Object>map(Duty::terms)
                                    .orElse(List.of(rule.action(), rule.scope(), rule.extras()))));
                }
            }
            return silences;
        }

        /** The duty that a place lies in. */
        private Optional<Duty> duty(List<Duty> duties, String prefix, String at) {
            for (int i = 0; i < duties.size(); i++) {
                if (at.equals(prefix + i) || at.startsWith(prefix + i + "/")) {
                    return Optional.of(duties.get(i));
                }
            }
            return Optional.empty();
        }

        private List<Clause> clauses(List<Constraint> constraints, String at) {
            var clauses = new ArrayList<Clause>();
            for (int i = 0; i < constraints.size(); i++) {
                clauses.add(clause(constraints.get(i), at + i));
            }
            return clauses;
        }

        private Clause clause(Constraint constraint, String at) {
            return constraint.fold(
                    atomic -> Besides.writtenOut(atomic, profile) instanceof Logical both
                            ? clause(both, at)
                            : clause(atomic, at),
                    logical -> clause(logical, at),
                    opaque -> new Silent(opaque.node(), opaque.problem(), true));
        }

        private Clause clause(Atomic atomic, String at) {
            return problemUnder(at)
                    .<Clause>map(problem -> new Silent(Owed.plain((Constraint) atomic), problem, true))
                    .orElseGet(() -> test(atomic, at));
        }

        private Clause clause(Logical logical, String at) {
            return problemAt(at)
                    .<Clause>map(problem -> new Silent(Owed.plain(logical), problem, true))
                    .orElseGet(() -> new Clause.Group(
                            logical.operand(),
                            clauses(
                                    logical.parts(),
                                    at + "/" + logical.operand().term() + "/")));
        }

        private Optional<Problem> problemAt(String at) {
            return problems.stream().filter(problem -> problem.at().equals(at)).findFirst();
        }

        private Optional<Problem> problemUnder(String at) {
            return problems.stream().filter(problem -> isUnder(problem, at)).findFirst();
        }
    }

    private static List<Duty> below(Rule rule) {
        return rule.fold(Permission::duties, Prohibition::remedies, Duty::consequences);
    }

    private static boolean isUnder(Problem problem, String at) {
        return problem.at().equals(at) || problem.at().startsWith(at + "/");
    }

    private static Silent silent(Problem problem, Object about) {
        return new Silent(new Question(problem.code(), problem.cause(), about), problem, true);
    }

    private Clause test(Atomic atomic, String at) {
        var operand = profile.operand(atomic.leftOperand());
        if (operand.isEmpty() || !atomic.details().references().isEmpty() || !isComparable(operand.get(), atomic)) {
            return new Silent(
                    Owed.plain(atomic),
                    new Problem(
                            "policy.comparison.operand",
                            at,
                            "what " + Problem.quote(atomic.leftOperand()) + " may be cannot be laid out in advance",
                            "compare the two conditions by hand"),
                    false);
        }
        var plain = (Atomic) Owed.plain((Constraint) atomic);
        var meant = operand.get().meant(plain.operator());
        return new Test(new Atomic(plain.leftOperand(), meant, plain.right(), plain.details()), operand.get());
    }

    /** What comes before and after an event, nobody can tell. */
    private static boolean isComparable(Operand operand, Atomic atomic) {
        return operand.type() != OperandType.EVENT
                || !Set.of(Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ)
                        .contains(atomic.operator());
    }

    /** The parameters of a duty, or its conditions: nothing about them was checked yet. */
    public Clause parameter(Constraint constraint) {
        return constraint.fold(
                atomic -> test(atomic, ""),
                logical -> new Clause.Group(
                        logical.operand(),
                        logical.parts().stream().map(this::parameter).toList()),
                opaque -> new Silent(opaque.node(), opaque.problem(), true));
    }

    private List<Owed> owed(List<Duty> duties) {
        return duties.stream().map(duty -> Owed.of(duty, mode(duty))).distinct().toList();
    }

    public DutyMode mode(Duty duty) {
        return DutyTiming.mode(duty, profile);
    }

    /** A permission's own scope takes the place of its policy's; a prohibition's comes on top. */
    private static <T> List<T> named(List<T> own, List<T> shared, boolean both) {
        if (own.isEmpty()) {
            return shared;
        }
        if (!both || shared.isEmpty()) {
            return own;
        }
        var all = new ArrayList<>(own);
        all.addAll(shared);
        return all;
    }

    private static Named assets(List<Asset> assets) {
        var uids = new HashSet<String>();
        var groups = new ArrayList<Group>();
        for (var asset : assets) {
            boolean isGroup = asset.isCollection() || asset.uid().isEmpty();
            name(isGroup, asset.uid(), asset.source(), asset.refinements(), uids, groups);
        }
        return new Named(uids, groups);
    }

    private static Named parties(List<Party> parties) {
        var uids = new HashSet<String>();
        var groups = new ArrayList<Group>();
        for (var party : parties) {
            boolean isGroup = party.isCollection() || party.uid().isEmpty();
            name(isGroup, party.uid(), party.source(), party.refinements(), uids, groups);
        }
        return new Named(uids, groups);
    }

    private static void name(
            boolean isGroup,
            Optional<String> uid,
            Optional<String> source,
            List<Constraint> refinements,
            Set<String> uids,
            List<Group> groups) {
        var names = new HashSet<String>();
        uid.ifPresent(names::add);
        source.ifPresent(names::add);
        if (isGroup) {
            groups.add(new Group(names, source.or(() -> uid), refinements));
        } else {
            uids.addAll(names);
        }
    }
}
