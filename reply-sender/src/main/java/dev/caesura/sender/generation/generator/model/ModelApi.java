package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One vendor's interface: builds its calls and reads its answers. */
interface ModelApi {

    /** The vendor's own address, up to the version. */
    URI vendor();

    /** The path of the call, behind the version. */
    String path();

    /** The headers that carry the key. */
    Map<String, String> headers(String key);

    /**
     * The call's body, without the model, the limit of the answer and the team's parameters.
     *
     * @param prompt the prompt
     */
    Map<String, Object> body(Prompt prompt);

    /** The name of the answer's limit that is tried first. */
    String limitName(URI baseUrl);

    /**
     * Reads an answer with status 200.
     *
     * @throws GenerationException unless it is a whole answer that ended well
     */
    ModelAnswer read(JsonNode json) throws GenerationException;

    /** The cost of an unusable answer, in tokens; 0 where nothing is counted. */
    long tokens(JsonNode json);
}
