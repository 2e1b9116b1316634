package dev.caesura.gateway.channel.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedIdTest {

    @Test
    void shouldHashThePartsJoinedByBars() {
        String id =
                DerivedId.of(
                        "1290339024167301",
                        "28272978999035230",
                        "2026-09-28T18:11:30+08:00",
                        "hello");

        assertThat(id)
                .isEqualTo("d5997a16b1a5725773735ed56aa897981b56003e3a215e3e8909f275a1d64213");
    }

    @Test
    void shouldTakeAMissingPartAsEmpty() {
        assertThat(DerivedId.of(null, "a")).isEqualTo(DerivedId.of("", "a"));
    }
}
