package dev.caesura.console.signin;

import dev.caesura.console.signin.SignInSettings.Oidc;
import dev.caesura.console.signin.SignInSettings.Role;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import reactor.core.publisher.Mono;

/** The people of the settings, and those whom an OpenID Connect provider knows. */
@Configuration(proxyBeanMethods = false)
class People {

    private static final String ISSUER = "caesura.console.sign-in.oidc.issuer";
    private static final String ROLE = "ROLE_";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ReactiveUserDetailsService users(SignInSettings settings, PasswordEncoder encoder) {
        var users =
                settings.users().stream()
                        .map(user -> details(user, encoder))
                        .collect(Collectors.toMap(UserDetails::getUsername, user -> user));
        return name ->
                Mono.justOrEmpty(users.get(name)).map(user -> User.withUserDetails(user).build());
    }

    private static UserDetails details(SignInSettings.User user, PasswordEncoder encoder) {
        String password = user.password();
        return User.withUsername(user.name())
                .password(password.startsWith("{") ? password : encoder.encode(password))
                .roles(user.role().name())
                .build();
    }

    @Bean
    @ConditionalOnProperty(ISSUER)
    ReactiveClientRegistrationRepository providers(SignInSettings settings) {
        Oidc oidc = Objects.requireNonNull(settings.oidc());
        return new InMemoryReactiveClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(oidc.issuer())
                        .registrationId("oidc")
                        .clientId(oidc.clientId())
                        .clientSecret(oidc.clientSecret())
                        .userNameAttributeName(oidc.nameClaim())
                        .scope("openid", "profile")
                        .build());
    }

    @Bean
    @ConditionalOnProperty(ISSUER)
    GrantedAuthoritiesMapper roles(SignInSettings settings) {
        Oidc oidc = Objects.requireNonNull(settings.oidc());
        return given ->
                given.stream().flatMap(one -> rolesOf(one, oidc)).collect(Collectors.toSet());
    }

    private static Stream<GrantedAuthority> rolesOf(GrantedAuthority given, Oidc oidc) {
        if (!(given instanceof OidcUserAuthority user)) {
            return Stream.empty();
        }
        Object claim = user.getAttributes().get(oidc.rolesClaim());
        Set<String> held =
                claim instanceof Collection<?> many
                        ? many.stream().map(String::valueOf).collect(Collectors.toSet())
                        : Set.of(String.valueOf(claim));
        return Stream.of(
                        held.contains(oidc.viewerRole()) ? Role.VIEWER : null,
                        held.contains(oidc.operatorRole()) ? Role.OPERATOR : null)
                .filter(Objects::nonNull)
                .map(role -> new SimpleGrantedAuthority(ROLE + role.name()));
    }
}
