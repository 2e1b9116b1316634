package dev.caesura.sender.generation.generator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The limit of the answer and the team's own parameters, without those that this model has refused:
 * models of one vendor, and servers of one interface, take different ones. A refusal is remembered,
 * and logged.
 */
final class ModelParameters {

    /** The limit's name in most interfaces. */
    static final String LIMIT = "max_tokens";

    /** The limit's name for OpenAI's present models, in which their thoughts count. */
    static final String NEW_LIMIT = "max_completion_tokens";

    /** The dispensable parameters; any other refused parameter is a wrong setting. */
    private static final Set<String> DISPENSABLE =
            Set.of(
                    "temperature",
                    "top_p",
                    "top_k",
                    "min_p",
                    "presence_penalty",
                    "frequency_penalty",
                    "repetition_penalty",
                    "seed",
                    "logit_bias",
                    "reasoning_effort",
                    "verbosity");

    private static final Pattern REFUSAL =
            Pattern.compile(
                    "unsupported|not support|does not (?:support|accept)|unrecognized|unknown|unexpected"
                            + "|extra (?:inputs?|fields?)|extra_forbidden|not permitted|not allowed"
                            + "|deprecated|cannot both|no longer|not available|invalid parameter");

    private static final Logger LOG = LoggerFactory.getLogger(ModelParameters.class);

    private final String model;
    private final int mostOutputTokens;
    private final Map<String, Object> own;
    private final List<String> limitNames;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Parameters before any refusal.
     *
     * @param limitName the limit's name that is tried first
     * @param own the team's own parameters
     */
    ModelParameters(String model, int mostOutputTokens, String limitName, Map<String, Object> own) {
        this.model = model;
        this.mostOutputTokens = mostOutputTokens;
        this.own = own;
        this.limitNames = List.of(limitName, limitName.equals(LIMIT) ? NEW_LIMIT : LIMIT);
    }

    /** The parameters of a call. */
    Map<String, Object> toSend() {
        Map<String, Object> all = new LinkedHashMap<>(own);
        limitNames.stream()
                .filter(name -> !refused.contains(name))
                .findFirst()
                .ifPresent(name -> all.put(name, mostOutputTokens));
        all.keySet().removeAll(refused);
        return all;
    }

    /**
     * Learns from a refusal.
     *
     * @param sent the parameters of the refused call
     * @param body the error
     * @return whether another call with other parameters makes sense
     */
    boolean learn(Map<String, Object> sent, JsonNode body) {
        Optional<String> name = named(sent, body);
        name.filter(refused::add)
                .ifPresent(
                        parameter -> LOG.warn("{} refuses {}: it is left out", model, parameter));
        return name.isPresent();
    }

    /** The parameter that an error names as one that the model does not take. */
    private static Optional<String> named(Map<String, Object> sent, JsonNode body) {
        String text = body.toString().toLowerCase(Locale.ROOT);
        if (!REFUSAL.matcher(text).find()) {
            return Optional.empty();
        }
        String told = body.path("error").path("param").asString("");
        return sent.keySet().stream()
                .filter(ModelParameters::isDispensable)
                .filter(name -> told.isEmpty() ? isIn(text, name) : told.equals(name))
                .findFirst();
    }

    private static boolean isDispensable(String name) {
        return DISPENSABLE.contains(name) || name.equals(LIMIT) || name.equals(NEW_LIMIT);
    }

    private static boolean isIn(String text, String name) {
        return Pattern.compile("(?<!\\w)" + name + "(?!\\w)").matcher(text).find();
    }
}
