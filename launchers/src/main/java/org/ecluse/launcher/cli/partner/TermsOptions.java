package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Under which terms: one of the four templates with what it leaves open, or an ODRL offer in a file. */
final class TermsOptions {
    private static final Set<String> TEMPLATES = Set.of("open", "research-only", "conditional", "paid");

    @Option(
            names = "--terms",
            required = true,
            paramLabel = "open|research-only|conditional|paid|FILE",
            descriptionKey = "terms.terms")
    private String terms;

    @Option(names = "--study", paramLabel = "ID", descriptionKey = "terms.study")
    private String study;

    @Option(names = "--purpose", paramLabel = "IRI", descriptionKey = "terms.purpose")
    private String purpose;

    @Option(names = "--pseudonymise", paramLabel = "COLUMN", split = ",", descriptionKey = "terms.pseudonymise")
    private List<String> pseudonymised = List.of();

    @Option(names = "--ends", paramLabel = "INSTANT", descriptionKey = "terms.ends")
    private String ends;

    @Option(names = "--more-than-points", paramLabel = "N", descriptionKey = "terms.more-than-points")
    private Integer deliveryPoints;

    @Option(names = "--more-than-mwh", paramLabel = "N", descriptionKey = "terms.more-than-mwh")
    private BigDecimal energyMwh;

    @Option(names = "--level", paramLabel = "LEVEL", split = ",", descriptionKey = "terms.level")
    private List<String> levels = List.of();

    @Option(names = "--price", paramLabel = "AMOUNT", descriptionKey = "terms.price")
    private BigDecimal price;

    @Option(names = "--currency", paramLabel = "EUR", descriptionKey = "terms.currency")
    private String currency;

    @Option(names = "--payee", paramLabel = "TEXT", descriptionKey = "terms.payee")
    private String payee;

    @Option(names = "--licence", paramLabel = "IRI", descriptionKey = "terms.licence")
    private String licence;

    @Option(names = "--attribution", paramLabel = "TEXT", descriptionKey = "terms.attribution")
    private String attribution;

    /** {@code policy} for an offer in a file, else {@code terms}. */
    ObjectNode members() throws UnusableOption {
        return TEMPLATES.contains(terms)
                ? new Members().member("terms", template()).object()
                : TermsFile.members(terms);
    }

    private ObjectNode template() {
        return new Members()
                .text("template", terms)
                .text("study", study)
                .text("purpose", purpose)
                .list("pseudonymise", pseudonymised)
                .text("ends", ends)
                .count("deliveryPoints", deliveryPoints)
                .decimal("energyMwh", energyMwh)
                .list("levels", levels)
                .decimal("amount", price)
                .text("currency", currency)
                .text("payee", payee)
                .text("licence", licence)
                .text("attribution", attribution)
                .object();
    }
}
