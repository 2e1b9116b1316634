package dev.caesura.console.signin;

import dev.caesura.console.signin.SignInSettings.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint.DelegateEntry;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** The role that each path needs, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SignInConfiguration {

    private static final String LOGIN = "/login";

    /** Nothing from elsewhere, and nothing inline. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String[] OPEN = {
        LOGIN,
        "/login/ways",
        "/css/**",
        "/js/**",
        "/mark.svg",
        "/actuator/health/**",
        "/actuator/prometheus"
    };

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            SignInGuard guard,
            ObjectProvider<ReactiveClientRegistrationRepository> providers) {
        http.authorizeExchange(SignInConfiguration::allow)
                .headers(SignInConfiguration::secure)
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(entry()))
                // Nobody gets a session before signing in: sessions are kept in memory.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                // The page's scripts send the cookie's token back as a header.
                .csrf(
                        csrf ->
                                csrf.csrfTokenRepository(
                                                CookieServerCsrfTokenRepository.withHttpOnlyFalse())
                                        .csrfTokenRequestHandler(
                                                new ServerCsrfTokenRequestAttributeHandler()))
                .addFilterBefore(guard::filter, SecurityWebFiltersOrder.FORM_LOGIN)
                .formLogin(
                        form ->
                                form.loginPage(LOGIN)
                                        .authenticationSuccessHandler(guard)
                                        .authenticationFailureHandler(guard))
                .logout(Customizer.withDefaults());
        providers.ifAvailable(
                known -> http.oauth2Login(login -> login.clientRegistrationRepository(known)));
        return http.build();
    }

    private static void allow(AuthorizeExchangeSpec allowed) {
        String[] all = {Role.VIEWER.name(), Role.OPERATOR.name()};
        allowed.pathMatchers(OPEN)
                .permitAll()
                // Two texts are compared, and nothing changes.
                .pathMatchers(HttpMethod.POST, "/api/similarity")
                .hasAnyRole(all)
                .pathMatchers(HttpMethod.GET)
                .hasAnyRole(all)
                .anyExchange()
                .hasRole(Role.OPERATOR.name());
    }

    private static void secure(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** A person is sent to the sign-in page; a script gets an error. */
    private static ServerAuthenticationEntryPoint entry() {
        var entry =
                new DelegatingServerAuthenticationEntryPoint(
                        new DelegateEntry(
                                new PathPatternParserServerWebExchangeMatcher("/api/**"),
                                new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)));
        entry.setDefaultEntryPoint(new RedirectServerAuthenticationEntryPoint(LOGIN));
        return entry;
    }
}
