package org.ecluse.connector.operator.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Published;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.partners.Directory;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.document.ContractDocument;

/** A contract as people read it, print it and keep it. */
@Path("api/contracts/{id}/document")
public final class DocumentResource {
    private static final String HTML = "html";
    private static final String PDF = "pdf";

    private final Operations operations;
    private final Membership membership;
    private final Directory directory;
    private final AgreementStore agreements;
    private final EarlyEnds ends;

    public DocumentResource(
            Operations operations,
            Membership membership,
            Directory directory,
            AgreementStore agreements,
            EarlyEnds ends) {
        this.operations = operations;
        this.membership = membership;
        this.directory = directory;
        this.agreements = agreements;
        this.ends = ends;
    }

    /** @param format {@code html} or {@code pdf} */
    @GET
    public Response document(
            @PathParam("id") String id,
            @QueryParam("lang") @DefaultValue("fr") String lang,
            @QueryParam("format") @DefaultValue(HTML) String format) {
        if (!format.equals(HTML) && !format.equals(PDF)) {
            throw Body.malformed("`format` is neither `html` nor `pdf`");
        }
        var contract = agreements
                .find(ContractsResource.existing(operations, id).id())
                .orElseThrow(() -> Answers.refuse(
                        404, "contract.unknown", "no contract has that id", "compare with the list of contracts"));
        var locale = lang.equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        var document = new ContractDocument(
                contract,
                ends.of(contract.agreement().id()),
                names(contract),
                title(contract).map(title -> lang.equals("en") ? title.en() : title.fr()));
        return format.equals(PDF)
                ? file(document.pdf(locale), "application/pdf", contract, PDF)
                : file(document.html(locale), "text/html; charset=utf-8", contract, HTML);
    }

    private static Response file(Object content, String type, StoredAgreement contract, String extension) {
        return Response.ok(content)
                .type(type)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                // The page is for reading, whoever opens it: nothing in it runs or is fetched.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"contract-" + contract.hash().substring(0, 16) + "." + extension + "\"")
                .build();
    }

    /** As the registry lists them, where it does. */
    private Map<PartyId, String> names(StoredAgreement contract) {
        var names = new HashMap<PartyId, String>();
        for (var partner : directory.partners().partners()) {
            names.put(new PartyId(partner.did().toString()), partner.displayName());
        }
        var self = membership.self();
        names.putIfAbsent(new PartyId(self.did().toString()), self.name());
        names.keySet()
                .removeIf(party -> !party.equals(contract.agreement().provider())
                        && !party.equals(contract.agreement().consumer()));
        return names;
    }

    private Optional<Wording> title(StoredAgreement contract) {
        return operations.published().stream()
                .filter(published ->
                        published.assetId().equals(contract.agreement().assetId()))
                .map(Published::title)
                .findFirst();
    }
}
