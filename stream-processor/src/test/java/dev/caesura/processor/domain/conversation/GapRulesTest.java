package dev.caesura.processor.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.similarity.Similarity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait after a message follows from what the log says up to it. */
class GapRulesTest {

    private static final long GAP = 15_000;
    private static final long LEAST = 5_000;
    private static final long MOST = 37_500;
    private static final long DRAFT = 6_000;

    @Property
    void shouldStayWithinItsBoundsAndBeTheSameAgain(
            @ForAll String text, @ForAll("rhythms") Rhythm rhythm) {
        long wait = dynamic().after(said(text), rhythm);

        assertThat(wait).isBetween(LEAST, MOST);
        assertThat(dynamic().after(said(text), rhythm)).isEqualTo(wait);
    }

    @Property
    void shouldKeepToConfiguredBounds(
            @ForAll String text,
            @ForAll("rhythms") Rhythm rhythm,
            @ForAll @LongRange(min = 1, max = 60_000) long least,
            @ForAll @LongRange(min = 0, max = 60_000) long more) {
        DynamicGap bounds =
                new DynamicGap(true, Duration.ofMillis(least), Duration.ofMillis(least + more));

        assertThat(rules(bounds).after(said(text), rhythm)).isBetween(least, least + more);
    }

    @Property
    void shouldWaitLongerForWhoIsNotDone(
            @ForAll("phrases") String text, @ForAll("rhythms") Rhythm rhythm) {
        long done = dynamic().after(said(text + "?"), rhythm);
        long either = dynamic().after(said(text), rhythm);
        long more = dynamic().after(said(text + ","), rhythm);

        assertThat(done).isLessThanOrEqualTo(either);
        assertThat(either).isLessThanOrEqualTo(more);
    }

    @Property
    void shouldWaitLongerForWhoWritesInPieces(
            @ForAll String text, @ForAll("rhythms") Rhythm rhythm) {
        assertThat(dynamic().after(said(text), rhythm.with(false)))
                .isLessThanOrEqualTo(dynamic().after(said(text), rhythm.with(true)));
    }

    @Property
    void shouldWaitLessForLongMessages(
            @ForAll @IntRange(min = 1, max = 900) int words, @ForAll("rhythms") Rhythm rhythm) {
        assertThat(dynamic().after(said("pie".repeat(words + 1)), rhythm))
                .isLessThanOrEqualTo(dynamic().after(said("pie".repeat(words)), rhythm));
    }

    @Property
    void shouldBeTheSameAfterEveryMessageUnlessDynamic(
            @ForAll String text, @ForAll("rhythms") Rhythm rhythm) {
        assertThat(rules(DynamicGap.OFF).after(said(text), rhythm)).isEqualTo(GAP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one moment | do you have a blue helmet in my size?",
                "un instant | est-ce que vous avez un casque bleu ?",
                "un momento | ¿tienen un casco azul de mi talla?",
                "só um momento | vocês têm um capacete azul?",
                "لحظة | هل عندكم خوذة زرقاء؟"
            })
    void shouldKnowTheEndsOfFiveLanguages(String unfinished, String complete) {
        assertThat(dynamic().after(said(unfinished), Rhythm.UNKNOWN)).isEqualTo(MOST);
        assertThat(dynamic().after(said(complete), Rhythm.UNKNOWN)).isBetween(LEAST, GAP);
    }

    @Test
    void shouldHoldABurstOpenOnTheWordsOfThePolicy() {
        Policy policy =
                policy(DynamicGap.OFF.on(true)).toBuilder().moreFollows(Set.of("tbc")).build();

        assertThat(
                        GapRules.of(policy, Similarity.create().dialogue())
                                .after(said("the first of two, tbc"), Rhythm.UNKNOWN))
                .isEqualTo(policy.burst().maxWait());
    }

    @Property
    void shouldDraftAfterAQuarterOfTheUsualSilenceOrNotAtAllAndTheSameAgain(
            @ForAll String text, @ForAll("rhythms") Rhythm rhythm) {
        long wait = drafting(text, rhythm, 0);

        assertThat(wait).isIn(DRAFT / 4, GapRules.NEVER);
        assertThat(drafting(text, rhythm, 0)).isEqualTo(wait);
    }

    @Property
    void shouldDraftNoSoonerForWhoMayWriteOn(
            @ForAll("phrases") String text, @ForAll("rhythms") Rhythm rhythm) {
        assertThat(drafting(text + "?", rhythm, 0)).isLessThanOrEqualTo(drafting(text, rhythm, 0));
        assertThat(drafting(text, rhythm, 0)).isLessThanOrEqualTo(drafting(text + ",", rhythm, 0));
        assertThat(drafting(text, rhythm.with(false), 0))
                .isLessThanOrEqualTo(drafting(text, rhythm.with(true), 0));
    }

    @Test
    void shouldDraftSoonWhatIsCompleteAndNotAtAllWhatIsNot() {
        assertThat(drafting("do you have a blue helmet in my size?", Rhythm.UNKNOWN, 0))
                .isEqualTo(DRAFT / 4);
        assertThat(drafting("I have two questions:", Rhythm.UNKNOWN, 0)).isEqualTo(GapRules.NEVER);
    }

    @Test
    void shouldDraftSoonForWhoNeverWritesInPieces() {
        Rhythm oneByOne = new Rhythm(0, Rhythm.KEPT);
        Rhythm inPieces = new Rhythm((1 << Rhythm.KEPT) - 1, Rhythm.KEPT);

        assertThat(drafting("the blue one", Rhythm.UNKNOWN, 0)).isEqualTo(GapRules.NEVER);
        assertThat(drafting("the blue one", oneByOne, 0)).isEqualTo(DRAFT / 4);
        assertThat(drafting("do you have a blue helmet in my size?", inPieces, 0))
                .isEqualTo(GapRules.NEVER);
    }

    @Test
    void shouldLearnOfAMessageThatSupersedesOnlyWhereTheGapFollowsTheRhythm() {
        BurstRules rules = Policy.defaults().burst();
        OpenBurst first =
                OpenBursts.NONE.arrive(message("one", 1_000), GAP, rules).open().bursts().get(0);
        OpenBurst second =
                OpenBurst.carrying(
                        first.asked("r", 1_000 + GAP, CloseReason.INACTIVITY, false), 1_000, GAP);
        second =
                new OpenBursts(List.of(second))
                        .arrive(message("two", 1_000 + GAP), GAP, rules)
                        .open()
                        .bursts()
                        .get(0);

        assertThat(Rhythm.UNKNOWN.with(second, true, false)).isEqualTo(new Rhythm(0b0, 1));
        assertThat(Rhythm.UNKNOWN.with(second, true, true)).isEqualTo(new Rhythm(0b10, 2));
    }

    private static Message message(String id, long at) {
        return new Message(id, at, at, new byte[1], said(id), null, Map.of());
    }

    @Property
    void shouldGiveWhoIsSeenWritingTheUsualSilenceAtLeast(
            @ForAll String text,
            @ForAll("rhythms") Rhythm rhythm,
            @ForAll @LongRange(min = 1, max = 9_000) long later) {
        assertThat(drafting(text, rhythm, later)).isGreaterThanOrEqualTo(DRAFT);
    }

    @Property
    void shouldDraftAfterTheSameSilenceUnlessDynamic(
            @ForAll String text, @ForAll("rhythms") Rhythm rhythm) {
        Policy fixed =
                Policy.defaults().toBuilder()
                        .drafting(Drafting.after(Duration.ofMillis(DRAFT)))
                        .build();

        assertThat(drafting(fixed, text, rhythm, 0)).isEqualTo(DRAFT);
    }

    @Test
    void shouldNotDraftWhatIsHeldOpenByTheWordsOfThePolicy() {
        Policy fixed =
                Policy.defaults().toBuilder()
                        .drafting(Drafting.after(Duration.ofMillis(DRAFT)))
                        .moreFollows(Set.of("tbc"))
                        .build();

        assertThat(drafting(fixed, "the first of two, tbc", Rhythm.UNKNOWN, 0))
                .isEqualTo(GapRules.NEVER);
    }

    @Property
    void shouldRememberTheLastMessagesOfARhythmOnly(
            @ForAll("rhythms") Rhythm one,
            @ForAll("rhythms") Rhythm other,
            @ForAll("last") List<Boolean> last) {
        Rhythm first = one;
        Rhythm second = other;
        for (boolean more : last) {
            first = first.with(more);
            second = second.with(more);
        }

        assertThat(first).isEqualTo(second);
        assertThat(first.share()).isBetween(0.0, 1.0);
    }

    @Provide
    Arbitrary<Rhythm> rhythms() {
        return Arbitraries.of(true, false)
                .list()
                .ofMaxSize(2 * Rhythm.KEPT)
                .map(
                        messages -> {
                            Rhythm rhythm = Rhythm.UNKNOWN;
                            for (boolean more : messages) {
                                rhythm = rhythm.with(more);
                            }
                            return rhythm;
                        });
    }

    @Provide
    Arbitrary<List<Boolean>> last() {
        return Arbitraries.of(true, false).list().ofSize(Rhythm.KEPT);
    }

    @Provide
    Arbitrary<String> phrases() {
        return Arbitraries.of(
                "helmet",
                "do you have a blue helmet",
                "je cherche un casque",
                "busco un casco",
                "quero dois");
    }

    /** The silence before the draft, where the contact was seen writing so much later. */
    private static long drafting(String text, Rhythm rhythm, long later) {
        Policy policy =
                Policy.defaults().toBuilder()
                        .drafting(Drafting.after(Duration.ofMillis(DRAFT)).followingTheLog())
                        .build();
        return drafting(policy, text, rhythm, later);
    }

    private static long drafting(Policy policy, String text, Rhythm rhythm, long later) {
        Message message = new Message("m", 1_000, 1, new byte[1], said(text), null, Map.of());
        OpenBurst open =
                OpenBursts.NONE.arrive(message, GAP, policy.burst()).open().bursts().get(0);
        return GapRules.of(policy, Similarity.create().dialogue())
                .draftAfter(open.writing(1_000 + later), rhythm);
    }

    private static GapRules dynamic() {
        return rules(DynamicGap.OFF.on(true));
    }

    private static GapRules rules(DynamicGap bounds) {
        return GapRules.of(policy(bounds), Similarity.create().dialogue());
    }

    private static Policy policy(DynamicGap bounds) {
        Policy defaults = Policy.defaults();
        return defaults.toBuilder()
                .burst(defaults.burst().withGap(GAP, 0))
                .dynamicGap(bounds)
                .build();
    }

    private static Said said(String text) {
        return new Said(text, false);
    }
}
