package org.ecluse.policy.drafting;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.drafting.Proposal.Draft;
import org.ecluse.policy.drafting.Proposal.None;
import org.ecluse.policy.drafting.Proposal.Remark;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Rennes;

/**
 * Drafts a policy from the field {@code access_condition} of a metadata record in RUDI's model (RUDI-PRODUCER 1.4): what
 * its licence asks for, as narrow as it can be meant, and every restriction in free words left to a person. Pure.
 */
public final class AccessConditions {
    private static final List<String> FREE_TEXTS =
            List.of("usage_constraint", "access_constraint", "other_constraints");

    private AccessConditions() {}

    /** @param record one metadata record; other fields than its access conditions and its producer are not looked at */
    public static Proposal draft(JsonObject record) {
        var id = text(record.get("global_id"));
        var conditions = object(record.get("access_condition"));
        if (id.isEmpty() || conditions.isEmpty()) {
            return none(
                    "drafting.record.incomplete",
                    "the record has no `global_id` or no `access_condition`",
                    "complete the record at its source");
        }
        if (isSensitive(conditions.get(), record)) {
            return none(
                    "drafting.personal-data",
                    "the data is about people, and the record does not say on which ground it may be used",
                    "have a person choose the ground and the safeguards");
        }
        return object(conditions.get().get("licence"))
                .map(licence -> of(licence, conditions.get()))
                .map(known -> known.fold(
                        found -> new Writer(record, conditions.get(), found).draft(id.get()), unknown -> unknown))
                .orElseGet(() -> none(
                        "drafting.licence.missing",
                        "the record names no licence",
                        "add a licence to the record at its source"));
    }

    private static boolean isSensitive(JsonObject conditions, JsonObject record) {
        return isNotFalse(object(conditions.get("confidentiality")).map(one -> one.get("gdpr_sensitive")))
                || object(record.get("ext_metadata"))
                        .map(one -> one.containsKey("ext_selfdata"))
                        .orElse(false);
    }

    /** A licence and what is doubtful about it, or why none is known. */
    private sealed interface Known {
        record Found(Licence licence, List<Remark> doubts) implements Known {}

        record Unknown(None none) implements Known {}

        default Proposal fold(Function<Found, Proposal> found, Function<None, Proposal> unknown) {
            return this instanceof Found one ? found.apply(one) : unknown.apply(((Unknown) this).none());
        }
    }

    private static Known of(JsonObject licence, JsonObject conditions) {
        var standard = text(licence.get("licence_label")).flatMap(Licence::standard);
        if (text(licence.get("licence_type")).filter("STANDARD"::equals).isPresent()) {
            return standard.<Known>map(one -> new Known.Found(one, List.of()))
                    .orElseGet(() -> unknown("drafting.licence.unknown", words(licence.get("licence_label"))));
        }
        var label = words(licence.get("custom_licence_label"));
        var address = text(licence.get("custom_licence_uri")).orElse("");
        var byLabel = Licence.named(label);
        var byAddress = Licence.named(address);
        if (byLabel.isPresent() && byAddress.isPresent() && !byLabel.equals(byAddress)) {
            return new Known.Found(
                    narrower(byLabel.get(), byAddress.get()),
                    List.of(Remarks.of("drafting.licence.contradiction", label, address)));
        }
        if (byLabel.isPresent()) {
            return new Known.Found(byLabel.get(), List.of());
        }
        if (byAddress.isEmpty()) {
            return unknown("drafting.licence.unknown", label + " " + address);
        }
        return saysUnknown(label)
                ? unknown("drafting.licence.said-unknown", label)
                : new Known.Found(byAddress.get(), List.of(Remarks.of("drafting.licence.in-words", label, address)));
    }

    /** Whoever wrote the record did not know the licence; the address beside it is then no better. */
    private static boolean saysUnknown(String label) {
        return label.toLowerCase(Locale.ROOT).matches("(?s).*\\b(inconnue?s?|unknown)\\b.*");
    }

    private static Licence narrower(Licence one, Licence other) {
        return new Licence(
                one.iri(),
                one.attribution() || other.attribution(),
                one.shareAlike() || other.shareAlike(),
                one.noDerivatives() || other.noDerivatives(),
                one.nonCommercial() || other.nonCommercial(),
                one.forSoftware() || other.forSoftware());
    }

    private static Known unknown(String code, String words) {
        return new Known.Unknown(none(
                code,
                "the licence " + Problem.quote(words) + " is not one whose conditions are known here",
                "have a person read it and choose the terms",
                words));
    }

    private static None none(String code, String cause, String cure, String... words) {
        return new None(new Problem(code, "/access_condition", cause, cure), Remarks.of(code, words));
    }

    /** Puts one draft together. */
    private record Writer(JsonObject record, JsonObject conditions, Known.Found found) {

        Proposal draft(String id) {
            var licence = found.licence();
            var concluded = new ArrayList<Remark>();
            var open = new ArrayList<>(found.doubts());
            concluded.add(Remarks.of("drafting.licence", licence.iri()));
            var when = new ArrayList<>(List.of(Conditions.approvedByAPerson()));
            var prohibitions = new ArrayList<Prohibition>();
            if (isRestricted()) {
                when.add(0, Conditions.activeMember());
                prohibitions.add(Obligations.noRedistribution());
                open.add(Remarks.of("drafting.restricted"));
            }
            freeTexts(open);
            if (licence.noDerivatives()) {
                prohibitions.add(new Prohibition(new Action(Odrl.NS + "derive")));
                open.add(Remarks.of("drafting.licence.no-derivatives"));
            }
            if (licence.nonCommercial()) {
                prohibitions.add(Obligations.noCommercialUse());
                concluded.add(Remarks.of("drafting.licence.non-commercial"));
            }
            if (licence.forSoftware()) {
                open.add(Remarks.of("drafting.licence.for-software"));
            }
            return new Draft(policy(id, when, duties(concluded, open), prohibitions), List.copyOf(concluded), open);
        }

        private static Policy policy(
                String id, List<Constraint> conditions, List<Duty> duties, List<Prohibition> prohibitions) {
            return Policy.empty("urn:ecluse:draft:" + Problem.oneLine(id), PolicyType.SET)
                    .withConflict(ConflictStrategy.PROHIBIT)
                    .withProfile(Rennes.NS)
                    .withPermissions(new Permission(new Action(Odrl.USE), conditions, duties))
                    .withProhibitions(prohibitions.toArray(Prohibition[]::new));
        }

        private boolean isRestricted() {
            return isNotFalse(object(conditions.get("confidentiality")).map(one -> one.get("restricted_access")));
        }

        private void freeTexts(List<Remark> open) {
            for (var field : FREE_TEXTS) {
                var said = words(conditions.get(field));
                if (!said.isBlank()) {
                    open.add(Remarks.of("drafting.free-text", field, said));
                }
            }
        }

        private List<Duty> duties(List<Remark> concluded, List<Remark> open) {
            var duties = new ArrayList<Duty>();
            var licence = found.licence();
            var mention = words(conditions.get("mandatory_mention"));
            if (licence.attribution() || !mention.isBlank()) {
                var source = mention.isBlank() ? producer() : mention;
                if (source.isBlank()) {
                    open.add(Remarks.of("drafting.source.missing"));
                } else {
                    duties.add(Obligations.attribute(source, licence.iri()));
                    concluded.add(Remarks.of("drafting.attribution", source));
                }
            }
            if (licence.shareAlike()) {
                duties.add(Obligations.passOnUnderTheseTerms());
                open.add(Remarks.of("drafting.licence.share-alike"));
            }
            return duties;
        }

        private String producer() {
            return object(record.get("producer"))
                    .flatMap(one -> text(one.get("organization_name")))
                    .orElse("");
        }
    }

    /** What is there and not plainly {@code false} counts as true: in doubt, data is restricted. */
    private static boolean isNotFalse(Optional<JsonValue> flag) {
        return flag.filter(value -> value != JsonValue.FALSE && value != JsonValue.NULL)
                .isPresent();
    }

    private static Optional<JsonObject> object(JsonValue value) {
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string && !string.getString().isBlank()
                ? Optional.of(string.getString().strip())
                : Optional.empty();
    }

    /** A text, or the texts of a list of them in several languages. */
    private static String words(JsonValue value) {
        if (value instanceof JsonArray several) {
            return String.join(
                            " ", several.stream().map(AccessConditions::words).toList())
                    .strip();
        }
        return object(value).map(one -> words(one.get("text"))).orElseGet(() -> text(value)
                .orElse(""));
    }
}
