package dev.caesura.console.signin;

import dev.caesura.console.signin.SignInSettings.Oidc;
import dev.caesura.console.signin.SignInSettings.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page the ways to sign in, and the user who has signed in. */
@RestController
final class SignInController {

    private final SignInSettings settings;

    SignInController(SignInSettings settings) {
        this.settings = settings;
    }

    /**
     * The ways to sign in.
     *
     * @param password whether the console has users of its own
     * @param oidc the provider's name; null for none
     */
    record Ways(boolean password, @Nullable String oidc) {}

    /**
     * The user who has signed in.
     *
     * @param name the person
     * @param operator whether the person may act
     */
    record Me(String name, boolean operator) {}

    @GetMapping("/login/ways")
    Ways ways() {
        Oidc oidc = settings.oidc();
        return new Ways(!settings.users().isEmpty(), oidc == null ? null : oidc.name());
    }

    @GetMapping("/api/me")
    Me me(Authentication person) {
        boolean operator =
                person.getAuthorities().stream()
                        .anyMatch(a -> ("ROLE_" + Role.OPERATOR).equals(a.getAuthority()));
        return new Me(person.getName(), operator);
    }
}
