package dev.caesura.console.deadletters;

import dev.caesura.console.deadletters.DeadLetterDesk.Inside;
import dev.caesura.console.deadletters.DeadLetterDesk.Result;
import dev.caesura.console.deadletters.DeadLetterDesk.Row;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Dead letters, for the page. */
@RestController
@RequestMapping("/api/dead-letters")
final class DeadLetterController {

    private final DeadLetterDesk desk;

    DeadLetterController(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /** The dead letters to replay, and whether it is a dry run. */
    record Order(List<String> positions, boolean dryRun) {

        Order {
            positions = positions == null ? List.of() : List.copyOf(positions);
        }
    }

    @GetMapping
    Mono<List<Row>> list() {
        return desk.list();
    }

    @GetMapping("/inside")
    Mono<Inside> inside(@RequestParam String position) {
        return desk.inside(position);
    }

    @PostMapping("/replay")
    Mono<List<Result>> replay(@RequestBody Order order, Principal person) {
        return desk.replay(order.positions(), order.dryRun(), person.getName());
    }
}
