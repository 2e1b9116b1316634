package dev.caesura.processor.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Repetition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private final Path folder;

    PolicyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldResolveDefaultThenChannelThenAccount() throws IOException {
        Policies policies =
                read(
                        """
                        default:
                          gap: 20s
                          max-wait: 5m
                          similar-question: off
                        channels:
                          telegram:
                            gap: 40s
                        accounts:
                          "telegram:1001":
                            max-messages: 7
                            stop-keywords: [stop, Arrêt]
                        """);

        Policy account = policies.of("telegram:1001:5");
        assertThat(account.burst().gap()).isEqualTo(40_000);
        assertThat(account.burst().maxWait()).isEqualTo(300_000);
        assertThat(account.burst().maxMessages()).isEqualTo(7);
        assertThat(account.stopsOn(" ARRÊT ")).isTrue();
        assertThat(account.repetition().questions()).isEqualTo(Repetition.Check.OFF);
        assertThat(policies.of("telegram:1002:5").burst().maxMessages()).isEqualTo(50);
        assertThat(policies.of("web:shop:5").burst().gap()).isEqualTo(20_000);
    }

    @Test
    void shouldKnowHowLongAChannelLetsOneReply() {
        Policies policies = PolicyFile.standard(Policy.defaults());

        assertThat(policies.of("whatsapp:1:2").replyWindow()).isEqualTo(Duration.ofHours(24));
        assertThat(policies.of("telegram:1:2").replyWindow()).isZero();
    }

    @Test
    void shouldTakeSingleSettings() {
        Policy policy =
                PolicyFile.with(
                        Policy.defaults(),
                        "caesura.processor.policy.",
                        Map.of("gap", "PT5S", "flushkeywords", "now, go"));

        assertThat(policy.burst().gap()).isEqualTo(5_000);
        assertThat(policy.flushesOn("Go")).isTrue();
    }

    @Test
    void shouldTakeADynamicGapAroundTheOneThatHeldBefore() throws IOException {
        Policies policies =
                read(
                        """
                        default:
                          gap: 20s
                          gap-min: 6s
                        channels:
                          web:
                            gap: Dynamic
                            gap-max: 50s
                          sms:
                            preset: quick
                            gap: dynamic
                            gap-min: 0s
                        accounts:
                          "web:shop":
                            gap: 9s
                            shadow-gap: dynamic
                        """);

        Policy web = policies.of("web:other:1");
        assertThat(web.dynamicGap().on()).isTrue();
        assertThat(web.burst().gap()).isEqualTo(20_000);
        assertThat(web.dynamicGap().leastAround(20_000)).isEqualTo(6_000);
        assertThat(web.dynamicGap().mostAround(20_000)).isEqualTo(50_000);
        Policy sms = policies.of("sms:1:1");
        assertThat(sms.dynamicGap().on()).isTrue();
        assertThat(sms.dynamicGap().leastAround(sms.burst().gap())).isEqualTo(2_666);
        assertThat(sms.dynamicGap().mostAround(sms.burst().gap())).isEqualTo(20_000);
        Policy shop = policies.of("web:shop:1");
        assertThat(shop.dynamicGap().on()).isFalse();
        assertThat(shop.shadow().isDynamic(shop.dynamicGap())).isTrue();
        assertThat(policies.of("telegram:1:1").dynamicGap().on()).isFalse();
    }

    @Test
    void shouldTakeADynamicSilenceBeforeTheDraftAroundTheOneThatHeldBefore() throws IOException {
        Policies policies =
                read(
                        """
                        default:
                          draft-after: 6s
                          draft-share: 0.5
                        channels:
                          web:
                            draft-after: Dynamic
                            draft-calls: 2
                          sms:
                            preset: quick
                          telegram:
                            draft-after: 0s
                        accounts:
                          "telegram:shop":
                            draft-after: dynamic
                          "sms:shop":
                            draft-after: 5s
                        """);

        assertThat(policies.of("web:other:1").drafting())
                .isEqualTo(new Drafting(Duration.ofSeconds(6), true, 2, 0.5));
        assertThat(policies.of("sms:other:1").drafting())
                .isEqualTo(new Drafting(Duration.ofSeconds(3), true, 3, 0.2));
        assertThat(policies.of("sms:shop:1").drafting())
                .isEqualTo(new Drafting(Duration.ofSeconds(5), false, 3, 0.2));
        assertThat(policies.of("telegram:shop:1").drafting())
                .isEqualTo(new Drafting(Duration.ofSeconds(4), true, 3, 0.5));
        assertThat(policies.of("whatsapp:1:1").drafting())
                .isEqualTo(new Drafting(Duration.ofSeconds(6), false, 3, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    default:\\n  gap: soon | :2: 'soon' is not a duration; write for example 30s, 2m or 1h
                    default:\\n  gap: 30s\\n  max-wait: 10s | :3: The maximum wait must be at least one gap (30000 ms), not 10000 ms
                    default:\\n  debounceTime: 30s | :2: 'debounceTime' is called gap here
                    default:\\n  gapp: 30s | :2: 'gapp' is not part of a policy; write one of preset, gap,
                    default:\\n  in-flight: wait | :2: 'wait' is not one of queue, supersede, skip
                    defaults:\\n  gap: 30s | :1: 'defaults' is not one of default, channels, accounts
                    accounts:\\n  shop:\\n    gap: 30s | :2: 'shop' is not an account; write it as "channel:account"
                    default: 30s | :1: names with values are expected, as in gap: 30s
                    default:\\n  gap: [1s, 2s] | :2: one value is expected, not a list
                    default:\\n  turn-limit: 0s | :2: turn-limit must be longer than 0, for example 2m
                    default:\\n  question-threshold: 7 | :2: The similarity threshold 'question' is 7.0: write
                    default:\\n  loop-same-questions: 1 | :2: A loop limit must be at least 2: once is no loop
                    default:\\n  gap: dynamc | :2: 'dynamc' is not a duration; write for example 30s, 2m or 1h, or dynamic
                    default:\\n  draft-after: soon | :2: 'soon' is not a duration; write for example 30s, 2m or 1h, or dynamic
                    default:\\n  shadow-gap: soon | :2: 'soon' is not a duration; write for example 30s, 2m or 1h, or dynamic
                    default:\\n  gap-max: 10s\\n  gap-min: 20s | :2: gap-min (20000 ms) can't be longer than gap-max (10000 ms)
                    default:\\n  gap-min: -PT1S | :2: gap-min and gap-max can't be negative
                    default:\\n  draft-share: 2 | :2: draft-share must be between 0 and 1, for example 0.25, not 2.0
                    default: { gap: | is not valid YAML
                    default:\\n  gap: "3s\\u0001" | is not valid YAML
                    default:\\n  gap: 3s\\n  gap: 9s | :3: 'gap' is written twice
                    default:\\n  max-wait: 5m\\n  maxWait: 9m | :3: 'maxWait' is written twice
                    default:\\n  gap: 3s\\ndefault:\\n  max-wait: 5m | :3: 'default' is written twice
                    channels:\\n  web: {gap: 3s}\\n  web: {gap: 5s} | :3: 'web' is written twice
                    accounts:\\n  web:a: {gap: 3s}\\n  "web:a": {gap: 5s} | :3: 'web:a' is written twice
                    default: &d\\n  gap: 3s\\nchannels:\\n  web:\\n    <<: *d | :5: '<<' is not read here
                    default:\\n  max-wait: 1m\\n  gap: 10m | :2: The maximum wait must be at least one gap
                    default:\\n  gap: 106751991168d | :2: '106751991168d' is longer than a hundred years
                    default:\\n  max-wait: PT9999999999H | :2: 'PT9999999999H' is longer than a hundred years
                    default:\\n  gap: "" | :2: a value is missing
                    accounts:\\n  web:a:b:\\n    gap: 30s | :2: 'web:a:b' is not an account; write it as "channel:account", and a colon within the account as %3A
                    accounts:\\n  "web: a":\\n    gap: 30s | :2: 'web: a' is not an account
                    channels:\\n  web:a:\\n    gap: 30s | :2: 'web:a' is not a channel; write its name, such as whatsapp
                    channels:\\n  "":\\n    gap: 30s | :2: '' is not a channel
                    """)
    void shouldNameTheLineOfAMistake(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\u0001", "\u0001")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policies.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAFileThatIsNotUtf8() throws IOException {
        Path file = folder.resolve("policies.yaml");
        Files.write(file, "# \u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PolicyFile.read(file, Policy.defaults()))
                .isInstanceOf(PolicyException.class)
                .hasMessageContainingAll("policies.yaml", "save the file as UTF-8");
    }

    @Test
    void shouldTakeSectionsWithNothingBelow() throws IOException {
        assertThat(read("default:\nchannels:\n  web:\naccounts:\n").of("web:a:b"))
                .isEqualTo(Policy.defaults());
    }

    @Test
    void shouldTakeWordsOfOneTextApartAndLeaveTheOthersWhole() throws IOException {
        Policy policy =
                read("""
                                default:
                                  stop-keywords: stop, halt
                                  flush-keywords: ["no, thanks"]
                                  exit-messages: Bye, and thanks
                                """)
                        .of("web:a:b");

        assertThat(policy.stopKeywords()).containsExactlyInAnyOrder("stop", "halt");
        assertThat(policy.flushesOn("no, thanks")).isTrue();
        assertThat(policy.exit().messages()).containsExactly("Bye, and thanks");
    }

    private Policies read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("policies.yaml"), yaml);
        return PolicyFile.read(file, Policy.defaults());
    }
}
