package dev.caesura.cli.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service's own report of its state.
 *
 * @param address its address
 * @param status UP, or another status
 * @param problems the parts that are not up, each with its details
 * @param restarts the number of restarts of its threads after a failure
 * @param spool the records that wait on its disk; null if it is not a gateway
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
