package org.ecluse.connector.operator.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.templates.OfferTerms;

/**
 * The member {@code terms} of a publication: {@code template} names one of the four, the other members fill it. What is
 * left out has the territory's usual value; a member that the template does not have is refused.
 */
public final class TermsBody {
    private static final ZoneId RENNES = ZoneId.of("Europe/Paris");
    private static final Period RETENTION = Period.ofYears(1);

    private final String self;

    /** @param self how this partner is named where it is attributed or paid, unless the terms say otherwise */
    public TermsBody(String self) {
        this.self = self;
    }

    OfferTerms read(Body body) {
        return switch (body.text("template")) {
            case "open" -> {
                only(body, "licence", "attribution");
                yield new OfferTerms.Open(
                        body.optionalText("licence").orElse(OfferTerms.Open.LICENCE_OUVERTE),
                        body.optionalText("attribution").orElse(self));
            }
            case "research-only" -> research(body);
            case "conditional" -> conditional(body);
            case "paid" -> paid(body);
            default -> throw Body.malformed("`terms.template` is open, research-only, conditional or paid");
        };
    }

    private static OfferTerms research(Body body) {
        only(body, "study", "studies", "purpose", "pseudonymise", "ends", "retention", "publishWithin");
        var studies = body.optionalText("study").map(List::of).orElseGet(() -> body.texts("studies"));
        return new OfferTerms.ResearchOnly(
                studies,
                body.optionalText("purpose").orElse(OfferTerms.ResearchOnly.ANY_RESEARCH),
                body.texts("pseudonymise"),
                ends(body),
                period(body, "retention"),
                period(body, "publishWithin"));
    }

    private static OfferTerms conditional(Body body) {
        only(body, "deliveryPoints", "energyMwh", "levels", "ends");
        var usual = OfferTerms.Conditional.ENERGY_BY_ADDRESS;
        var levels = body.texts("levels");
        return Body.parsed(
                "terms.levels",
                "",
                unused -> new OfferTerms.Conditional(
                        body.json().getInt("deliveryPoints", usual.deliveryPoints()),
                        body.optionalText("energyMwh").map(BigDecimal::new).orElse(usual.energyMwh()),
                        levels.isEmpty() ? usual.levels() : levels,
                        ends(body)));
    }

    private OfferTerms paid(Body body) {
        only(body, "amount", "currency", "payee", "period", "ends");
        var currency = body.optionalText("currency").orElse("EUR");
        var price = Body.parsed("terms.amount", body.text("amount"), text -> Money.of(text, currency));
        if (price.sign() <= 0) {
            throw Body.malformed("`terms.amount` is above zero; what costs nothing is `open` or `conditional`");
        }
        return new OfferTerms.Paid(
                price,
                body.optionalText("payee").orElse(self),
                body.optionalText("period")
                        .map(text -> Body.parsed("terms.period", text, Period::parse))
                        .orElse(Period.ofMonths(1)),
                ends(body));
    }

    private static Period period(Body body, String name) {
        return body.optionalText(name)
                .map(text -> Body.parsed("terms." + name, text, Period::parse))
                .orElse(RETENTION);
    }

    /** An instant, or a day, which then ends in Rennes. */
    private static Optional<Instant> ends(Body body) {
        return body.optionalText("ends")
                .map(text -> Body.parsed(
                        "terms.ends",
                        text,
                        written -> written.contains("T")
                                ? Instant.parse(written)
                                : LocalDate.parse(written)
                                        .plusDays(1)
                                        .atStartOfDay(RENNES)
                                        .toInstant()));
    }

    private static void only(Body body, String... known) {
        body.json().keySet().stream()
                .filter(name -> !name.equals("template") && !List.of(known).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Body.malformed("`terms." + name + "` is not part of this template; it has " + List.of(known));
                });
    }
}
