package org.ecluse.policy.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.policy.comparison.Flaw.Kind;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.ground.Clause;
import org.ecluse.policy.comparison.ground.DutyOrder;
import org.ecluse.policy.comparison.ground.Ground;
import org.ecluse.policy.comparison.ground.Outline;
import org.ecluse.policy.comparison.ground.Outline.Line;
import org.ecluse.policy.comparison.ground.Owed;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.explanation.Phrases;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;

/** Looks for what cannot have been meant in one policy, or in two that are to hold at once. For one question. */
final class Inspection {
    private final Evaluator evaluator;
    private final DutyOrder order;
    private final Ground ground;
    private final Region time;
    private final List<Flaw> found = new ArrayList<>();

    /** @param time the points that can still come about */
    Inspection(Evaluator evaluator, DutyOrder order, Ground ground, Region time) {
        this.evaluator = evaluator;
        this.order = order;
        this.ground = ground;
        this.time = time;
    }

    private boolean isNever(Region region) {
        return ground.space().and(ground.possibly(region), time)
                == ground.space().empty();
    }

    List<Flaw> of(Outline outline) {
        outline.permissions().forEach(permission -> checkPermission(permission, outline));
        for (var prohibition : outline.prohibitions()) {
            if (isNever(ground.forbidden(prohibition)) && prohibition.silences().isEmpty() && !isOpen(prohibition)) {
                add(Kind.PROHIBITION_NEVER_APPLIES, prohibition.at(), Optional.empty(), prohibition.rule());
            }
        }
        checkDuties("/obligation/", outline.obligations(), ground.space().full(), outline.prohibitions());
        meet(outline, outline);
        return found;
    }

    private static boolean isOpen(Line line) {
        return line.conditions().stream().anyMatch(Clause.Silent.class::isInstance);
    }

    /** The two, each on the place of the policy that it is in. */
    List<Flaw> between(Outline one, Outline other) {
        meet(one, other);
        for (var prohibition : one.prohibitions()) {
            for (var permission : other.permissions()) {
                conflict(permission, other, prohibition)
                        .ifPresent(witness -> found.add(new Flaw(
                                Kind.CONFLICT,
                                prohibition.at(),
                                Optional.of(permission.at()),
                                Optional.of(witness),
                                conflicting(permission.rule(), prohibition.rule()))));
            }
        }
        checkDuties("/obligation/", one.obligations(), ground.space().full(), other.prohibitions());
        return found;
    }

    private void checkPermission(Line permission, Outline outline) {
        var granted = ground.granted(permission);
        if (isNever(granted)) {
            add(Kind.PERMISSION_NEVER_APPLIES, permission.at(), Optional.empty(), permission.rule());
        } else if (outline.policy().conflict() != ConflictStrategy.PERM) {
            var left = granted;
            for (var prohibition : outline.prohibitions()) {
                left = ground.space().minus(left, ground.forbidden(prohibition));
                if (isNever(left)) {
                    add(
                            Kind.PERMISSION_NEVER_APPLIES,
                            permission.at(),
                            Optional.of(prohibition.at()),
                            permission.rule());
                    break;
                }
            }
        }
        checkDuties(permission.at() + "/duty/", permission.duties(), granted, outline.prohibitions());
    }

    /** @param when the duties are owed */
    private void checkDuties(String at, List<Owed> duties, Region when, List<Line> prohibitions) {
        for (int i = 0; i < duties.size(); i++) {
            var owed = duties.get(i);
            if (order.isImpossible(owed)) {
                add(Kind.DUTY_IMPOSSIBLE, at + i, Optional.empty(), owed.duty());
            }
            for (var prohibition : prohibitions) {
                if (ground.isForbidden(owed.duty(), prohibition, when) && !isNever(when)) {
                    add(Kind.DUTY_FORBIDDEN, at + i, Optional.of(prohibition.at()), owed.duty());
                }
            }
        }
    }

    private void meet(Outline permitting, Outline forbidding) {
        boolean isSettled = permitting == forbidding && permitting.policy().conflict() != ConflictStrategy.INVALID;
        var kind = isSettled ? Kind.CONFLICT_SETTLED : Kind.CONFLICT;
        for (var permission : permitting.permissions()) {
            for (var prohibition : forbidding.prohibitions()) {
                conflict(permission, permitting, prohibition)
                        .ifPresent(witness -> found.add(new Flaw(
                                kind,
                                permission.at(),
                                Optional.of(prohibition.at()),
                                Optional.of(witness),
                                conflicting(permission.rule(), prohibition.rule()))));
            }
        }
    }

    /** A request that the one permits and the other forbids. */
    private Optional<Witness> conflict(Line permission, Outline outline, Line prohibition) {
        var both = ground.space().and(ground.granted(permission), ground.forbidden(prohibition));
        return ground.allDoneDraft(ground.space().and(ground.surely(both), time))
                .map(draft ->
                        new Witness(draft.request(), draft.facts(), draft.members(), ground.doneBy(draft), List.of()))
                .filter(witness -> isConflict(witness, permission, outline, prohibition));
    }

    private boolean isConflict(Witness witness, Line permission, Outline outline, Line prohibition) {
        Policy alone = outline.policy()
                .withConflict(ConflictStrategy.PROHIBIT)
                .withPermissions((Permission) permission.rule())
                .withProhibitions();
        var both = alone.withProhibitions((Prohibition) prohibition.rule());
        return evaluator.decide(alone, witness.request(), witness.facts()).permits()
                && !evaluator.decide(both, witness.request(), witness.facts()).permits();
    }

    private static Bilingual conflicting(Rule permission, Rule prohibition) {
        return new Bilingual(locale -> locale.equals(Locale.FRENCH)
                ? "Une même demande peut être à la fois permise et interdite : « " + Phrases.of(permission, locale)
                        + " » et « " + Phrases.of(prohibition, locale) + " »"
                : "The same request can be both permitted and forbidden: “" + Phrases.of(permission, locale) + "” and “"
                        + Phrases.of(prohibition, locale) + "”");
    }

    private void add(Kind kind, String at, Optional<String> against, Rule rule) {
        var french =
                switch (kind) {
                    case PERMISSION_NEVER_APPLIES ->
                        against.isPresent()
                                ? "Une interdiction retire tout ce que cette permission accorde"
                                : "Cette permission ne peut jamais servir, car ses conditions se contredisent ou sont"
                                        + " passées";
                    case PROHIBITION_NEVER_APPLIES ->
                        "Cette interdiction ne s’applique jamais, car ses conditions se contredisent ou sont passées";
                    case DUTY_IMPOSSIBLE ->
                        "Personne ne peut remplir cette obligation, car ce qu’elle demande se contredit";
                    case DUTY_FORBIDDEN -> "Cette obligation ne peut être remplie sans enfreindre une interdiction";
                    case CONFLICT, CONFLICT_SETTLED, NOTHING_IN_COMMON, NOT_INSPECTED -> "Ces règles s’opposent";
                };
        var english =
                switch (kind) {
                    case PERMISSION_NEVER_APPLIES ->
                        against.isPresent()
                                ? "A prohibition takes away all that this permission gives"
                                : "This permission can never be used, since its conditions contradict each other or are"
                                        + " over";
                    case PROHIBITION_NEVER_APPLIES ->
                        "This prohibition never applies, since its conditions contradict each other or are over";
                    case DUTY_IMPOSSIBLE -> "Nobody can fulfil this duty, since what it asks for contradicts itself";
                    case DUTY_FORBIDDEN -> "This duty cannot be fulfilled without doing what is forbidden";
                    case CONFLICT, CONFLICT_SETTLED, NOTHING_IN_COMMON, NOT_INSPECTED ->
                        "These rules are against each other";
                };
        found.add(new Flaw(
                kind,
                at,
                against,
                Optional.empty(),
                new Bilingual(locale -> locale.equals(Locale.FRENCH)
                        ? french + " : « " + Phrases.of(rule, locale) + " »"
                        : english + ": “" + Phrases.of(rule, locale) + "”")));
    }
}
