package dev.caesura.local.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page's files, with headers that allow nothing from elsewhere and nothing inline. */
final class PageFiles {

    private static final String FOLDER = "dev/caesura/local/page/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private PageFiles() {}

    static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", request -> file("index.html", MediaType.TEXT_HTML))
                .GET("/mark.svg", request -> file("mark.svg", SVG))
                .add(folder("js"))
                .add(folder("css"))
                .build();
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .headers(PageFiles::secure)
                .bodyValue(new ClassPathResource(FOLDER + name));
    }

    private static RouterFunction<ServerResponse> folder(String name) {
        return RouterFunctions.resources(
                "/" + name + "/*",
                new ClassPathResource(FOLDER + name + "/"),
                (resource, headers) -> secure(headers));
    }

    private static void secure(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }
}
