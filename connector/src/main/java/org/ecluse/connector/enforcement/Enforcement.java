package org.ecluse.connector.enforcement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKey;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.connector.source.Sources;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Profile;

/**
 * Turns duties into plans, and says beforehand which cannot be applied to an asset. May be used by many threads.
 */
public final class Enforcement {
    private final Profile profile;
    private final Sources sources;
    private final Plan.Means means;

    /** @param pseudonyms the key that each contract's key is derived from, at least 256 bits */
    public Enforcement(Profile profile, Sources sources, SecretKey pseudonyms, EnforcementLimits limits) {
        this.profile = profile;
        this.sources = sources;
        this.means =
                new Plan.Means(pseudonyms, new Semaphore(limits.aggregationsMax(), true), limits, sources.limits());
    }

    /** What is to be done to the content at a use, from the duties of the decision that permits it. */
    public Planning plan(List<Duty> during, Supply supply) {
        var problems = new ArrayList<Problem>();
        return Recipe.of(during, supply, problems)
                .<Planning>map(recipe -> new Planning.Planned(new Plan(during, recipe, supply, means)))
                .orElseGet(() -> new Planning.Impossible(problems));
    }

    /**
     * Everything that stands against publishing the asset with this policy: terms that this connector cannot see to, duties that cannot be applied to its format
     * or columns, or a source that is not there or not what it is said to be. Opens the source and reads its first rows;
     * but an address whose content is passed on as it is may be down or metered when the offer is made, and is only
     * opened when somebody asks for it.
     */
    public List<Problem> check(Policy policy, Supply supply) {
        var problems = new ArrayList<>(Reach.beyond(policy));
        var plans = new ArrayList<Plan>();
        for (var permission : policy.permissions()) {
            plan(during(permission.duties()), supply)
                    .fold(planned -> plans.add(planned.plan()), impossible -> problems.addAll(impossible.problems()));
        }
        if (problems.isEmpty()) {
            plans.forEach(plan -> tryOn(plan, supply, problems));
        }
        return List.copyOf(problems);
    }

    private List<Duty> during(List<Duty> duties) {
        return duties.stream()
                .filter(duty -> profile.dutyMode(duty.action().iri()) == DutyMode.ONGOING)
                .toList();
    }

    private void tryOn(Plan plan, Supply supply, List<Problem> problems) {
        if (plan.leavesContentAlone() && supply.source() instanceof DataSource.HttpSource) {
            return;
        }
        try (var content = sources.open(supply.source())) {
            plan.tryOn(content.stream());
        } catch (SourceBroken e) {
            problems.add(e.problem());
        } catch (IOException e) {
            problems.add(new Problem(
                    "source.unreadable",
                    "",
                    "the source cannot be read: " + Problem.quote(String.valueOf(e.getMessage())),
                    "check that the connector may read it"));
        }
    }
}
