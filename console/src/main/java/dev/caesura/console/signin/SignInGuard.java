package dev.caesura.console.signin;

import dev.caesura.console.meter.ConsoleMeter;
import dev.caesura.console.signin.SignInAttempts.Wait;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Guards the password check: makes people who try too often wait, and counts the results. */
@Component
final class SignInGuard
        implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

    private static final Logger AUDIT = LoggerFactory.getLogger("dev.caesura.console.audit");

    private final SignInAttempts attempts;
    private final MeterRegistry meters;
    private final ServerAuthenticationSuccessHandler welcome =
            new RedirectServerAuthenticationSuccessHandler("/");
    private final ServerAuthenticationFailureHandler refusal =
            new RedirectServerAuthenticationFailureHandler("/login?error");

    SignInGuard(InstantSource clock, MeterRegistry meters) {
        this.attempts = new SignInAttempts(clock);
        this.meters = meters;
    }

    /** Lets a request pass, or sends it back to the sign-in page with the time to wait. */
    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        boolean asks =
                request.getMethod() == HttpMethod.POST
                        && request.getPath().value().equals("/login");
        return asks
                ? name(exchange).flatMap(name -> check(name, exchange, chain))
                : chain.filter(exchange);
    }

    private Mono<Void> check(String name, ServerWebExchange exchange, WebFilterChain chain) {
        if (TypedName.isTooLong(name)) {
            count("refused");
            return sendBack(exchange, "/login?error");
        }
        Duration wait = begin(name, address(exchange));
        if (wait.isZero()) {
            return chain.filter(exchange);
        }
        count("limited");
        long seconds = wait.plusMillis(999).toSeconds();
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "" + seconds);
        return sendBack(exchange, "/login?wait=" + seconds);
    }

    /**
     * The time that somebody has to wait, which the log reports once for each wait.
     *
     * @param name as it was typed
     * @return zero to go on
     */
    Duration begin(String name, String address) {
        String shown = TypedName.printable(name);
        Wait wait = attempts.begin(shown, address);
        if (wait.isNew()) {
            AUDIT.warn("Too many attempts to sign in as {} from {}", shown, address);
        }
        return wait.length();
    }

    private static Mono<Void> sendBack(ServerWebExchange exchange, String door) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.FOUND);
        response.getHeaders().setLocation(URI.create(door));
        return response.setComplete();
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(
            WebFilterExchange exchange, Authentication authentication) {
        count("ok");
        return name(exchange.getExchange())
                .map(TypedName::printable)
                .doOnNext(name -> attempts.succeeded(name, address(exchange.getExchange())))
                .then(welcome.onAuthenticationSuccess(exchange, authentication));
    }

    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange exchange, AuthenticationException problem) {
        count("refused");
        return refusal.onAuthenticationFailure(exchange, problem);
    }

    private void count(String result) {
        ConsoleMeter.SIGN_INS.counterIn(meters, result).increment();
    }

    private static Mono<String> name(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("username"), ""));
    }

    /** For an IPv6 address only the network: an owner of one address has all of the network's. */
    private static String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8));
        }
        return address == null ? "" : address.getHostAddress();
    }
}
