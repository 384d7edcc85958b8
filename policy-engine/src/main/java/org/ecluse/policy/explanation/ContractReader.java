package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Rennes;

/**
 * Reads the text of a contract, as {@link ContractText} writes it for the templates, back to the policy. It takes nothing
 * for granted: what it has read is written again, and must be the same text. Immutable, for all threads.
 */
public final class ContractReader {
    private static final int CHARACTERS_MAX = 100_000;
    private static final Pattern LINE = Pattern.compile("([0-9]{1,3})\\.(?:([0-9]{1,3})\\.)? (.+)");

    private final Locale locale;
    private final Words words;
    private final Forms forms;
    private final ClauseReading clauses;
    private final DutyReading duties;

    /** What came of reading. */
    public sealed interface Outcome {
        record Understood(Policy policy) implements Outcome {}

        record NotUnderstood(Problem problem) implements Outcome {}

        default <T> T fold(Function<Policy, T> understood, Function<Problem, T> notUnderstood) {
            return this instanceof Understood yes
                    ? understood.apply(yes.policy())
                    : notUnderstood.apply(((NotUnderstood) this).problem());
        }
    }

    /** @param locale the language of the texts: French, or else English */
    public ContractReader(Locale locale) {
        this.locale = locale;
        this.words = Words.in(locale).exact();
        this.forms = new Forms(words);
        var values = new ValueReading(words, forms);
        this.clauses = new ClauseReading(words, forms, values);
        this.duties = new DutyReading(words, forms, values, clauses);
    }

    public Outcome read(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return not("", "the text is longer than " + CHARACTERS_MAX + " characters");
        }
        try {
            var policy = policy(text);
            return ContractText.of(policy, locale).text().equals(text)
                    ? new Outcome.Understood(policy)
                    : not("", "the text says something that was not read");
        } catch (NotRead unread) {
            return not(unread.line, "nothing is known that would be written like this");
        }
    }

    private static Outcome not(String line, String cause) {
        return new Outcome.NotUnderstood(new Problem(
                "policy.text.not-understood",
                "",
                line.isEmpty() ? cause : Problem.quote(line) + ": " + cause,
                "keep the text as it was written for a template, and change the template's values instead"));
    }

    /** A line that is none of ours. */
    private static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String line;

        NotRead(String line) {
            super(line, null, false, false);
            this.line = line;
        }
    }

    private Policy policy(String text) {
        var lines = text.lines().toList();
        var heading = lines.isEmpty() ? "" : lines.get(0);
        var articles = articles(lines);
        var conditions = new ArrayList<Constraint>();
        each(articles, "conditions", "contract.conditions.none", "contract.condition", conditions);
        each(articles, "duration", "contract.duration.open", "contract.duration", conditions);
        var owed = new ArrayList<Duty>();
        for (var line : articles.getOrDefault("owed", List.of())) {
            if (!line.equals(words.say("contract.owed.nothing"))) {
                owed.add(duties.read(line).orElseThrow(() -> new NotRead(line)));
            }
        }
        var permission = new Permission(new Action(action(only(articles, "allowed"), "may")), conditions, owed);
        return scoped(head(heading), articles)
                .withPermissions(permission)
                .withProhibitions(prohibitions(articles))
                .withObligations(obligations(articles));
    }

    private Duty[] obligations(Map<String, List<String>> articles) {
        return articles.getOrDefault("always", List.of()).stream()
                .map(line -> duties.uphold(line).or(() -> duties.read(line)).orElseThrow(() -> new NotRead(line)))
                .toArray(Duty[]::new);
    }

    private Policy head(String heading) {
        for (var type : PolicyType.values()) {
            var kind = words.find("contract.kind." + type.term());
            if (kind.isPresent()) {
                var found = Forms.match(
                        forms.expression("contract.heading", Pattern.quote(kind.get()), forms.quoted()), heading);
                if (found.isPresent()) {
                    return Policy.empty(found.get().get(0), type);
                }
            }
        }
        throw new NotRead(heading);
    }

    private Policy scoped(Policy policy, Map<String, List<String>> articles) {
        var scoped = policy;
        for (var line : articles.getOrDefault("parties", List.of())) {
            var provider = named("contract.provider", line);
            var recipient = named("contract.recipient", line);
            scoped = provider.isPresent() ? scoped.withAssigner(provider.get()) : scoped;
            scoped = recipient.isPresent() ? scoped.withAssignee(recipient.get()) : scoped;
        }
        for (var line : articles.getOrDefault("object", List.of())) {
            var data = named("contract.data", line);
            var profile = named("contract.profile", line);
            scoped = data.isPresent() ? scoped.withTarget(data.get()) : scoped;
            scoped = profile.isPresent() ? scoped.withProfile(profile.get()) : scoped;
        }
        for (var strategy : List.of(ConflictStrategy.PERM, ConflictStrategy.PROHIBIT)) {
            var said = words.say("contract.conflict." + strategy.name().toLowerCase(Locale.ROOT));
            if (articles.getOrDefault("breach", List.of()).contains(said)) {
                scoped = scoped.withConflict(strategy);
            }
        }
        return scoped;
    }

    private Optional<String> named(String key, String line) {
        return Forms.match(forms.expression(key, forms.quoted()), line).map(found -> found.get(0));
    }

    private void each(
            Map<String, List<String>> articles, String title, String none, String key, List<Constraint> into) {
        for (var line : articles.getOrDefault(title, List.of())) {
            if (!line.equals(words.say(none))) {
                into.add(Forms.match(forms.expression(key, Forms.ANY), line)
                        .flatMap(found -> clauses.read(Words.uncapital(found.get(0))))
                        .orElseThrow(() -> new NotRead(line)));
            }
        }
    }

    private Prohibition[] prohibitions(Map<String, List<String>> articles) {
        return articles.getOrDefault("forbidden", List.of()).stream()
                .filter(line -> !line.equals(words.say("contract.forbidden.nothing")))
                .map(line -> new Prohibition(new Action(action(line, "forbid"))))
                .toArray(Prohibition[]::new);
    }

    /** The action that a sentence such as "you may use this data" is about. */
    private String action(String line, String kind) {
        for (var iri : Rennes.PROFILE.actionIris()) {
            if (words.find(kind + "." + Words.key(iri))
                    .map(said -> words.say("may.free", said))
                    .filter(line::equals)
                    .isPresent()) {
                return iri;
            }
        }
        throw new NotRead(line);
    }

    private static String only(Map<String, List<String>> articles, String title) {
        var lines = articles.getOrDefault(title, List.of());
        if (lines.size() != 1) {
            throw new NotRead(String.join(" ", lines));
        }
        return lines.get(0);
    }

    /** The clauses by the name of their article. */
    private Map<String, List<String>> articles(List<String> lines) {
        var names = new LinkedHashMap<String, String>();
        for (var name : List.of(
                "parties", "object", "allowed", "conditions", "owed", "always", "duration", "forbidden", "breach")) {
            names.put(words.say("contract.title." + name), name);
        }
        var articles = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var matcher = LINE.matcher(line);
            if (line.isBlank()) {
                continue;
            }
            if (!matcher.matches()) {
                throw new NotRead(line);
            }
            if (matcher.group(2) != null) {
                current.add(matcher.group(3));
                continue;
            }
            if (!names.containsKey(matcher.group(3))) {
                throw new NotRead(line);
            }
            current = new ArrayList<>();
            articles.put(names.get(matcher.group(3)), current);
        }
        return articles;
    }
}
