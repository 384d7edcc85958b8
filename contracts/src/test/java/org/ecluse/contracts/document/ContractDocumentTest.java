package org.ecluse.contracts.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.Termination;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class ContractDocumentTest {
    /** 20 mm, less a hair. */
    private static final float MARGIN_POINTS = 56;

    private static final TestKey PROVIDER = TestKey.of(Agreements.PROVIDER.did());
    private static final TestKey CONSUMER = TestKey.ed25519(Agreements.CONSUMER.did());
    private static final Policy TERMS = OfferTerms.Conditional.ENERGY_BY_ADDRESS
            .offer("urn:uuid:1")
            .withObligations(Obligations.upholdUnlessNotice(Period.ofDays(30), Rennes.BREACH, Rennes.PAYMENT_DEFAULT));
    private static final Agreement AGREEMENT = Agreements.of("agreement-1", TERMS);
    private static final Signatures SIGNED = Signatures.NONE
            .with(Signatory.PROVIDER, signature(Signatory.PROVIDER, PROVIDER))
            .with(Signatory.CONSUMER, signature(Signatory.CONSUMER, CONSUMER));
    private static final ContractDocument CONTRACT = new ContractDocument(
            stored(AGREEMENT, SIGNED),
            Optional.empty(),
            Map.of(Agreements.PROVIDER, "Ouest-France"),
            Optional.of("Archives de presse, années 1944 à 2020"));

    private static Signature signature(Signatory side, TestKey key) {
        return Agreements.signature(AGREEMENT, side, key);
    }

    private static StoredAgreement stored(Agreement agreement, Signatures signatures) {
        return new StoredAgreement(agreement, AgreementRecord.hash(agreement), signatures, Optional.empty());
    }

    private static String plain(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String plain(String html) {
        return html.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void a_contract_is_written_in_french_with_its_parties_its_terms_its_grounds_and_its_proof() {
        var text = plain(CONTRACT.html(Locale.FRENCH));

        assertThat(text)
                .contains("Contrat sur des données")
                .contains("Ouest-France (" + Agreements.PROVIDER.did() + ")")
                .contains("Archives de presse, années 1944 à 2020 (news-archive)")
                .contains("20 novembre 2026 à 10:30:00 (heure de Paris)")
                .contains("des deux parties")
                .contains("1. Parties")
                .contains("1.1. Le fournisseur est")
                .contains("Ce qui est dû, et quand")
                .contains("Fin avant le terme")
                .contains("un manquement de l’autre partie au contrat")
                .contains("un préavis de 30 jours")
                .contains(PROVIDER.keyId(), CONSUMER.keyId(), "ES256", "EdDSA")
                .contains(SIGNED.provider().orElseThrow().jws())
                .contains(AgreementRecord.hash(AGREEMENT));
    }

    @Test
    void a_contract_is_written_in_english() {
        var text = plain(CONTRACT.html(Locale.ENGLISH));

        assertThat(text)
                .contains("Contract about data")
                .contains("20 November 2026 at 10:30:00 (Paris time)")
                .contains("notice of 30 days")
                .contains("by both parties")
                .contains(AgreementRecord.hash(AGREEMENT));
    }

    @Test
    void the_early_end_is_said_once_in_an_article_of_its_own() {
        var text = plain(CONTRACT.html(Locale.ENGLISH));

        assertThat(text.split("This contract holds until its end", -1)).hasSize(2);
        assertThat(text).contains("Early end").doesNotContain("No ground is agreed");
    }

    @Test
    void a_contract_that_names_no_ground_says_so() {
        var open = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");
        var contract = ContractDocument.of(stored(Agreements.of("a-1", open.offer("urn:uuid:1")), Signatures.NONE));

        assertThat(plain(contract.html(Locale.ENGLISH)))
                .contains("No ground is agreed on which a party alone could end this contract early.")
                .contains("This party has not signed.")
                .contains("by nobody");
    }

    @Test
    void the_page_has_a_language_one_heading_of_the_first_rank_and_named_rows() {
        var html = CONTRACT.html(Locale.FRENCH);

        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Contrat ");
        assertThat(html.split("<h1>", -1)).hasSize(2);
        assertThat(html).contains("<main>").contains("<th scope=\"row\">").contains("<caption>");
    }

    @Test
    void nothing_on_the_page_is_fetched_from_anywhere() {
        assertThat(CONTRACT.html(Locale.FRENCH))
                .doesNotContain(" src=")
                .doesNotContain(" href=")
                .doesNotContain("<script")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;");
    }

    @Test
    void foreign_text_is_shown_and_never_markup() throws IOException {
        var hostile = "</style></td><img src=http://127.0.0.1:9/x onerror=alert(1)>&amp;\u202Ehtml\u0007";
        var contract = new ContractDocument(
                stored(AGREEMENT, SIGNED),
                Optional.of(new SignedTermination(
                        new Termination(
                                AGREEMENT.id(),
                                AgreementRecord.hash(AGREEMENT),
                                Ground.BREACH,
                                Agreements.PROVIDER,
                                Agreements.SIGNED,
                                Agreements.SIGNED,
                                hostile,
                                Optional.of(hostile)),
                        Signatures.NONE)),
                Map.of(Agreements.CONSUMER, hostile),
                Optional.of(hostile));

        var html = contract.html(Locale.ENGLISH);

        assertThat(html)
                .doesNotContain("<img")
                .doesNotContain("\u202E")
                .doesNotContain("\u0007")
                .contains("&lt;img src=http://127.0.0.1:9/x onerror=alert(1)&gt;&amp;amp;");
        assertThat(plain(contract.pdf(Locale.ENGLISH))).contains("onerror=alert(1)");
    }

    @Test
    void the_end_of_a_contract_is_part_of_it() {
        var ended = Instant.parse("2026-12-01T12:00:00Z");
        var termination = new Termination(
                AGREEMENT.id(),
                AgreementRecord.hash(AGREEMENT),
                Ground.PAYMENT_DEFAULT,
                Agreements.PROVIDER,
                ended,
                ended,
                "Trois mois sans paiement",
                Optional.of("facture 2026-17"));
        var contract = new ContractDocument(
                new StoredAgreement(
                        AGREEMENT,
                        AgreementRecord.hash(AGREEMENT),
                        SIGNED,
                        Optional.of(new StoredAgreement.End(ended, "contract.terminated.payment-default"))),
                Optional.of(new SignedTermination(termination, Signatures.NONE)),
                Map.of(),
                Optional.empty());

        assertThat(plain(contract.html(Locale.FRENCH)))
                .contains("Ce contrat a pris fin le 1er décembre 2026 à 13:00:00 (heure de Paris)")
                .contains("défaut de paiement")
                .contains("Trois mois sans paiement")
                .contains("facture 2026-17");
    }

    @Test
    void the_pdf_says_what_the_page_says() throws IOException {
        var pdf = plain(CONTRACT.pdf(Locale.FRENCH));
        var body = CONTRACT.html(Locale.FRENCH).replaceAll("(?s)^.*<body>", "");

        for (var text : body.split("<[^>]*>")) {
            assertThat(pdf.replace(" ", "").contains(unescaped(text).replaceAll("\\s", "")))
                    .as(text)
                    .isTrue();
        }
        assertThat(pdf).contains("Le bénéficiaire est").contains("1 / ");
    }

    @Test
    void the_pdf_is_tagged_titled_in_its_language_and_has_its_fonts_inside() throws IOException {
        try (var document = Loader.loadPDF(CONTRACT.pdf(Locale.FRENCH))) {
            var catalog = document.getDocumentCatalog();

            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Contrat agreement-1");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(tags(catalog.getStructureTreeRoot())).contains("H1", "H2", "P", "Table", "TH", "TD");
            assertThat(fonts(document)).isNotEmpty().allSatisfy(name -> assertThat(name)
                    .matches("[A-Z]{6}\\+Liberation.*"));
        }
    }

    @Test
    void every_page_of_the_pdf_is_numbered_and_printed_on() throws IOException {
        try (var document = Loader.loadPDF(CONTRACT.pdf(Locale.ENGLISH))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(2, 6);
            for (int i = 0; i < pages; i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i + 1);
                stripper.setEndPage(i + 1);
                assertThat(stripper.getText(document)).contains((i + 1) + " / " + pages);
                assertThat(ink(new PDFRenderer(document).renderImageWithDPI(i, 40)))
                        .isGreaterThan(100);
            }
        }
    }

    @Test
    void no_text_runs_out_of_the_page() throws IOException {
        var beyond = new ArrayList<String>();
        try (var document = Loader.loadPDF(CONTRACT.pdf(Locale.FRENCH))) {
            var margin = document.getPage(0).getMediaBox().getWidth() - MARGIN_POINTS;
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> places) {
                    places.stream()
                            .filter(place -> place.getXDirAdj() + place.getWidthDirAdj() > margin)
                            .forEach(place -> beyond.add(text));
                }
            }.getText(document);
        }

        assertThat(beyond).isEmpty();
    }

    @Test
    void the_same_contract_has_the_same_date_in_its_pdf_whenever_that_is_made() throws IOException {
        try (var document = Loader.loadPDF(CONTRACT.pdf(Locale.FRENCH))) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(Agreements.SIGNED);
        }
    }

    @Test
    void both_languages_have_the_same_texts_with_typographic_apostrophes() throws IOException {
        var french = texts("fr");
        var english = texts("en");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var texts : List.of(french, english)) {
            assertThat(texts.values())
                    .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'"));
        }
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var stream = Texts.class.getResourceAsStream("document_" + language + ".properties")) {
            texts.load(new InputStreamReader(stream, UTF_8));
        }
        return texts;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static List<String> tags(PDStructureNode node) {
        var tags = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }

    private static List<String> fonts(PDDocument document) throws IOException {
        var names = new ArrayList<String>();
        for (var page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                names.add(font.getName());
            }
        }
        return names;
    }

    private static int ink(BufferedImage page) {
        int dark = 0;
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                dark += (page.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
