package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.ConversationId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Resolves default, channel and account, in this order. */
final class PolicyTree {

    /**
     * How long after a contact's last message Meta's channels let a business write freely.
     *
     * @see <a
     *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows">customer
     *     service windows</a>
     */
    private static final Duration META_WINDOW = Duration.ofHours(24);

    private final Policy base;
    private final Map<String, Policy> channels = new HashMap<>();
    private final Map<String, Policy> accounts = new HashMap<>();

    PolicyTree(Policy base) {
        this.base = base;
        for (String channel : new String[] {"whatsapp", "messenger", "instagram"}) {
            if (base.replyWindow().isZero()) {
                channels.put(channel, base.toBuilder().replyWindow(META_WINDOW).build());
            }
        }
    }

    void channel(String channel, UnaryOperator<Policy> change) {
        channels.put(channel, change.apply(ofChannel(channel)));
    }

    void account(String account, UnaryOperator<Policy> change) {
        String channel = ConversationId.channelOf(account);
        accounts.put(account, change.apply(accounts.getOrDefault(account, ofChannel(channel))));
    }

    Policies policies() {
        Map<String, Policy> ofChannels = Map.copyOf(channels);
        Map<String, Policy> ofAccounts = Map.copyOf(accounts);
        return conversationId -> {
            Policy account =
                    ofAccounts.isEmpty()
                            ? null
                            : ofAccounts.get(ConversationId.accountOf(conversationId));
            if (account != null) {
                return account;
            }
            Policy channel = ofChannels.get(ConversationId.channelOf(conversationId));
            return channel == null ? base : channel;
        };
    }

    private Policy ofChannel(String channel) {
        return channels.getOrDefault(channel, base);
    }
}
