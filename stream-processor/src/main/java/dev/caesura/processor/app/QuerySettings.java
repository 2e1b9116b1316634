package dev.caesura.processor.app;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How conversations may be asked about over HTTP, {@code caesura.processor.query.*}.
 *
 * @param token what a caller must show as {@code Authorization: Bearer …}; without one, nobody can
 *     ask. All instances need the same
 * @param address where other instances reach this one, as {@code host:port}; without one, only
 *     conversations of the instance that is asked are found
 */
public record QuerySettings(@DefaultValue("") String token, @DefaultValue("") String address) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "QuerySettings[address=" + address + "]";
    }
}
