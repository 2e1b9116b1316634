package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.web.OpenStreams.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams();
    private final List<Stream> displaced = new ArrayList<>();

    @Test
    void shouldEndTheOldestOfAConversationWhenItOpensANinth() {
        Stream first = open("ana");
        Stream second = open("ana");
        for (int i = 3; i <= 8; i++) {
            open("ana");
        }
        open("bert");
        assertThat(displaced).isEmpty();

        open("ana");
        assertThat(displaced).containsExactly(first);

        streams.close(first);
        open("ana");
        assertThat(displaced).containsExactly(first, second);
    }

    @Test
    void shouldEndNoneWhereOneHasClosed() {
        Stream first = open("ana");
        for (int i = 2; i <= 8; i++) {
            open("ana");
        }

        streams.close(first);
        open("ana");

        assertThat(displaced).isEmpty();
    }

    @Test
    void shouldAdmitNoMoreThanItHoldsButReplaceOfThoseWhoHaveTheirShare() {
        List<Stream> first = new ArrayList<>();
        for (int i = 0; i < OpenStreams.OF_CONVERSATION; i++) {
            first.add(open("ana"));
        }
        for (int i = OpenStreams.OF_CONVERSATION; i < OpenStreams.IN_ALL; i++) {
            open("contact" + i);
        }

        assertThat(streams.admits("bert")).isFalse();
        assertThat(streams.open("bert")).isEmpty();
        assertThat(streams.admits("ana")).isTrue();
        open("ana");
        assertThat(displaced).containsExactly(first.get(0));
        assertThat(streams.admits("bert")).isFalse();

        streams.close(first.get(0));
        assertThat(streams.admits("bert")).isFalse();
        streams.close(first.get(1));
        assertThat(streams.admits("bert")).isTrue();
    }

    private Stream open(String conversationId) {
        Stream stream = streams.open(conversationId).orElseThrow();
        stream.displaced().subscribe(none -> {}, failed -> {}, () -> displaced.add(stream));
        return stream;
    }
}
