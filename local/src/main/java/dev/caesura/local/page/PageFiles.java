package dev.caesura.local.page;

import dev.caesura.schemas.story.Words;
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

    /** The console's page has the colors, the words and the tools of both. */
    private static final String SHARED = "dev/caesura/console/page/";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private PageFiles() {}

    static RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", request -> file(FOLDER + "index.html", MediaType.TEXT_HTML))
                .GET("/mark.svg", request -> file(SHARED + "mark.svg", SVG))
                .GET("/api/words", request -> words())
                .add(folder(FOLDER, "js"))
                .add(folder(FOLDER, "css"))
                .add(folder(SHARED, "js"))
                .add(folder(SHARED, "css"))
                .build();
    }

    private static Mono<ServerResponse> words() {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .headers(PageFiles::secure)
                .bodyValue(Words.byCode());
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .headers(PageFiles::secure)
                .bodyValue(new ClassPathResource(name));
    }

    private static RouterFunction<ServerResponse> folder(String root, String name) {
        return RouterFunctions.resources(
                "/" + name + "/*",
                new ClassPathResource(root + name + "/"),
                (resource, headers) -> secure(headers));
    }

    private static void secure(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }
}
