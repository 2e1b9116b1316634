package dev.caesura.sender.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextSplitterTest {

    @Test
    void shouldCutAtTheEndsOfSentences() {
        // given
        TextSplitter splitter = TextSplitter.ofCharacters(40);
        // when
        List<String> parts =
                splitter.split("We open at 9. On Sundays we are closed. Do come by tomorrow!");
        // then
        assertThat(parts)
                .containsExactly("We open at 9. On Sundays we are closed.", "Do come by tomorrow!");
    }

    @Test
    void shouldCutBetweenWordsWhereASentenceIsTooLong() {
        assertThat(TextSplitter.ofCharacters(12).split("one two three four five"))
                .containsExactly("one two", "three four", "five");
    }

    @Test
    void shouldCountBytesWhereTheChannelDoes() {
        // given: 250 emoji of four bytes are exactly 1000 bytes
        TextSplitter splitter = TextSplitter.ofBytes(1000);
        // then
        assertThat(splitter.split("😀".repeat(250))).hasSize(1);
        assertThat(splitter.split("😀".repeat(251))).hasSize(2);
    }

    @Test
    void shouldKeepTogetherWhatReadersSeeAsOneCharacter() {
        // given: a family of four, joined to one sign of 25 bytes
        String family = "👨‍👩‍👧‍👦";
        // when
        List<String> parts = TextSplitter.ofBytes(60).split(family.repeat(4));
        // then
        assertThat(parts).containsExactly(family.repeat(2), family.repeat(2));
    }

    @Property
    void shouldKeepEveryPartWithinTheLimitAndLoseNothing(
            @ForAll @StringLength(max = 300) String text,
            @ForAll @IntRange(min = 4, max = 90) int limit) {
        // when
        List<String> parts = TextSplitter.ofBytes(limit).split(text);
        // then
        String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(
                        part ->
                                assertThat(part.getBytes(StandardCharsets.UTF_8))
                                        .hasSizeLessThanOrEqualTo(limit));
        assertThat(
                        new String(
                                String.join("", parts).getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.UTF_8))
                .satisfies(joined -> assertThat(visible(joined)).isEqualTo(visible(sent)));
    }

    private static String visible(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
