package dev.caesura.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.console.signin.SignInSettings.Role;
import dev.caesura.console.signin.SignInSettings.User;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

    @Test
    void shouldRefuseANameThatNobodyCouldSignInWith() {
        assertThatThrownBy(() -> new User("o".repeat(257), "operates", Role.VIEWER))
                .hasMessageContaining("at most 256 characters; this one has 257");
        assertThat(new User("o".repeat(256), "operates", Role.VIEWER).name()).hasSize(256);
    }
}
