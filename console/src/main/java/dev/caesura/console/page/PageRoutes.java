package dev.caesura.console.page;

import dev.caesura.schemas.story.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page's files, its words, and the chart library's one file. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    private static final String FOLDER = "dev/caesura/console/page/";
    private static final String CHARTS =
            "classpath*:META-INF/resources/webjars/chart.js/*/dist/chart.umd.min.js";

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript");

    @Bean
    RouterFunction<ServerResponse> pageFiles() {
        Resource charts = charts();
        return RouterFunctions.route()
                .GET("/", request -> file("index.html", MediaType.TEXT_HTML))
                .GET("/login", request -> file("login.html", MediaType.TEXT_HTML))
                .GET("/mark.svg", request -> file("mark.svg", SVG))
                .GET("/lib/chart.js", request -> answer(charts, SCRIPT))
                .GET("/api/words", request -> words())
                .add(folder("js"))
                .add(folder("css"))
                .build();
    }

    private static Mono<ServerResponse> words() {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Words.byCode());
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        return answer(new ClassPathResource(FOLDER + name), type);
    }

    private static Mono<ServerResponse> answer(Resource resource, MediaType type) {
        return ServerResponse.ok().contentType(type).bodyValue(resource);
    }

    private static RouterFunction<ServerResponse> folder(String name) {
        return RouterFunctions.resources(
                "/" + name + "/**", new ClassPathResource(FOLDER + name + "/"));
    }

    /** Whichever version the build has chosen. */
    private static Resource charts() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(CHARTS)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
