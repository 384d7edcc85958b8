package org.ecluse.policy.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Samples;
import org.ecluse.policy.drafting.Conditions;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Plan;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;

/**
 * How much memory a plan keeps, in bytes: what the heap grows by when many are made, its policy included, each from a
 * document of its own, so that they share what a connector's plans share and no more.
 */
final class PlanSize {
    private static final int PLANS = 2_000;
    private static final int COLLECTIONS = 4;

    private final Compiler compiler = new Compiler(Rennes.PROFILE);
    private final PolicyReader reader = new PolicyReader(Rennes.PROFILE);

    /** Of the largest of the templates. */
    long largest() {
        return templates().stream().mapToLong(this::of).max().orElseThrow();
    }

    /** The four templates, and an aggregation with all that the profile can ask of it. */
    private static List<Policy> templates() {
        var templates = new ArrayList<>(Samples.templates());
        var grouping = new Obligations.Grouping(
                Conditions.either(List.of(
                        Conditions.contributorsAtLeast(11), Conditions.moreEnergyThan(BigDecimal.valueOf(200)))),
                List.of("address", "street", "iris", "commune"),
                Optional.of(85),
                Optional.of(Period.ofDays(1)),
                Optional.of(20L));
        templates.add(Samples.offer(
                new Permission(new Action(Odrl.USE), List.of(), List.of(Obligations.aggregate(grouping)))));
        return templates;
    }

    private long of(Policy template) {
        var document = PolicyWriter.wire(template).toString();
        made(document); // what all plans share
        var plans = new Plan[PLANS];
        long before = used();
        for (int i = 0; i < PLANS; i++) {
            plans[i] = made(document.replace(template.uid(), template.uid() + i));
        }
        long after = used();
        if (plans[PLANS - 1].size() == 0) {
            throw new IllegalStateException("a plan without rules was measured");
        }
        return (after - before) / PLANS;
    }

    private Plan made(String document) {
        return compiler.compile(((Reading.Read) reader.read(document)).policy());
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
