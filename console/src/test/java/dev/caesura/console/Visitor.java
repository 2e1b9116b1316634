package dev.caesura.console;

import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Somebody at the console, with cookies as a browser has them. */
final class Visitor {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    Visitor(ConfigurableApplicationContext console) {
        this.base =
                "http://127.0.0.1:"
                        + console.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Signs in, as the sign-in page's form does. */
    HttpResponse<String> signIn(String name, String password) throws Exception {
        get("/login");
        String form =
                "username="
                        + encoded(name)
                        + "&password="
                        + encoded(password)
                        + "&_csrf="
                        + encoded(token());
        return send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** Goes wherever it is sent, as a browser does; where it ends. */
    HttpResponse<String> followed(String path) throws Exception {
        URI next = URI.create(base + path);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(next).GET());
        while (answer.statusCode() == 302) {
            next = next.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(next).GET());
        }
        return answer;
    }

    JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + answer.body());
        }
        return Json.mapper().readTree(answer.body());
    }

    HttpResponse<String> post(String path, Object body) throws Exception {
        return send(posting(path, body).header("X-XSRF-TOKEN", token()));
    }

    HttpResponse<String> postWithoutToken(String path, Object body) throws Exception {
        return send(posting(path, body));
    }

    private HttpRequest.Builder posting(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
