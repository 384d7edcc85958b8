package org.ecluse.policy.bench;

import static org.eclipse.edc.policy.model.Operator.EQ;
import static org.eclipse.edc.policy.model.Operator.LT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.edc.policy.engine.PolicyEngineImpl;
import org.eclipse.edc.policy.engine.RuleBindingRegistryImpl;
import org.eclipse.edc.policy.engine.ScopeFilter;
import org.eclipse.edc.policy.engine.spi.PolicyContextImpl;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.policy.engine.validation.RuleValidator;
import org.eclipse.edc.policy.model.Action;
import org.eclipse.edc.policy.model.AtomicConstraint;
import org.eclipse.edc.policy.model.LiteralExpression;
import org.eclipse.edc.policy.model.Operator;
import org.eclipse.edc.policy.model.Permission;
import org.eclipse.edc.policy.model.Policy;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Rennes;

/**
 * The same three constraints in the engine of stock EDC, with the cheapest functions that a connector could register:
 * nothing is parsed twice, nothing is fetched.
 */
final class StockEngine {
    private static final String SCOPE = "bench";

    /** What stock EDC's functions are given to decide on. */
    static final class Context extends PolicyContextImpl {
        private final Map<String, String> facts;
        private final Instant at;

        Context(Workload.Asked asked) {
            this.facts = asked.plain();
            this.at = asked.request().at();
        }

        @Override
        public String scope() {
            return SCOPE;
        }
    }

    private final PolicyEngine engine;
    private final Policy policy;
    private final Map<Object, Instant> instants = new ConcurrentHashMap<>();

    StockEngine() {
        var bindings = new RuleBindingRegistryImpl();
        List.of(Odrl.USE, Rennes.MEMBERSHIP, Odrl.PURPOSE, Odrl.DATE_TIME).forEach(term -> bindings.bind(term, SCOPE));
        engine = new PolicyEngineImpl(new ScopeFilter(bindings), new RuleValidator(bindings));
        engine.registerScope(SCOPE, Context.class);
        engine.registerFunction(
                Context.class,
                Permission.class,
                Rennes.MEMBERSHIP,
                (operator, right, rule, context) ->
                        operator == EQ && right.equals(context.facts.get(Rennes.MEMBERSHIP)));
        engine.registerFunction(
                Context.class,
                Permission.class,
                Odrl.PURPOSE,
                (operator, right, rule, context) -> operator == EQ && right.equals(context.facts.get(Odrl.PURPOSE)));
        engine.registerFunction(
                Context.class,
                Permission.class,
                Odrl.DATE_TIME,
                (operator, right, rule, context) ->
                        operator == LT && context.at.isBefore(instants.computeIfAbsent(right, this::parse)));
        policy = policy();
    }

    boolean permits(Workload.Asked asked) {
        return engine.evaluate(policy, new Context(asked)).succeeded();
    }

    private Instant parse(Object text) {
        return Instant.parse((String) text);
    }

    private static Policy policy() {
        var permission = Permission.Builder.newInstance()
                .action(Action.Builder.newInstance().type(Odrl.USE).build())
                .constraint(atomic(Rennes.MEMBERSHIP, EQ, Rennes.ACTIVE))
                .constraint(atomic(Odrl.PURPOSE, EQ, Workload.RESEARCH))
                .constraint(atomic(Odrl.DATE_TIME, LT, Workload.END.toString()))
                .build();
        return Policy.Builder.newInstance().permission(permission).build();
    }

    private static AtomicConstraint atomic(String left, Operator operator, String right) {
        return AtomicConstraint.Builder.newInstance()
                .leftExpression(new LiteralExpression(left))
                .operator(operator)
                .rightExpression(new LiteralExpression(right))
                .build();
    }
}
