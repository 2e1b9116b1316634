package dev.caesura.gateway.identity;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ResolvedConversation;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.identity.IdentityTable.Learnt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Assigns everything in a webhook to its contact's conversation, whatever id it came under, and
 * learns the ids that the webhook names.
 *
 * <p>A reply goes to the id that the contact used last: where that is not the conversation's own,
 * it is in the message's route.
 */
public final class ContactResolver {

    private static final String GATEWAY = "gateway";

    private final IdentityTable table;

    /**
     * A resolver.
     *
     * @param table the known ids of contacts
     */
    public ContactResolver(IdentityTable table) {
        this.table = table;
    }

    /**
     * Resolves a webhook's contents, in its order.
     *
     * @param at the time of receipt
     */
    public Resolved resolve(Channel channel, Translation translation, Instant at) {
        Findings findings = new Findings(at);
        for (Translation.ContactLink link : translation.links()) {
            findings.learn(channel, List.of(link.known().toString(), link.other().toString()));
        }
        List<InboundMessage> messages = new ArrayList<>();
        for (InboundMessage message : translation.messages()) {
            String conversation = findings.conversationOf(channel, message);
            messages.add(
                    conversation.equals(message.conversationId())
                            ? message
                            : moved(channel, message, conversation));
        }
        List<DeliveryEvent> deliveries =
                translation.deliveries().stream().map(this::resolved).toList();
        return new Resolved(
                new Translation(
                        messages,
                        deliveries,
                        translation.events(),
                        translation.links(),
                        translation.resolved().stream().map(this::resolved).toList(),
                        translation.unreadable(),
                        translation.unreadableBeyond()),
                findings.identities,
                findings.moves);
    }

    private static InboundMessage moved(
            Channel channel, InboundMessage message, String conversation) {
        String contact = ConversationId.parse(conversation).contact();
        Map<String, String> route = new HashMap<>(message.route());
        channel.routeTo(message.contact()).forEach(route::putIfAbsent);
        Set<String> aliases = new LinkedHashSet<>(List.of(message.contact()));
        aliases.addAll(message.aliases());
        aliases.remove(contact);
        boolean alone = message.sender().equals(message.contact());
        return message.toBuilder()
                .contact(contact)
                .sender(alone ? contact : message.sender())
                .aliases(List.copyOf(aliases))
                .route(route)
                .build();
    }

    private ResolvedConversation resolved(ResolvedConversation done) {
        return new ResolvedConversation(
                ConversationId.parse(table.resolve(done.conversation().toString())), done.by());
    }

    private DeliveryEvent resolved(DeliveryEvent delivery) {
        String conversation = table.resolve(delivery.conversationId());
        return conversation.equals(delivery.conversationId())
                ? delivery
                : new DeliveryEvent(
                        delivery.replyId(),
                        delivery.requestId(),
                        conversation,
                        delivery.status(),
                        delivery.providerMessageId(),
                        delivery.at(),
                        delivery.error(),
                        delivery.retryable());
    }

    /**
     * A webhook's contents under their conversations.
     *
     * @param translation the contents
     * @param identities the learned ids, for the topic {@code identities}
     * @param moves conversations that go on under another id, for the topic {@code commands}
     */
    public record Resolved(
            Translation translation, List<Identity> identities, List<Command> moves) {}

    /** The ids that one webhook reveals. */
    private final class Findings {

        private final Instant at;
        private final List<Identity> identities = new ArrayList<>();
        private final List<Command> moves = new ArrayList<>();

        Findings(Instant at) {
            this.at = at;
        }

        String conversationOf(Channel channel, InboundMessage message) {
            String own = message.conversationId();
            Set<String> ids = new LinkedHashSet<>(List.of(own));
            for (String alias : message.aliases()) {
                ids.add(new ConversationId(message.channel(), message.account(), alias).toString());
            }
            boolean remembered = channel.namesContactsTwice() && !message.group();
            return ids.size() > 1 || remembered ? known(channel, ids) : table.resolve(own);
        }

        private String known(Channel channel, Set<String> ids) {
            Set<String> conversations = new HashSet<>();
            boolean all = true;
            for (String id : ids) {
                conversations.add(table.resolve(id));
                all &= table.knows(id);
            }
            return all && conversations.size() == 1
                    ? conversations.iterator().next()
                    : learn(channel, ids);
        }

        /** If every contact is remembered, an unknown id has no conversation. */
        String learn(Channel channel, Collection<String> ids) {
            Learnt learnt = table.learn(ids, at, !channel.namesContactsTwice());
            identities.addAll(learnt.records());
            learnt.moved().forEach(id -> move(id, learnt.conversationId()));
            return learnt.conversationId();
        }

        /** The same move has the same id, however often it is reported. */
        private void move(String from, String to) {
            moves.add(
                    new Command(
                            DerivedId.of("move", from, to),
                            from,
                            Command.Name.MOVE,
                            Map.of("to", to),
                            GATEWAY,
                            at));
        }
    }
}
