package org.ecluse.policy.drafting;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Terms;

/** What somebody else's words about access come to: a draft for a person to look at, or why there is none. */
public sealed interface Proposal {

    /**
     * A draft. It grants nothing: each of its permissions also asks for a person's approval, which nobody has given.
     *
     * @param draft under the uid {@code urn:ecluse:draft:} and the record's id
     * @param concluded what was read, and what follows from it
     * @param open what was not concluded, and why; a person decides it
     */
    record Draft(Policy draft, List<Remark> concluded, List<Remark> open) implements Proposal {
        public Draft {
            Objects.requireNonNull(draft);
            concluded = List.copyOf(concluded);
            open = List.copyOf(open);
        }

        /**
         * The offer that a person makes of the draft, having settled what is open.
         *
         * @param uid the offer's, new
         * @param needsApproval whether each request still has to be approved by a person
         */
        public Policy confirmed(String uid, boolean needsApproval) {
            var permissions = draft.permissions().stream()
                    .map(permission -> needsApproval ? permission : withoutApproval(permission))
                    .toArray(Permission[]::new);
            return draft.withUid(uid).withType(PolicyType.OFFER).withPermissions(permissions);
        }

        private static Permission withoutApproval(Permission permission) {
            var rest = permission.constraints().stream()
                    .filter(condition -> !condition.equals(Conditions.approvedByAPerson()))
                    .toList();
            var terms = permission.terms();
            return new Permission(
                    new Terms(terms.uid(), terms.action(), terms.scope(), rest, terms.extras()), permission.duties());
        }
    }

    /** @param reason code, cause and cure, for the operator @param open the same for people */
    record None(Problem reason, Remark open) implements Proposal {
        public None {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(open);
        }
    }

    /**
     * One thing that was concluded, or not.
     *
     * @param code stable, such as {@code drafting.licence.share-alike}
     * @param fr for people, in French; words from the record are quoted
     * @param en the same in English
     */
    record Remark(String code, String fr, String en) {
        public Remark {
            Objects.requireNonNull(code);
            Objects.requireNonNull(fr);
            Objects.requireNonNull(en);
        }
    }

    default <T> T fold(Function<Draft, T> draft, Function<None, T> none) {
        return this instanceof Draft one ? draft.apply(one) : none.apply((None) this);
    }
}
