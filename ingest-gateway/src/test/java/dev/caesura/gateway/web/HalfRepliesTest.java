package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.web.HalfReplies.Waiting;
import org.junit.jupiter.api.Test;

class HalfRepliesTest {

    private final HalfReplies<String> halves = new HalfReplies<>(3);

    @Test
    void shouldKnowWhereTheFirstOfAConversationIs() {
        put("a1", "ana", 0, 7);
        put("a2", "ana", 0, 5);
        put("b1", "bert", 0, 2);

        assertThat(halves.firstOf("ana")).hasValue(5);
        halves.remove("a2");
        assertThat(halves.firstOf("ana")).hasValue(7);
        halves.remove("a1");
        assertThat(halves.firstOf("ana")).isEmpty();
        assertThat(halves.firstOf("bert")).hasValue(2);
    }

    @Test
    void shouldForgetWhatCameFirstWhenThereAreTooMany() {
        put("a1", "ana", 0, 1);
        put("a2", "ana", 0, 2);
        put("b1", "bert", 0, 3);
        put("b2", "bert", 0, 4);

        assertThat(halves.contains("a1")).isFalse();
        assertThat(halves.firstOf("ana")).hasValue(2);
    }

    @Test
    void shouldKeepTheLatestOfAReply() {
        put("a1", "ana", 0, 1);
        put("a1", "ana", 0, 4);

        assertThat(halves.firstOf("ana")).hasValue(4);
    }

    @Test
    void shouldForgetAPartition() {
        put("a1", "ana", 0, 1);
        put("b1", "bert", 1, 1);

        halves.removeAll(0);

        assertThat(halves.contains("a1")).isFalse();
        assertThat(halves.firstOf("ana")).isEmpty();
        assertThat(halves.firstOf("bert")).hasValue(1);
    }

    private void put(String replyId, String conversationId, int partition, long offset) {
        halves.put(replyId, new Waiting<>(conversationId, partition, offset, replyId));
    }
}
