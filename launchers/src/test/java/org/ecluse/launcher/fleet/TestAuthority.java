package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority made for one test with {@code openssl}, and the file by which Java trusts it. */
final class TestAuthority {
    private static final String PASSWORD = "for-this-test";
    private static final List<String> NEW_KEY =
            List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes");

    private final Path folder;

    TestAuthority(Path folder) throws IOException {
        this.folder = folder;
        var make = openssl("req", "-x509", "-days", "2", "-subj", "/CN=test authority");
        make.addAll(NEW_KEY);
        make.addAll(List.of("-keyout", file("ca.key"), "-out", file("ca.crt")));
        Commands.run(make);
        try (var certificate = Files.newInputStream(folder.resolve("ca.crt"));
                OutputStream out = Files.newOutputStream(folder.resolve("trusted.p12"))) {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            trusted.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Makes {@code HOST.key} and {@code HOST.crt}. */
    void certify(String host) throws IOException {
        var ask = openssl("req", "-subj", "/CN=" + host);
        ask.addAll(NEW_KEY);
        ask.addAll(List.of("-keyout", file(host + ".key"), "-out", file(host + ".csr")));
        Commands.run(ask);
        var names = Files.writeString(folder.resolve(host + ".ext"), "subjectAltName=DNS:" + host);
        var sign = openssl("x509", "-req", "-days", "2", "-CAcreateserial");
        sign.addAll(List.of("-in", file(host + ".csr"), "-CA", file("ca.crt"), "-CAkey", file("ca.key")));
        sign.addAll(List.of("-extfile", names.toString(), "-out", file(host + ".crt")));
        Commands.run(sign);
    }

    Path certificate(String host) {
        return folder.resolve(host + ".crt");
    }

    Path key(String host) {
        return folder.resolve(host + ".key");
    }

    /** What every Java process is started with, so that it and its children trust the authority. */
    String javaOptions() {
        return "-Djavax.net.ssl.trustStore=" + folder.resolve("trusted.p12") + " -Djavax.net.ssl.trustStorePassword="
                + PASSWORD;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> openssl(String... words) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        return command;
    }
}
