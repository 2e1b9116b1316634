package dev.caesura.console.signin;

import dev.caesura.console.meter.ConsoleMeter;
import dev.caesura.console.signin.SignInSettings.Program;
import dev.caesura.console.signin.SignInSettings.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Programs sign in with a bearer token at each call; they have no session. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ProgramSignIn.FIRST)
public class ProgramSignIn {

    /** Set if there is any program. */
    public static final String FIRST = "caesura.console.sign-in.programs[0].name";

    /** The path that programs call. */
    public static final String PATH = "/mcp";

    private static final String BEARER = "Bearer ";

    private final SignInSettings settings;
    private final MeterRegistry meters;

    ProgramSignIn(SignInSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** Cookies are ignored here, so no other site's page can use one: no token is needed. */
    @Bean
    @Order(0)
    SecurityWebFilterChain programFilterChain(ServerHttpSecurity http) {
        return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(PATH))
                .csrf(CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(
                        refusal ->
                                refusal.authenticationEntryPoint(
                                        new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeExchange(
                        allowed ->
                                allowed.anyExchange()
                                        .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name()))
                .addFilterAt(this::signIn, SecurityWebFiltersOrder.AUTHENTICATION)
                .build();
    }

    private Mono<Void> signIn(ServerWebExchange exchange, WebFilterChain chain) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        Optional<Authentication> program = programOf(header);
        ConsoleMeter.SIGN_INS.counterIn(meters, program.isPresent() ? "ok" : "refused").increment();
        return program.map(
                        known ->
                                chain.filter(exchange)
                                        .contextWrite(
                                                ReactiveSecurityContextHolder.withAuthentication(
                                                        known)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Optional<Authentication> programOf(@Nullable String header) {
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] given = header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        Program found = null;
        for (Program program : settings.programs()) {
            byte[] expected = program.token().reveal().getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, given)) {
                found = program;
            }
        }
        return Optional.ofNullable(found)
                .map(
                        program ->
                                UsernamePasswordAuthenticationToken.authenticated(
                                        program.name(),
                                        null,
                                        AuthorityUtils.createAuthorityList(
                                                "ROLE_" + program.role().name())));
    }
}
