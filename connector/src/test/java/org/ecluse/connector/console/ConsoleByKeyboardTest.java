package org.ecluse.connector.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, without a mouse. Skipped where there is no Chromium. */
class ConsoleByKeyboardTest {
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");
    private static final OfferTerms RESEARCH = new OfferTerms.ResearchOnly(
            List.of(),
            OfferTerms.ResearchOnly.ANY_RESEARCH,
            List.of("card_id"),
            Optional.empty(),
            Period.ofYears(1),
            Period.ofYears(1));
    private static final OfferTerms PAID =
            new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty());
    private static final int TABS_MAX = 40;

    /** Texts whose contrast with what is behind them is below 4.5 to 1. (WCAG 2.1, 1.4.3; RGAA 4.1, 3.2) */
    private static final String TOO_FAINT = """
            () => {
              document.getAnimations().forEach(animation => animation.finish());
              const rgba = text => (text.match(/[0-9.]+/g) ?? []).map(Number);
              const light = ([r, g, b]) => [r, g, b]
                .map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = rgba(getComputedStyle(e).backgroundColor);
                  if (colour.length === 3 || colour[3] > 0.99) return colour;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')]
                .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
                .filter(e => e.checkVisibility() && !e.matches('script, style, .skip'))
                .map(e => {
                  const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))];
                  return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + ' ' + e.textContent.trim()];
                })
                .filter(([ratio]) => ratio < 4.5)
                .map(([ratio, text]) => ratio.toFixed(2) + ' ' + text.slice(0, 60));
            }""";

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path dir;

    private TestNode node;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "no Chromium is installed; `./ecluse setup --tools` installs it");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void start() {
        node = new TestNode(dir);
        node.partnerOffers(
                "rennes-metropole",
                "eco-counter-data",
                new Wording("Éco-compteurs", "Bicycle counters"),
                OPEN.offer("urn:uuid:1"));
        node.partnerOffers(
                "keolis", "ticketing", new Wording("Billettique", "Ticketing"), RESEARCH.offer("urn:uuid:2"));
        node.partnerOffers(
                "ouest-france", "news-archive", new Wording("Archives", "News archive"), PAID.offer("urn:uuid:3"));
        page = browser.newPage(new Browser.NewPageOptions()
                .setLocale("fr-FR")
                .setViewportSize(1000, 1100)
                .setColorScheme(ColorScheme.LIGHT)
                .setAcceptDownloads(true));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void stop() {
        if (page != null) {
            page.close();
            node.close();
        }
    }

    @Test
    void a_wrong_token_is_refused_and_the_field_has_the_focus_again() {
        page.navigate(node.address() + "/");
        tabTo("#token");
        page.keyboard().type("wrong");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ce jeton n'est pas celui");
        assertThat(page.locator("#token")).isFocused();
    }

    @Test
    void data_is_found_read_about_asked_for_and_downloaded_without_a_mouse() throws Exception {
        node.provides(200, "date;counts\n2026-11-21;12\n");
        logIn();
        assertThat(heading()).hasText("Chercher des données");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("3 offres trouvées.");

        tabTo("input[type=search]");
        page.keyboard().type("éco");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Une offre trouvée.");
        picture("search");

        tabTo(".results a");
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Éco-compteurs");
        assertThat(heading()).isFocused();
        assertThat(page.getByText("Oui : vos attestations remplissent les conditions."))
                .isVisible();
        picture("offer");

        tabTo("#ask");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Contrat conclu.");
        assertThat(page.locator("#to-contract")).isFocused();
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Contrat : rennes-metropole/eco-counter-data");

        tabTo("#download");
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(download.suggestedFilename()).isEqualTo("eco-counter-data.csv");
        assertThat(Files.readString(download.path())).isEqualTo("date;counts\n2026-11-21;12\n");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Téléchargement terminé");
        picture("contract");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_refusal_says_in_the_readers_language_what_is_missing() {
        logIn();
        page.navigate(node.address() + "/#offer/" + "keolis%2Fticketing");
        assertThat(heading()).hasText("Billettique");
        assertThat(page.getByText("Pas en l'état. Il manque :")).isVisible();

        tabTo("#ask");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Refusé.");
        assertThat(page.locator("#ask")).isFocused();
        picture("refused");
        tabTo("button[lang=en]");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Refused.");
        assertThat(page.getByText("Not as things are.")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        picture("refused-en");
    }

    @Test
    void several_offers_are_asked_for_together_and_given_up_without_a_mouse() {
        logIn();
        tabTo("nav a[href='#bundles']");
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Demander plusieurs données à la fois");

        tabTo("textarea");
        page.keyboard().type("rennes-metropole/eco-counter-data keolis/ticketing");
        tabTo("main form button");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr").nth(0)).containsText("contrat conclu");
        assertThat(page.locator("tbody tr").nth(1)).containsText("refusé");
        picture("bundles");
        tabTo("main section button.secondary");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Demande abandonnée. Les contrats déjà conclus tiennent.");
        assertThat(page.locator("main section button")).hasCount(0);
        assertThat(page.locator("tbody tr").nth(0)).containsText("contrat conclu");
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_end_of_a_contract_is_proposed_and_its_text_kept_without_a_mouse() throws Exception {
        logIn();
        page.navigate(node.address() + "/#offer/" + "rennes-metropole%2Feco-counter-data");
        tabTo("#ask");
        page.keyboard().press("Enter");
        assertThat(page.locator("#to-contract")).isFocused();
        node.agreements.keep(node.operations.contracts().get(0).agreement());
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Contrat : rennes-metropole/eco-counter-data");
        assertThat(page.getByText("Le contrat ne nomme aucun motif de fin anticipée"))
                .isVisible();

        tabTo("main summary");
        page.keyboard().press("Enter");
        tabTo("textarea[name=reason]");
        page.keyboard().type("L'étude est finie.");
        tabTo("details button");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS))
                .hasText("L'autre partie est priée de consentir ; d'ici là, le contrat tient.");
        assertThat(page.locator("#early-end")).isFocused();
        assertThat(page.getByText("Fin d'un commun accord proposée par ce connecteur"))
                .isVisible();
        assertThat(unnamed()).isEmpty();
        picture("early-end");

        tabTo("#document");
        Download text = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(text.suggestedFilename()).startsWith("eco-counter-data-").endsWith(".pdf");
        assertThat(complaints).isEmpty();
    }

    @Test
    void what_is_to_be_paid_is_shown_with_its_reference() {
        logIn();
        page.navigate(node.address() + "/#offer/" + "ouest-france%2Fnews-archive");
        tabTo("#ask");
        page.keyboard().press("Enter");
        assertThat(page.locator("#to-contract")).isFocused();
        page.keyboard().press("Enter");
        node.operations.transfers(
                node.providerAddress(),
                Optional.of(new Problem("policy.duty.unfulfilled", "", "the price is not paid", "pay it")));

        tabTo("#download");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("120.00 EUR");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("RF");
        picture("payment");
    }

    @Test
    void own_assets_and_their_uses_are_shown() {
        node.operations.publish(new Publication(
                "flux-campus",
                new Wording("Flux campus", "Campus flows"),
                Wording.same(""),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(dir.resolve("x.csv"), Format.Csv.SEMICOLONS),
                Mapping.NONE,
                OPEN.offer("urn:uuid:4"),
                Visibility.MEMBERS));
        node.uses.record(new Use(
                "u1",
                "flux-campus",
                Optional.of(new AgreementId("a-1")),
                Optional.of(new PartyId("did:web:127.0.0.1%3A19000:partners:audiar")),
                Optional.of("https://w3id.org/dpv#AcademicResearch"),
                TestNode.NOW,
                123_456,
                789,
                12_345_678,
                Use.Outcome.delivered()));
        logIn();

        tabTo("nav a[href='#assets']");
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Mes données publiées");
        picture("assets");
        tabTo("tbody a[href='#uses/flux-campus']");
        page.keyboard().press("Enter");

        assertThat(heading()).hasText("Usages de flux-campus");
        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("audiar")))
                .isVisible();
        picture("uses");
        assertThat(complaints).isEmpty();
    }

    @Test
    void what_waits_is_read_about_declined_with_a_reason_and_accepted_without_a_mouse() {
        node.operations.ask(PendingSamples.wider("first", "energy"));
        node.operations.ask(PendingSamples.wider("second", "water"));
        logIn();

        tabTo("nav a[href='#decisions']");
        page.keyboard().press("Enter");
        assertThat(heading()).hasText("Ce qui attend une décision");
        assertThat(page.getByText("irisa demande energy")).isVisible();
        assertThat(page.locator("section li").first()).containsText("2998");
        assertThat(unnamed()).isEmpty();
        picture("decisions");

        tabTo("section:first-of-type button.secondary");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Un refus a besoin d'un motif");
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        tabTo("#reason-0");
        page.keyboard().type("Pas avant l'été");
        tabTo("section:first-of-type button.secondary");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Refusé ; l'autre partie en lit le motif.");
        assertThat(heading()).isFocused();

        tabTo("section:first-of-type button");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Rien n'attend de décision.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(node.operations.decided())
                .containsExactly("first.1 declined by operator: Pas avant l'été", "second.1 accepted by operator: ");
        assertThat(complaints).isEmpty();
    }

    @Test
    void every_part_has_landmarks_names_and_one_first_heading() {
        logIn();
        for (var part : List.of("search", "decisions", "bundles", "contracts", "assets", "offer/keolis%2Fticketing")) {
            page.navigate(node.address() + "/#" + part);
            assertThat(page.getByRole(AriaRole.STATUS)).not().hasText("Chargement…");
            assertThat(page.locator("main h1")).hasCount(1);
            for (var role : List.of(AriaRole.BANNER, AriaRole.NAVIGATION, AriaRole.MAIN, AriaRole.CONTENTINFO)) {
                assertThat(page.getByRole(role)).hasCount(1);
            }
            assertThat(unnamed()).isEmpty();
        }
    }

    @Test
    void the_first_stop_skips_to_the_content() {
        logIn();
        page.evaluate("document.activeElement.blur()");
        page.reload();
        assertThat(heading()).isFocused();
        page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()");
        page.locator(".skip").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void the_page_is_usable_on_a_narrow_screen_and_in_the_dark() {
        logIn();
        page.setViewportSize(320, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("narrow-dark");

        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 320"))
                .isTrue();
    }

    @Test
    void every_text_has_enough_contrast_in_both_colour_schemes() {
        logIn();
        page.navigate(node.address() + "/#offer/" + "keolis%2Fticketing");
        page.locator("#ask").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            picture("contrast-" + scheme.name().toLowerCase(Locale.ROOT));

            assertThat((List<?>) page.evaluate(TOO_FAINT)).isEmpty();
        }
    }

    private void logIn() {
        page.navigate(node.address() + "/");
        tabTo("#token");
        page.keyboard().type(node.token);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("trouvée");
    }

    private Locator heading() {
        return page.locator("main h1");
    }

    /** Presses Tab until the focus is there, and sees that it shows. */
    private void tabTo(String selector) {
        page.waitForSelector(selector);
        for (int i = 0; i < TABS_MAX; i++) {
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .isNotEqualTo("none");
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(selector + " cannot be reached by keyboard");
    }

    /** Controls without a name that a screen reader could say. */
    private List<?> unnamed() {
        return (List<?>) page.evaluate("[...document.querySelectorAll('button, a, input')]"
                + ".filter(e => !(e.textContent.trim() || e.labels?.length || e.getAttribute('aria-label')))"
                + ".map(e => e.outerHTML)");
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }
}
