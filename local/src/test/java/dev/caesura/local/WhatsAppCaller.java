package dev.caesura.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the gateway as Meta does. */
final class WhatsAppCaller {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI gateway;

    WhatsAppCaller(URI page) {
        this.gateway = page.resolve("webhooks/");
    }

    /** The status of one call, with the right signature. */
    int post(String body) {
        return send("whatsapp", body, sign(body)).join();
    }

    /** The statuses of many calls at once. */
    List<Integer> postAtOnce(int times, String body) {
        String signature = sign(body);
        return IntStream.range(0, times)
                .mapToObj(i -> send("whatsapp", body, signature))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /** The status of a call with any channel and signature. */
    CompletableFuture<Integer> send(String channel, String body, String signature) {
        HttpRequest request =
                HttpRequest.newBuilder(gateway.resolve(channel))
                        .header("Content-Type", "application/json")
                        .header("X-Hub-Signature-256", signature)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static String sign(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Demo.SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
