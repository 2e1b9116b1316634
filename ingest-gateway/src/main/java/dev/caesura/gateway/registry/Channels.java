package dev.caesura.gateway.registry;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.cloudevents.CloudEventsChannel;
import dev.caesura.gateway.channel.generic.GenericChannel;
import dev.caesura.gateway.channel.instagram.InstagramChannel;
import dev.caesura.gateway.channel.manychat.ManyChatChannel;
import dev.caesura.gateway.channel.messenger.MessengerChannel;
import dev.caesura.gateway.channel.telegram.TelegramChannel;
import dev.caesura.gateway.channel.twilio.TwilioChannel;
import dev.caesura.gateway.channel.web.WebChannel;
import dev.caesura.gateway.channel.whatsapp.WhatsAppChannel;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The channels by name. A new channel is a folder and one line here.
 *
 * <p>A list instead of a service loader: channels take settings, and the list shows them all.
 */
public final class Channels {

    private final Map<String, Channel> byName = new LinkedHashMap<>();

    /**
     * A set of channels.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public Channels(List<Channel> channels) {
        for (Channel channel : channels) {
            if (byName.put(channel.name(), channel) != null) {
                throw new IllegalArgumentException(
                        "There are two channels named " + channel.name());
            }
        }
    }

    /** All channels, with their defaults. */
    public static Channels standard() {
        return standard(channel -> AccountsOptions.NONE);
    }

    /**
     * All channels.
     *
     * @param options each channel's accounts' options from the settings, by the channel's name
     * @throws IllegalArgumentException if an account's options are invalid
     */
    public static Channels standard(Function<String, AccountsOptions> options) {
        return new Channels(
                List.of(
                        new WhatsAppChannel(),
                        new MessengerChannel(options.apply(MessengerChannel.NAME)),
                        new InstagramChannel(options.apply(InstagramChannel.NAME)),
                        new TelegramChannel(options.apply(TelegramChannel.NAME)),
                        new ManyChatChannel(options.apply(ManyChatChannel.NAME)),
                        new TwilioChannel(options.apply(TwilioChannel.NAME)),
                        new GenericChannel(options.apply(GenericChannel.NAME)),
                        new CloudEventsChannel(),
                        new WebChannel()));
    }

    /** The channel of that name, if there is one. */
    public Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in a fixed order. */
    public Collection<Channel> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
