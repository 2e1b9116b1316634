package dev.caesura.nemesis.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Two certificates for one address, by an authority made for the run: one that is valid, and one
 * that has expired.
 */
public final class Certificates {

    /** Of all key stores; they last as long as the run. */
    public static final String PASSWORD = "nemesis";

    private static final String VALID = "valid";
    private static final String EXPIRED = "expired";

    private final Path folder;

    /** Makes them with the JDK's {@code keytool}, in the folder. */
    public Certificates(Path folder, String address) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        make("authority", "-ext", "bc:c", "-validity", "30");
        keytool("-exportcert", "-alias", "authority", "-file", "authority.pem", "-rfc");
        trusted();
        sign(VALID, address, "-validity", "30");
        sign(EXPIRED, address, "-startdate", "-20d", "-validity", "10");
    }

    private void make(String alias, String... more) {
        List<String> line = new ArrayList<>();
        line.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
        line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        line.addAll(List.of(more));
        keytool(line.toArray(String[]::new));
    }

    private void sign(String alias, String address, String... validity) {
        make(alias);
        keytool("-certreq", "-alias", alias, "-file", alias + ".csr");
        List<String> line = new ArrayList<>();
        line.addAll(List.of("-gencert", "-alias", "authority", "-infile", alias + ".csr"));
        line.addAll(List.of("-outfile", alias + ".pem", "-ext", "san=ip:" + address));
        line.addAll(List.of(validity));
        keytool(line.toArray(String[]::new));
        keytool("-importcert", "-alias", alias, "-file", alias + ".pem");
    }

    private void trusted() {
        run(
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "authority",
                        "-file",
                        "authority.pem",
                        "-keystore",
                        trustStore().toString(),
                        "-storepass",
                        PASSWORD));
    }

    private void keytool(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("-keystore", keyStore().toString(), "-storepass", PASSWORD));
        run(line);
    }

    private void run(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        line + ": " + new String(said, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path keyStore() {
        return folder.resolve("keys.p12");
    }

    /** The trust store that a client needs to call the address. */
    public Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /** A server's context that shows the valid certificate. */
    SSLContext valid() {
        return context(VALID);
    }

    /** A server's context that shows the expired certificate. */
    SSLContext expired() {
        return context(EXPIRED);
    }

    private SSLContext context(String alias) {
        char[] password = PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(keyStore())) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, password);
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, password);
            one.setKeyEntry(
                    alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
