package org.ecluse.policy.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.model.Odrl;

/**
 * All of the ODRL 2.2 core and common vocabulary: 34 left operands, two of them older names of a third, and the actions.
 * A profile of its own for whoever has facts for all of it, and the ground that others are laid upon.
 */
public final class OdrlCore {
    /** The functions that a party can have in a rule. (ODRL Vocabulary 2.2, sections 3.7 and 4.3, annex A) */
    public static final Set<String> PARTY_FUNCTIONS = iris(
            "assigner",
            "assignee",
            "attributedParty",
            "attributingParty",
            "compensatedParty",
            "compensatingParty",
            "consentingParty",
            "consentedParty",
            "contractingParty",
            "contractedParty",
            "informedParty",
            "informingParty",
            "trackingParty",
            "trackedParty");

    /** Right operand of {@code odrl:event}: the use itself. (ODRL Vocabulary 2.2, section 4.6.1) */
    public static final String POLICY_USAGE = Odrl.NS + "policyUsage";

    /**
     * The whole vocabulary. A duty comes before the use it belongs to, unless its action can only follow it.
     */
    // SPEC ODRL IM 2.2, 2.6.3: the duty of a permission is a pre-condition for exercising it.
    public static final Profile PROFILE = profile();

    private OdrlCore() {}

    private static Profile profile() {
        var operands = OdrlOperands.all();
        var refinements = new HashSet<>(OdrlOperands.SUCCESSORS.keySet());
        operands.forEach(operand -> refinements.add(operand.iri()));
        return new Profile(
                        Set.of(Odrl.NS, Odrl.NS + "core", "http://www.w3.org/ns/odrl/2"),
                        operands,
                        OdrlActions.all(refinements))
                .withSuccessors(successors())
                .withDefaultDutyMode(DutyMode.BEFORE);
    }

    private static Map<String, String> successors() {
        var all = new HashMap<>(OdrlActions.successors());
        all.putAll(OdrlOperands.SUCCESSORS);
        return Map.copyOf(all);
    }

    private static Set<String> iris(String... terms) {
        return Set.copyOf(List.of(terms).stream().map(term -> Odrl.NS + term).toList());
    }
}
