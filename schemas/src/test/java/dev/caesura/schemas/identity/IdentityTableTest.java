package dev.caesura.schemas.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.identity.IdentityTable.Learnt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdentityTableTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private final IdentityTable table = new IdentityTable();

    @Test
    void shouldNameAConversationByTheFirstIdThatIsKnown() {
        table.learn(List.of("user-id"), FIRST, false);

        Learnt learnt = table.learn(List.of("phone", "user-id"), FIRST.plusSeconds(5), false);

        assertThat(learnt.conversationId()).isEqualTo("user-id");
        assertThat(learnt.moved()).containsExactly("phone");
        assertThat(table.resolve("phone")).isEqualTo("user-id");
    }

    @Test
    void shouldListAllIdsOfAContact() {
        table.learn(List.of("user-id", "phone", "name"), FIRST, false);
        table.learn(List.of("another"), FIRST, false);

        assertThat(table.idsOf("user-id")).containsExactly("user-id", "name", "phone");
        assertThat(table.idsOf("nobody")).containsExactly("nobody");
    }

    @Test
    void shouldGoOnWithTheEarlierOfTwoConversations() {
        table.learn(List.of("a"), FIRST.plusSeconds(1), false);
        table.learn(List.of("b"), FIRST, false);

        Learnt learnt = table.learn(List.of("a", "b"), FIRST.plusSeconds(2), false);

        assertThat(learnt.conversationId()).isEqualTo("b");
        assertThat(learnt.moved()).containsExactly("a");
    }

    @Test
    void shouldLearnAgainUntilItIsReadBack() {
        List<Identity> first = table.learn(List.of("a", "b"), FIRST, false).records();

        assertThat(table.learn(List.of("a", "b"), FIRST.plusSeconds(1), false).records())
                .isEqualTo(first);
        first.forEach(table::apply);
        assertThat(table.learn(List.of("a", "b"), FIRST.plusSeconds(2), false).records()).isEmpty();
    }

    @Test
    void shouldGiveACircleToItsEarliest() {
        table.apply(new Identity("a", "b", FIRST.plusSeconds(1)));
        table.apply(new Identity("b", "a", FIRST));

        assertThat(table.resolve("a")).isEqualTo(table.resolve("b")).isEqualTo("b");
    }

    @Property
    void shouldAgreeWhereverTheRecordsAreRead(@ForAll("groups") List<Set<String>> groups) {
        List<Identity> log = new ArrayList<>();
        IdentityTable writer = new IdentityTable();
        for (int i = 0; i < groups.size(); i++) {
            log.addAll(writer.learn(groups.get(i), FIRST.plusSeconds(i), false).records());
        }
        IdentityTable whole = new IdentityTable();
        log.forEach(whole::apply);
        Map<String, Identity> last = new HashMap<>();
        log.forEach(record -> last.put(record.alias(), record));
        IdentityTable compacted = new IdentityTable();
        last.values().forEach(compacted::apply);

        for (Identity record : log) {
            String id = record.alias();
            assertThat(whole.resolve(id)).isEqualTo(writer.resolve(id));
            assertThat(compacted.resolve(id)).isEqualTo(writer.resolve(id));
            assertThat(writer.resolve(writer.resolve(id))).isEqualTo(writer.resolve(id));
        }
    }

    @Property
    void shouldGiveLinkedIdsOneConversationAndOthersTheirOwn(
            @ForAll("groups") List<Set<String>> groups) {
        IdentityTable shared = new IdentityTable();
        List<Set<String>> people = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            shared.learn(groups.get(i), FIRST.plusSeconds(i), false);
            join(people, groups.get(i));
        }

        Set<String> conversations = new HashSet<>();
        for (Set<String> person : people) {
            Set<String> found = new HashSet<>();
            person.forEach(id -> found.add(shared.resolve(id)));
            assertThat(found).hasSize(1);
            assertThat(person).containsAll(found);
            conversations.addAll(found);
        }
        assertThat(conversations).hasSize(people.size());
    }

    private static void join(List<Set<String>> people, Set<String> group) {
        Set<String> joined = new HashSet<>(group);
        people.removeIf(
                person -> {
                    boolean same = person.stream().anyMatch(group::contains);
                    if (same) {
                        joined.addAll(person);
                    }
                    return same;
                });
        people.add(joined);
    }

    @Provide
    Arbitrary<List<Set<String>>> groups() {
        return Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h")
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }
}
