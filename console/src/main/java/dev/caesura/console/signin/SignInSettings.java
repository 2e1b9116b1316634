package dev.caesura.console.signin;

import dev.caesura.service.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who can sign in, {@code caesura.console.sign-in.*}. Without anybody the console does not start:
 * it shows what people wrote in confidence.
 *
 * @param users people with a password of the console's own
 * @param programs programs that act for people through the Model Context Protocol, at {@code /mcp};
 *     without any it is closed
 * @param oidc an OpenID Connect provider that knows the people; null for none
 */
@ConfigurationProperties("caesura.console.sign-in")
public record SignInSettings(
        @DefaultValue List<User> users, @DefaultValue List<Program> programs, @Nullable Oidc oidc) {

    /**
     * @throws IllegalArgumentException if nobody could sign in
     */
    public SignInSettings {
        users = List.copyOf(users);
        programs = List.copyOf(programs);
        if (users.isEmpty() && oidc == null) {
            throw new IllegalArgumentException(
                    "The console requires a sign-in, and nobody could sign in: set"
                            + " caesura.console.sign-in.users[0].name, .password and .role (viewer"
                            + " or operator), or caesura.console.sign-in.oidc.issuer and"
                            + " .client-id");
        }
    }

    /** What a person may do. */
    public enum Role {
        /** See everything, change nothing. */
        VIEWER,
        /** Also give commands, and put dead letters back. */
        OPERATOR
    }

    /**
     * A person with a password.
     *
     * @param name what the person types, and what is recorded with each action
     * @param password the password itself, or a hash with its kind in front: {@code {bcrypt}$2a$…}
     * @param role what the person may do
     */
    @ConfigurationPropertiesSource
    public record User(String name, String password, @DefaultValue("viewer") Role role) {

        public User {
            if (name == null || name.isBlank() || password == null || password.isBlank()) {
                throw new IllegalArgumentException(
                        "A user of the console needs a name and a password:"
                                + " caesura.console.sign-in.users[0].name and .password");
            }
            if (TypedName.isTooLong(name)) {
                throw new IllegalArgumentException(
                        "A user's name, caesura.console.sign-in.users[0].name, has at most "
                                + TypedName.LONGEST
                                + " characters; this one has "
                                + name.length());
            }
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "User[name=" + name + ", role=" + role + "]";
        }
    }

    /**
     * A program with a bearer token.
     *
     * @param name what is recorded with each of its actions
     * @param token its proof of identity, 32 characters or more: {@code env:NAME}, {@code
     *     file:/path}, or the token itself
     * @param role what it may do
     */
    @ConfigurationPropertiesSource
    public record Program(String name, Secret token, @DefaultValue("viewer") Role role) {

        private static final int SHORTEST = 32;

        public Program {
            if (name == null || name.isBlank() || token == null) {
                throw new IllegalArgumentException(
                        "A program needs a name and a token:"
                                + " caesura.console.sign-in.programs[0].name and .token");
            }
            if (token.reveal().length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "The token of the program "
                                + name
                                + " is short enough to be guessed; write one of "
                                + SHORTEST
                                + " characters or more, for example with openssl rand -hex 32");
            }
        }
    }

    /**
     * An OpenID Connect provider.
     *
     * @param issuer the provider's address, under which {@code .well-known/openid-configuration} is
     * @param clientId the name under which the console is registered there, with the redirect
     *     address {@code https://console.example/login/oauth2/code/oidc}
     * @param clientSecret the secret of that registration
     * @param name the button's text
     * @param nameClaim the claim that names a person, and that is recorded with each action
     * @param rolesClaim the claim that lists a person's roles or groups
     * @param viewerRole the value in it that lets a person see
     * @param operatorRole the value in it that lets a person act
     */
    public record Oidc(
            String issuer,
            String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("your account") String name,
            @DefaultValue("preferred_username") String nameClaim,
            @DefaultValue("roles") String rolesClaim,
            @DefaultValue("caesura-viewer") String viewerRole,
            @DefaultValue("caesura-operator") String operatorRole) {

        public Oidc {
            if (issuer == null || clientId == null) {
                throw new IllegalArgumentException(
                        "Sign-in by OpenID Connect needs caesura.console.sign-in.oidc.issuer and"
                                + " .client-id");
            }
        }

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Oidc[issuer=" + issuer + ", clientId=" + clientId + "]";
        }
    }
}
