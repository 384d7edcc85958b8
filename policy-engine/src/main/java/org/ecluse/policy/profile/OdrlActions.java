package org.ecluse.policy.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Odrl;

/**
 * The actions of ODRL 2.2, those that it takes from Creative Commons among them. None implies another. (ODRL Vocabulary
 * 2.2, sections 3.12 and 4.4, annex A)
 */
final class OdrlActions {
    private static final String CC = "http://creativecommons.org/ns#";

    private static final List<String> OF_USE = List.of(
            "acceptTracking",
            "aggregate",
            "annotate",
            "anonymize",
            "archive",
            "attribute",
            "compensate",
            "concurrentUse",
            "derive",
            "digitize",
            "distribute",
            "ensureExclusivity",
            "execute",
            "grantUse",
            "include",
            "index",
            "install",
            "modify",
            "move",
            "nextPolicy",
            "obtainConsent",
            "play",
            "present",
            "print",
            "read",
            "reproduce",
            "reviewPolicy",
            "stream",
            "synchronize",
            "textToSpeech",
            "transform",
            "translate",
            "watermark");

    /** Older names without a successor. They concern use, all of them. */
    private static final List<String> OLD = List.of(
            "adHocShare", "extractChar", "extractPage", "extractWord", "lease", "lend", "preview", "secondaryUse");

    private static final List<String> CREATIVE_COMMONS = List.of(
            "Attribution",
            "CommercialUse",
            "DerivativeWorks",
            "Distribution",
            "Notice",
            "Reproduction",
            "ShareAlike",
            "Sharing",
            "SourceCode");

    private OdrlActions() {}

    /** @param refinements left operands that may refine each of them as a duty */
    static List<KnownAction> all(Set<String> refinements) {
        var all = new ArrayList<KnownAction>();
        all.add(action(Odrl.USE, Optional.empty(), refinements));
        all.add(action(Odrl.TRANSFER, Optional.empty(), refinements));
        OF_USE.forEach(term -> all.add(action(Odrl.NS + term, Optional.of(Odrl.USE), refinements)));
        OLD.forEach(term -> all.add(action(Odrl.NS + term, Optional.of(Odrl.USE), refinements)));
        CREATIVE_COMMONS.forEach(term -> all.add(action(CC + term, Optional.of(Odrl.USE), refinements)));
        all.add(action(Odrl.NS + "display", Optional.of(Odrl.NS + "play"), refinements));
        all.add(action(Odrl.NS + "extract", Optional.of(Odrl.NS + "reproduce"), refinements));
        all.add(action(Odrl.NS + "give", Optional.of(Odrl.TRANSFER), refinements));
        all.add(action(Odrl.NS + "sell", Optional.of(Odrl.TRANSFER), refinements));
        // SPEC ODRL Vocabulary 2.2, 4.4.11, 4.4.25 and 4.4.48: these are defined as what follows a use.
        all.add(ending("delete", refinements));
        all.add(ending("inform", refinements));
        all.add(ending("uninstall", refinements));
        return List.copyOf(all);
    }

    /** Older names and the ones that took their place. */
    static Map<String, String> successors() {
        var successors = new HashMap<String, String>();
        List.of("append", "appendTo", "write", "writeTo")
                .forEach(old -> successors.put(Odrl.NS + old, Odrl.NS + "modify"));
        successors.put(Odrl.NS + "copy", Odrl.NS + "reproduce");
        successors.put(Odrl.NS + "export", Odrl.NS + "transform");
        successors.put(Odrl.NS + "license", Odrl.NS + "grantUse");
        successors.put(Odrl.NS + "pay", Odrl.COMPENSATE);
        successors.put(Odrl.NS + "attachPolicy", CC + "Notice");
        successors.put(Odrl.NS + "attachSource", CC + "SourceCode");
        successors.put(Odrl.NS + "shareAlike", CC + "ShareAlike");
        successors.put(Odrl.COMMERCIALIZE, CC + "CommercialUse");
        successors.put(Odrl.NS + "share", CC + "Sharing");
        return Map.copyOf(successors);
    }

    private static KnownAction action(String iri, Optional<String> includedIn, Set<String> refinements) {
        return new KnownAction(iri, includedIn, Set.of(), Optional.empty(), Set.of(), refinements);
    }

    private static KnownAction ending(String term, Set<String> refinements) {
        return new KnownAction(
                Odrl.NS + term, Optional.of(Odrl.USE), Set.of(), Optional.of(DutyMode.AFTER), Set.of(), refinements);
    }
}
