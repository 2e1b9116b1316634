package dev.caesura.processor.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.caesura.processor.domain.turn.Standing;
import dev.caesura.processor.domain.turn.Turn;
import dev.caesura.schemas.serde.Json;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the domain's states are written as JSON, so that the domain needs no annotations.
 *
 * <p>What is null is not written: a component that may be null can be added, and what was written
 * before stays readable, and the same.
 */
final class TurnJson {

    private static final JsonMapper MAPPER =
            Json.mapper()
                    .rebuild()
                    .addMixIn(Turn.class, TurnType.class)
                    .addMixIn(Standing.class, StandingType.class)
                    // What a state is asked is not what it holds.
                    .changeDefaultVisibility(
                            usual -> usual.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                    .changeDefaultPropertyInclusion(
                            usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private TurnJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Turn.Held.class, name = "held"),
        @JsonSubTypes.Type(value = Turn.Generating.class, name = "generating"),
        @JsonSubTypes.Type(value = Turn.Delivering.class, name = "delivering")
    })
    private interface TurnType {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Standing.Open.class, name = "open"),
        @JsonSubTypes.Type(value = Standing.Paused.class, name = "paused"),
        @JsonSubTypes.Type(value = Standing.Stopped.class, name = "stopped")
    })
    private interface StandingType {}
}
