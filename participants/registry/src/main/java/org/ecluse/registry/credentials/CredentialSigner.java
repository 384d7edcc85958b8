package org.ecluse.registry.credentials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a credential in its profile and signs it. The same credential always says the same. */
final class CredentialSigner {
    private final Issuer issuer;

    CredentialSigner(Issuer issuer) {
        this.issuer = issuer;
    }

    String sign(Credential credential) {
        return credential.object().profile() == Profile.VC11 ? vc11(credential) : vc20(credential);
    }

    /** SPEC VC Data Model 1.1, section 6.3.1: registered claims beside the credential in {@code vc}. */
    private String vc11(Credential credential) {
        Map<String, Object> vc = new LinkedHashMap<>();
        vc.put(
                "@context",
                List.of("https://www.w3.org/2018/credentials/v1", "https://w3id.org/vc/status-list/2021/v1"));
        vc.put("id", credential.id());
        vc.put("type", types(credential));
        vc.put("issuer", issuer.did().toString());
        vc.put("issuanceDate", credential.validFrom().toString());
        vc.put("expirationDate", credential.validUntil().toString());
        vc.put("credentialSubject", subject(credential));
        vc.put("credentialStatus", status(credential, "StatusList2021Entry"));
        Map<String, Object> claims = registered(credential);
        claims.put("vc", vc);
        return issuer.sign("JWT", claims);
    }

    /** SPEC Securing VCs using JOSE and COSE, section 3.1.1: the credential is the payload. */
    private String vc20(Credential credential) {
        Map<String, Object> claims = registered(credential);
        claims.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        claims.put("id", credential.id());
        claims.put("type", types(credential));
        claims.put("issuer", issuer.did().toString());
        claims.put("validFrom", credential.validFrom().toString());
        claims.put("validUntil", credential.validUntil().toString());
        claims.put("credentialSubject", subject(credential));
        claims.put("credentialStatus", status(credential, "BitstringStatusListEntry"));
        return issuer.sign("vc+jwt", claims);
    }

    private Map<String, Object> registered(Credential credential) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.did().toString());
        claims.put("sub", credential.holder().toString());
        claims.put("jti", credential.id());
        claims.put("iat", credential.validFrom().getEpochSecond());
        claims.put("nbf", credential.validFrom().getEpochSecond());
        claims.put("exp", credential.validUntil().getEpochSecond());
        return claims;
    }

    private static List<String> types(Credential credential) {
        return List.of("VerifiableCredential", credential.object().kind().type());
    }

    private static Map<String, Object> subject(Credential credential) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", credential.holder().toString());
        subject.putAll(credential.claims());
        return subject;
    }

    private Map<String, Object> status(Credential credential, String type) {
        String list = issuer.statusListUrl(credential.object().profile(), credential.statusList())
                .toString();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", list + "#" + credential.statusIndex());
        status.put("type", type);
        status.put("statusPurpose", StatusLists.PURPOSE);
        status.put("statusListIndex", Integer.toString(credential.statusIndex()));
        status.put("statusListCredential", list);
        return status;
    }
}
