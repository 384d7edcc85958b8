package org.ecluse.policy.comparison;

import static org.ecluse.policy.model.Operator.EQ;
import static org.ecluse.policy.model.Operator.HAS_PART;
import static org.ecluse.policy.model.Operator.IS_A;
import static org.ecluse.policy.model.Operator.IS_ALL_OF;
import static org.ecluse.policy.model.Operator.IS_ANY_OF;
import static org.ecluse.policy.model.Operator.IS_NONE_OF;
import static org.ecluse.policy.model.Operator.IS_PART_OF;
import static org.ecluse.policy.model.Operator.NEQ;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.GraphTaxonomy;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;

/** The vocabularies that the benchmark's knowledge-graph cases are about, and profiles that use them. */
final class BenchmarkVocabularies {
    private static final String PARENT = "https://www.geonames.org/ontology#parentFeature";
    private static final Set<Operator> ALL =
            EnumSet.of(EQ, NEQ, IS_A, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF, IS_PART_OF, HAS_PART);
    private static final Set<Operator> MEASURING =
            EnumSet.of(EQ, NEQ, Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ);
    private static final Pattern AXIS = Pattern.compile("oax:(\\w+)");
    private static final String OAX = "http://w3id.org/odrl/spatial-axis#";

    private final GraphTaxonomy languages;
    private final GraphTaxonomy purposes;
    private final GraphTaxonomy places;

    BenchmarkVocabularies(Path folder) {
        this(read(folder, "bcp47.ttl"), read(folder, "dpv.ttl"), read(folder, "geonames.ttl"));
    }

    private BenchmarkVocabularies(GraphTaxonomy languages, GraphTaxonomy purposes, GraphTaxonomy places) {
        this.languages = languages;
        this.purposes = purposes;
        this.places = places;
    }

    private static GraphTaxonomy read(Path folder, String file) {
        var model = RDFDataMgr.loadModel(
                folder.resolve("vocabularies").resolve(file).toString());
        var parents = new HashMap<String, Set<String>>();
        edges(model, SKOS.broader.getURI(), parents);
        edges(model, PARENT, parents);
        var excluded = new HashMap<String, Set<String>>();
        model.listObjectsOfProperty(OWL2.distinctMembers).forEachRemaining(list -> {
            var members = new ArrayList<String>();
            list.as(RDFList.class)
                    .iterator()
                    .forEachRemaining(member -> members.add(member.asResource().getURI()));
            members.forEach(one -> members.stream()
                    .filter(other -> !other.equals(one))
                    .forEach(other -> excluded.computeIfAbsent(one, same -> new LinkedHashSet<>())
                            .add(other)));
        });
        return new GraphTaxonomy(parents, excluded);
    }

    private static void edges(Model model, String property, Map<String, Set<String>> parents) {
        model.listStatements(null, model.createProperty(property), (org.apache.jena.rdf.model.RDFNode) null)
                .forEachRemaining(
                        edge -> parents.computeIfAbsent(edge.getSubject().getURI(), same -> new LinkedHashSet<>())
                                .add(edge.getObject().asResource().getURI()));
    }

    GraphTaxonomy languages() {
        return languages;
    }

    /** Where the places and purposes right below the same one exclude each other. */
    BenchmarkVocabularies withDisjointSiblings() {
        return new BenchmarkVocabularies(languages, purposes.withDisjointSiblings(), places.withDisjointSiblings());
    }

    /** Each vocabulary with one more thing of its own, and one more that excludes it. */
    BenchmarkVocabularies grown() {
        return new BenchmarkVocabularies(grown(languages), grown(purposes), grown(places));
    }

    private static GraphTaxonomy grown(GraphTaxonomy taxonomy) {
        var more = taxonomy;
        for (var term : taxonomy.terms()) {
            more = more.with("urn:new:below:" + term, term);
        }
        return more.with("urn:new:one", "urn:new:top")
                .with("urn:new:other", "urn:new:top")
                .withDisjoint("urn:new:one", "urn:new:other");
    }

    Set<String> terms() {
        var all = new LinkedHashSet<String>();
        all.addAll(languages.terms());
        all.addAll(purposes.terms());
        all.addAll(places.terms());
        return all;
    }

    /** A use takes place in one language, for one purpose, at one place. */
    Profile profile() {
        return OdrlCore.PROFILE.with(new Profile(
                Set.of(),
                List.of(term("language", languages), term("purpose", purposes), term("spatial", places)),
                List.of()));
    }

    private static Operand term(String name, GraphTaxonomy taxonomy) {
        return new Operand(Odrl.NS + name, OperandType.TERM, ALL, taxonomy, Settled.AT_NEGOTIATION).withOneValue();
    }

    /** Every axis that the text names, as a number. */
    static Profile axes(String text) {
        var operands = new ArrayList<Operand>();
        AXIS.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(name -> operands.add(new Operand(
                        OAX + name,
                        OperandType.NUMBER,
                        MEASURING,
                        org.ecluse.policy.profile.Taxonomy.FLAT,
                        Settled.AT_NEGOTIATION)));
        return OdrlCore.PROFILE.with(new Profile(Set.of(), operands, List.of()));
    }
}
