package org.ecluse.contracts.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.termination.AgreedGrounds;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.policy.explanation.ContractText;
import org.ecluse.policy.explanation.Phrases;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Lays a contract out as a tree of HTML elements. The tree is built, never parsed: there is no markup that a record could
 * bring in.
 */
final class ContractTree {
    private final ContractDocument contract;
    private final Texts texts;
    private final Tree tree;
    private int article;

    private ContractTree(ContractDocument contract, Texts texts) {
        this.contract = contract;
        this.texts = texts;
        this.tree = new Tree(texts.locale().getLanguage());
    }

    static Document of(ContractDocument contract, Texts texts) {
        return new ContractTree(contract, texts).document();
    }

    private Agreement agreement() {
        return contract.contract().agreement();
    }

    private Document document() {
        var policy = agreement().policy();
        var upheld =
                policy.obligations().stream().filter(ContractTree::isUpheld).toList();
        var rest = policy.obligations().stream().filter(duty -> !isUpheld(duty)).toArray(Duty[]::new);
        var text = ContractText.of(policy.withObligations(rest), texts.locale());
        var body = tree.page(texts.say("title", agreement().id().value()));
        var main = tree.add(body, "main");
        tree.add(main, "h1", texts.say("heading"));
        tree.add(main, "p", texts.say("reference", agreement().id().value()));
        status(main);
        summary(main);
        for (var one : text.articles()) {
            article(main, one.title(), one.clauses());
        }
        article(main, texts.say("early-end"), earlyEnd(policy, upheld));
        signatures(main);
        contract.ending().ifPresent(ending -> ending(main, ending));
        proof(main);
        return tree.document();
    }

    private static boolean isUpheld(Duty duty) {
        return duty.action().iri().equals(Rennes.UPHOLD);
    }

    private void status(Element main) {
        contract.contract().ended().ifPresent(end -> tree.add(
                        main, "p", texts.say("ended", texts.instant(end.at()), end.code()))
                .setAttribute("class", "ended"));
    }

    private void summary(Element main) {
        var list = tree.add(main, "table");
        tree.add(list, "caption", texts.say("summary"));
        row(list, texts.say("provider"), party(agreement().provider()));
        row(list, texts.say("consumer"), party(agreement().consumer()));
        row(
                list,
                texts.say("asset"),
                contract.assetTitle()
                        .map(title -> texts.say("named", title, agreement().assetId()))
                        .orElse(agreement().assetId()));
        row(list, texts.say("signed-at"), texts.instant(agreement().signedAt()));
        row(
                list,
                texts.say("signed-by"),
                texts.say("signed." + contract.contract().signatures().state().name()));
    }

    private String party(PartyId party) {
        return Optional.ofNullable(contract.names().get(party))
                .map(name -> texts.say("named", name, party.did()))
                .orElse(party.did());
    }

    private void row(Element table, String name, String value) {
        var row = tree.add(table, "tr");
        tree.add(row, "th", name).setAttribute("scope", "row");
        tree.add(row, "td", value);
    }

    private void article(Element main, String title, List<String> clauses) {
        article++;
        var section = tree.add(main, "section");
        tree.add(section, "h2", article + ". " + title);
        for (int i = 0; i < clauses.size(); i++) {
            var clause = tree.add(section, "p");
            clause.setAttribute("class", "clause");
            tree.add(clause, "span", article + "." + (i + 1) + ".").setAttribute("class", "number");
            tree.text(clause, " " + clauses.get(i));
        }
    }

    /** The obligations themselves where the grounds can be read in them; otherwise what then holds. */
    private List<String> earlyEnd(Policy policy, List<Duty> upheld) {
        var clauses = new ArrayList<String>();
        upheld.forEach(duty -> clauses.add(Phrases.of(duty, texts.locale())));
        if (AgreedGrounds.of(policy).named().isEmpty()) {
            clauses.add(texts.say("early-end.none"));
        }
        clauses.add(texts.say("early-end.record"));
        return clauses;
    }

    private void signatures(Element main) {
        var section = tree.add(main, "section");
        tree.add(section, "h2", texts.say("signatures"));
        for (var side : Signatory.values()) {
            var table = tree.add(section, "table");
            tree.add(table, "caption", texts.say("signature." + side.name()));
            row(table, texts.say("party"), party(side.of(agreement())));
            var signature = contract.contract().signatures().by(side);
            if (signature.isEmpty()) {
                row(table, texts.say("signature"), texts.say("signature.none"));
            }
            signature.ifPresent(one -> signature(table, one));
        }
    }

    private void signature(Element table, Signature signature) {
        row(table, texts.say("key"), signature.keyId());
        row(table, texts.say("algorithm"), signature.algorithm());
        code(table, texts.say("public-key"), signature.key().json());
        code(table, texts.say("signature"), signature.jws());
    }

    private void code(Element table, String name, String value) {
        var row = tree.add(table, "tr");
        tree.add(row, "th", name).setAttribute("scope", "row");
        tree.add(tree.add(row, "td"), "code", value);
    }

    private void ending(Element main, SignedTermination ending) {
        var termination = ending.termination();
        var section = tree.add(main, "section");
        tree.add(section, "h2", texts.say("ending"));
        var table = tree.add(section, "table");
        tree.add(table, "caption", texts.say("ending.record"));
        row(
                table,
                texts.say("ending.by"),
                termination.ground() == Ground.MUTUAL ? texts.say("ending.both") : party(termination.by()));
        row(
                table,
                texts.say("ending.ground"),
                texts.say("ground." + termination.ground().name()));
        row(table, texts.say("ending.written"), texts.instant(termination.writtenAt()));
        row(table, texts.say("ending.effective"), texts.instant(termination.effectiveAt()));
        row(table, texts.say("ending.reason"), termination.reason());
        termination.evidence().ifPresent(evidence -> row(table, texts.say("ending.evidence"), evidence));
        code(table, texts.say("hash"), ending.hash());
        for (var side : Signatory.values()) {
            ending.signatures().by(side).ifPresent(one -> {
                row(table, texts.say("signature." + side.name()), one.keyId());
                code(table, texts.say("signature"), one.jws());
            });
        }
    }

    private void proof(Element main) {
        var section = tree.add(main, "section");
        tree.add(section, "h2", texts.say("proof"));
        tree.add(section, "p", texts.say("proof.record"));
        var table = tree.add(section, "table");
        tree.add(table, "caption", texts.say("proof.caption"));
        code(table, texts.say("hash"), contract.contract().hash());
        tree.add(section, "p", texts.say("proof.verify"));
    }
}
