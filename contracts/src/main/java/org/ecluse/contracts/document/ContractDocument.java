package org.ecluse.contracts.document;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.termination.SignedTermination;

/**
 * One contract, to be shown to people.
 *
 * @param ending what ends it early, or has ended it
 * @param names what the parties are called, where that is known; the text names them by DID as well
 * @param assetTitle what the data is called, where that is known
 */
public record ContractDocument(
        StoredAgreement contract,
        Optional<SignedTermination> ending,
        Map<PartyId, String> names,
        Optional<String> assetTitle) {
    public ContractDocument {
        Objects.requireNonNull(contract);
        Objects.requireNonNull(ending);
        names = Map.copyOf(names);
        Objects.requireNonNull(assetTitle);
    }

    /** Only what the record itself says. */
    public static ContractDocument of(StoredAgreement contract) {
        return new ContractDocument(contract, Optional.empty(), Map.of(), Optional.empty());
    }

    /** A whole page, UTF-8, that needs nothing else. @param locale French, or else English */
    public String html(Locale locale) {
        return Html.text(ContractTree.of(this, Texts.in(locale)));
    }

    /** A4, tagged for screen readers, its fonts inside. The first of a process takes seconds, the next a third of one. @param locale French, or else English */
    public byte[] pdf(Locale locale) {
        return Pdf.bytes(
                ContractTree.of(this, Texts.in(locale)), contract.agreement().signedAt());
    }
}
