package dev.caesura.cli.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself.
 *
 * @param address where it was asked
 * @param status UP, or what it says instead
 * @param problems the parts that are not up, each with its details
 * @param restarts how often its threads were started again after a failure
 * @param spool what waits on its disk; null if it is no gateway
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceState(
        String address,
        String status,
        List<String> problems,
        long restarts,
        @Nullable Spool spool) {

    boolean isUp() {
        return status.equals("UP");
    }
}
