package dev.caesura.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenID Connect provider that stands in for another company's: discovery, the authorization
 * code flow with signed ID tokens, codes that work once, and its errors. Whoever comes is signed in
 * as the person that the test has set.
 */
final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "caesura-console";
    static final String SECRET = "between the two";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonceByCode = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();

    IdentityProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::configuration);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext(
                "/keys", call -> json(call, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who comes next. */
    void person(String name, List<String> roles) {
        person = Map.of("preferred_username", name, "roles", roles);
    }

    /** Whoever comes next declines. */
    void nobody() {
        person = Map.of();
    }

    private void configuration(HttpExchange call) {
        json(
                call,
                200,
                Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = parameters(call.getRequestURI().getRawQuery());
        String back = asked.get("redirect_uri") + "?state=" + asked.get("state");
        if (person.isEmpty()) {
            redirect(call, back + "&error=access_denied");
            return;
        }
        String code = UUID.randomUUID().toString();
        nonceByCode.put(code, asked.get("nonce"));
        redirect(call, back + "&code=" + code);
    }

    private void token(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String nonce = nonceByCode.remove(parameters(body).getOrDefault("code", ""));
        if (!isClient(call)) {
            json(call, 401, Map.of("error", "invalid_client"));
        } else if (nonce == null) {
            json(call, 400, Map.of("error", "invalid_grant"));
        } else {
            json(
                    call,
                    200,
                    Map.of(
                            "access_token",
                            UUID.randomUUID().toString(),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "id_token",
                            idToken(nonce)));
        }
    }

    private static boolean isClient(HttpExchange call) {
        String given = call.getRequestHeaders().getFirst("Authorization");
        if (given == null) {
            return false;
        }
        byte[] plain = Base64.getDecoder().decode(given.substring("Basic ".length()));
        String pair = new String(plain, StandardCharsets.UTF_8);
        return URLDecoder.decode(pair, StandardCharsets.UTF_8).equals(CLIENT + ":" + SECRET);
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject("4711")
                        .claim("nonce", nonce)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)));
        person.forEach(claims::claim);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                        claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> found = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    private static void redirect(HttpExchange call, String to) throws IOException {
        call.getResponseHeaders().add("Location", to);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private static void json(HttpExchange call, int status, Object body) {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", "application/json");
        try (call) {
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
