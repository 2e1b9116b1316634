package dev.caesura.gateway.channel;

import dev.caesura.gateway.registry.Channels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Webhooks of our own, one of each shape. */
public final class Payloads {

    /** Each is named by its channel and file. */
    public static final List<String> ALL =
            List.of(
                    "whatsapp/batch.json",
                    "messenger/batch.json",
                    "instagram/batch.json",
                    "telegram/photo.json",
                    "telegram/callback.json",
                    "twilio/image.form",
                    "twilio/status.form",
                    "manychat/contact.json",
                    "generic/messages.json",
                    "cloudevents/batch.json",
                    "web/message.json");

    private Payloads() {}

    public static byte[] read(String name) {
        try (InputStream stream = Payloads.class.getResourceAsStream("/webhooks/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path path(String name) {
        String resource =
                Objects.requireNonNull(Payloads.class.getResource("/webhooks/" + name)).getPath();
        return Path.of(resource);
    }

    /** The channel that a payload is for. */
    public static Channel channelOf(String name) {
        return Channels.standard().find(name.substring(0, name.indexOf('/'))).orElseThrow();
    }
}
