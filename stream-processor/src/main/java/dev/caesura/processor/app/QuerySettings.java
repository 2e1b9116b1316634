package dev.caesura.processor.app;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How conversations may be asked about over HTTP, {@code caesura.processor.query.*}.
 *
 * @param token the token that a caller must show as {@code Authorization: Bearer …}; without one,
 *     nobody can ask. All instances need the same
 * @param address where other instances reach this one, as {@code host:port}; without one, only
 *     conversations of the instance that is asked are found
 */
public record QuerySettings(@DefaultValue("") String token, @DefaultValue("") String address) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s,/]+:\\d{1,5}");

    public QuerySettings {
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "caesura.processor.query.address is '"
                            + address
                            + "'; write host:port, for example processor-1:8081");
        }
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "QuerySettings[address=" + address + "]";
    }
}
