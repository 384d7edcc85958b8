package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.Rennes;

/**
 * A policy as the text of a contract, in numbered articles: parties, object, what is allowed, on which conditions, what is
 * owed and when, for how long, what is forbidden, what happens on breach. Any policy gets a text; that of a template is
 * read back by {@link ContractReader} to the same policy.
 *
 * @param heading what the text is, and its reference
 * @param articles in the order above; where a policy permits in several ways, each way has its articles
 */
public record ContractText(String heading, List<Article> articles) {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Set<Operator> BOUNDS = Set.of(Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ);

    /** @param title without its number @param clauses whole sentences, without their numbers */
    public record Article(String title, List<String> clauses) {
        public Article {
            clauses = List.copyOf(clauses);
        }
    }

    public ContractText {
        articles = List.copyOf(articles);
    }

    /** @param locale French or English; any other language gets English */
    public static ContractText of(Policy policy, Locale locale) {
        return new Writer(Words.in(locale).exact()).write(policy);
    }

    /** One line for the heading, each article's title and each clause. */
    public String text() {
        var lines = new StringBuilder(heading).append('\n');
        for (int i = 0; i < articles.size(); i++) {
            var article = articles.get(i);
            lines.append('\n')
                    .append(i + 1)
                    .append(". ")
                    .append(article.title())
                    .append('\n');
            for (int j = 0; j < article.clauses().size(); j++) {
                lines.append(i + 1).append('.').append(j + 1).append(". ");
                lines.append(article.clauses().get(j)).append('\n');
            }
        }
        return lines.toString();
    }

    /** True for a condition that only says from when or until when. */
    static boolean isDuration(Constraint constraint) {
        return constraint instanceof Atomic atomic
                && atomic.leftOperand().equals(Odrl.DATE_TIME)
                && BOUNDS.contains(atomic.operator());
    }

    /** Writes one text. */
    private record Writer(Words words, Clauses clauses, RuleSentences rules) {
        Writer(Words words) {
            this(words, new Clauses(words));
        }

        private Writer(Words words, Clauses clauses) {
            this(words, clauses, new RuleSentences(words, clauses));
        }

        ContractText write(Policy policy) {
            var articles = new ArrayList<Article>();
            articles.add(parties(policy));
            articles.add(object(policy));
            int ways = policy.permissions().size();
            if (ways == 0) {
                articles.add(article("allowed", List.of(words.say("contract.allowed.nothing"))));
            }
            for (int i = 0; i < ways; i++) {
                var which = ways == 1 ? "" : words.say("contract.way", Integer.toString(i + 1));
                articles.addAll(way(policy.permissions().get(i), which));
            }
            if (!policy.obligations().isEmpty()) {
                articles.add(article("always", each(policy.obligations())));
            }
            articles.add(forbidden(policy));
            articles.add(breach(policy));
            return new ContractText(heading(policy), articles);
        }

        private String heading(Policy policy) {
            var kind = words.find("contract.kind." + policy.type().term())
                    .orElseGet(() -> words.say("contract.kind.other"));
            return words.say("contract.heading", kind, words.quoted(policy.uid()));
        }

        private Article parties(Policy policy) {
            return article(
                    "parties",
                    List.of(
                            policy.assigner()
                                    .map(did -> words.say("contract.provider", words.quoted(did)))
                                    .orElseGet(() -> words.say("contract.provider.open")),
                            policy.assignee()
                                    .map(did -> words.say("contract.recipient", words.quoted(did)))
                                    .orElseGet(() -> words.say("contract.recipient.open")),
                            words.say("contract.you")));
        }

        private Article object(Policy policy) {
            var sentences = new ArrayList<String>();
            sentences.add(policy.target()
                    .map(asset -> words.say("contract.data", words.quoted(asset)))
                    .orElseGet(() -> words.say("contract.data.open")));
            policy.head()
                    .inheritFrom()
                    .forEach(parent -> sentences.add(words.say("head.inherit", words.quoted(parent))));
            policy.profiles().forEach(profile -> sentences.add(words.say("contract.profile", words.quoted(profile))));
            return article("object", sentences);
        }

        private List<Article> way(Permission permission, String which) {
            var articles = new ArrayList<Article>();
            articles.add(article("allowed", which, List.of(rules.may(permission))));
            var conditions = new ArrayList<>(permission.constraints());
            conditions.addAll(permission.action().refinements());
            var times = conditions.stream().filter(ContractText::isDuration).toList();
            conditions.removeAll(times);
            articles.add(article("conditions", which, conditions(conditions)));
            articles.add(article(
                    "owed",
                    which,
                    permission.duties().isEmpty()
                            ? List.of(words.say("contract.owed.nothing"))
                            : each(permission.duties())));
            articles.add(article(
                    "duration",
                    which,
                    times.isEmpty() ? List.of(words.say("contract.duration.open")) : durations(times)));
            return articles;
        }

        private List<String> conditions(List<Constraint> conditions) {
            return conditions.isEmpty()
                    ? List.of(words.say("contract.conditions.none"))
                    : conditions.stream()
                            .map(condition -> words.say("contract.condition", Words.capital(clauses.say(condition))))
                            .toList();
        }

        private List<String> durations(List<Constraint> times) {
            return times.stream()
                    .map(time -> words.say("contract.duration", Words.capital(clauses.say(time))))
                    .toList();
        }

        private List<String> each(List<Duty> duties) {
            return duties.stream()
                    .map(duty -> String.join(" ", rules.withoutConsequences(duty)))
                    .toList();
        }

        private Article forbidden(Policy policy) {
            var sentences = new ArrayList<String>();
            policy.prohibitions().forEach(prohibition -> sentences.add(rules.say(prohibition)));
            if (sentences.isEmpty()) {
                sentences.add(words.say("contract.forbidden.nothing"));
            }
            return article("forbidden", sentences);
        }

        private Article breach(Policy policy) {
            var sentences = new ArrayList<String>();
            sentences.add(words.say("contract.breach.refused"));
            sentences.add(words.say("contract.conflict."
                    + policy.head()
                            .conflict()
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .orElse("invalid")));
            policy.permissions().forEach(permission -> consequences(permission.duties(), sentences));
            consequences(policy.obligations(), sentences);
            for (var prohibition : policy.prohibitions()) {
                for (var remedy : prohibition.remedies()) {
                    sentences.add(words.say(
                            "contract.breach.remedy",
                            rules.say(prohibition),
                            String.join(" ", rules.withoutConsequences(remedy))));
                    consequences(List.of(remedy), sentences);
                }
            }
            EVALUATOR.unevaluable(policy).stream()
                    .map(problem -> words.say("warning.unevaluable", PlainTerms.subject(problem, words)))
                    .distinct()
                    .forEach(sentences::add);
            return article("breach", sentences);
        }

        private void consequences(List<Duty> duties, List<String> sentences) {
            for (var duty : duties) {
                for (var consequence : duty.consequences()) {
                    sentences.add(words.say(
                            "contract.breach.consequence",
                            String.join(" ", rules.withoutConsequences(duty)),
                            String.join(" ", rules.withoutConsequences(consequence))));
                }
                consequences(duty.consequences(), sentences);
            }
        }

        private Article article(String name, List<String> clauses) {
            return article(name, "", clauses);
        }

        private Article article(String name, String which, List<String> clauses) {
            return new Article(words.say("contract.title." + name) + which, clauses);
        }
    }
}
