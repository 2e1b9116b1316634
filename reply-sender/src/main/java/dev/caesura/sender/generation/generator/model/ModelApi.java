package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How one vendor's interface is asked, and how its answers are read. */
interface ModelApi {

    /** Where the vendor itself listens, up to the version. */
    URI vendor();

    /** The path of the call, behind the version. */
    String path();

    /** The headers that carry the key. */
    Map<String, String> headers(String key);

    /**
     * The call's body, but for the model, the limit of the answer and the team's parameters.
     *
     * @param prompt what is asked
     */
    Map<String, Object> body(Prompt prompt);

    /** Under which name the answer's limit is told first. */
    String limitName(URI baseUrl);

    /**
     * Reads an answer with status 200.
     *
     * @throws GenerationException unless it is a whole answer that ended well
     */
    ModelAnswer read(JsonNode json) throws GenerationException;

    /** What an unusable answer cost, in tokens; 0 where nothing is counted. */
    long tokens(JsonNode json);
}
