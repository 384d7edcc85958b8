package org.ecluse.policy.evaluation.plan;

import java.util.List;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.terms.Evaluability;

/** Makes plans of policies, with the terms of one profile. Immutable, for all threads. */
public final class Compiler {
    private final Profile profile;
    private final Evaluability evaluability;
    private final Coverage coverage;
    private final TermSets terms = new TermSets();
    private final Texts texts;

    public Compiler(Profile profile) {
        this.profile = profile;
        this.evaluability = new Evaluability(profile);
        this.coverage = new Coverage(profile);
        this.texts = new Texts(profile);
    }

    public Plan compile(Policy policy) {
        return compile(policy, Fixed.NOTHING);
    }

    /** The plan for requests that say what is fixed, and for no others. */
    public Plan compile(Policy policy, Fixed fixed) {
        return new Plan(this, policy, fixed, new Compilation(this, policy, fixed).contents());
    }

    /** Each term of the policy that cannot be evaluated here; empty when all of it can. */
    public List<Problem> unevaluable(Policy policy) {
        return evaluability.of(policy);
    }

    Profile profile() {
        return profile;
    }

    Evaluability evaluability() {
        return evaluability;
    }

    Coverage coverage() {
        return coverage;
    }

    TermSets terms() {
        return terms;
    }

    Texts texts() {
        return texts;
    }

    /** A prohibition without the names of its policy. */
    String text(Prohibition prohibition) {
        return prohibition.action().iri() + " " + texts.all(prohibition.constraints());
    }
}
