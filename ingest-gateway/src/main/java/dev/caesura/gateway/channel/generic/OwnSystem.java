package dev.caesura.gateway.channel.generic;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.signature.SharedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authentication of a team's own system: by a Standard Webhooks signature, which also guards
 * against replays, or by the secret as a bearer token.
 */
public final class OwnSystem {

    private OwnSystem() {}

    /** Checks the signature if there is one, else the token. */
    public static Authenticity authenticate(Webhook call, List<String> secrets) {
        String signature = call.header(StandardWebhooks.SIGNATURE_HEADER);
        if (signature != null) {
            return Authenticity.of(true, isSigned(call, signature, secrets));
        }
        String token = SharedToken.bearer(call.header("authorization"));
        return Authenticity.of(token != null, SharedToken.matches(token, secrets));
    }

    private static boolean isSigned(
            Webhook call, @Nullable String signature, List<String> secrets) {
        return StandardWebhooks.matches(
                call.header(StandardWebhooks.ID_HEADER),
                call.header(StandardWebhooks.TIMESTAMP_HEADER),
                signature,
                call.body(),
                secrets,
                call.receivedAt());
    }
}
