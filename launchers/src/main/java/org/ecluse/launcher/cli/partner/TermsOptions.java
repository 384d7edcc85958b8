package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Under which terms: one of the four templates with what it leaves open, or an ODRL offer in a file. */
final class TermsOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
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
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        if (TEMPLATES.contains(terms)) {
            members.set("terms", template());
        } else {
            members.set("policy", policy());
        }
        return members;
    }

    private ObjectNode template() {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode().put("template", terms);
        put(chosen, "study", study);
        put(chosen, "purpose", purpose);
        put(chosen, "pseudonymise", pseudonymised);
        put(chosen, "ends", ends);
        if (deliveryPoints != null) {
            chosen.put("deliveryPoints", deliveryPoints);
        }
        put(chosen, "energyMwh", energyMwh == null ? null : energyMwh.toPlainString());
        put(chosen, "levels", levels);
        put(chosen, "amount", price == null ? null : price.toPlainString());
        put(chosen, "currency", currency);
        put(chosen, "payee", payee);
        put(chosen, "licence", licence);
        put(chosen, "attribution", attribution);
        return chosen;
    }

    private JsonNode policy() throws UnusableOption {
        try {
            return JSON.readTree(Files.readString(Path.of(terms)));
        } catch (JsonProcessingException e) {
            throw new UnusableOption("terms.not-json", terms, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnusableOption("terms.unknown", terms);
        }
    }

    private static void put(ObjectNode target, String name, String value) {
        if (value != null) {
            target.put(name, value);
        }
    }

    private static void put(ObjectNode target, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = target.putArray(name);
            values.forEach(array::add);
        }
    }
}
