package dev.caesura.gateway.channel.generic.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.generic.GenericChannel;
import dev.caesura.schemas.event.InboundMessage;
import java.util.Map;

/** Bodies of webhooks, read through the channel that chooses the bridge. */
final class Bodies {

    private Bodies() {}

    static Translation translate(String body) {
        return translate(body, AccountOptions.NONE);
    }

    static Translation translate(String body, AccountOptions account) {
        return new GenericChannel(new AccountsOptions(Map.of(AccountsOptions.ANY, account)))
                .translate(Calls.post(body));
    }

    /** The only thing in the body, which is a message. */
    static InboundMessage message(String body) {
        return message(translate(body));
    }

    static InboundMessage message(Translation found) {
        assertThat(found.messages()).hasSize(1);
        assertThat(found.events()).isEmpty();
        return found.messages().get(0);
    }

    /** The only thing in the body, which is an event. */
    static ChannelEvent event(String body) {
        Translation found = translate(body);
        assertThat(found.messages()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
        assertThat(found.events()).hasSize(1);
        return found.events().get(0);
    }
}
