package dev.caesura.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelCatalogTest {

    @Test
    void shouldNameEveryChannelOnce() {
        assertThat(ChannelCatalog.names())
                .doesNotHaveDuplicates()
                .allMatch(ChannelCatalogTest::fits);
    }

    @Test
    void shouldFindEveryChannelByItsName() {
        for (ChannelDescriptor channel : ChannelCatalog.all()) {
            assertThat(ChannelCatalog.find(channel.name())).containsSame(channel);
        }
        assertThat(ChannelCatalog.find("pigeon")).isEmpty();
    }

    @Test
    void shouldGiveMetasChannelsTheirReplyWindow() {
        assertThat(ChannelCatalog.all())
                .filteredOn(ChannelDescriptor::hasReplyWindow)
                .extracting(ChannelDescriptor::name)
                .containsExactly("whatsapp", "messenger", "instagram");
    }

    /** A name is part of a path, of a setting and of a conversation. */
    private static boolean fits(String name) {
        return name.matches("[a-z]+");
    }
}
