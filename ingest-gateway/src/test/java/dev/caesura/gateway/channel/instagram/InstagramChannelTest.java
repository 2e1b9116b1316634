package dev.caesura.gateway.channel.instagram;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.schemas.event.InboundMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramChannelTest {

    private final InstagramChannel channel = new InstagramChannel();

    @Test
    void shouldReadTheTestButtonsChangeAsADirectMessage() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"object": "instagram", "entry": [{"id": "0", "changes": [
                                  {"field": "messages", "value": {"sender": {"id": "12"},
                                   "recipient": {"id": "23"}, "timestamp": "1772366400",
                                   "message": {"mid": "random", "text": "Test"}}}]}]}"""));

        assertThat(translation.messages())
                .containsExactly(
                        InboundMessage.builder()
                                .messageId("random")
                                .channel("instagram")
                                .account("0")
                                .contact("12")
                                .text("Test")
                                .sentAt(NOW)
                                .build());
    }

    @Test
    void shouldNotTakeATextForATime() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"entry": [{"id": "1", "time": "2026-03-01T12:00:00+0000",
                                 "messaging": [{"sender": {"id": "2"}, "message": {
                                   "mid": "m", "attachments": [{"type": "story_mention"}]}}]}]}"""));

        assertThat(translation.messages())
                .extracting(InboundMessage::sentAt)
                .containsExactly((Instant) null);
        assertThat(translation.messages())
                .extracting(InboundMessage::type)
                .containsExactly("story_mention");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments", "mentions", "message_reactions", "live_comments"})
    void shouldCountOtherChanges(String field) {
        Translation translation =
                channel.translate(
                        post(
                                "{\"entry\": [{\"id\": \"1\", \"changes\": [{\"field\": \"%s\", \"value\":"
                                                .formatted(field)
                                        + " {\"id\": \"c\", \"text\": \"x\"}}]}]}"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.FEED, "c", field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entry\": []}",
                "{\"entry\": [{\"id\": \"1\"}]}",
                "{\"entry\": [{\"id\": \"1\", \"messaging\": []}]}"
            })
    void shouldFindNothingInAnEmptyEntry(String body) {
        Translation translation = channel.translate(post(body));

        assertThat(translation).isEqualTo(new TranslationBuilder().build());
    }
}
