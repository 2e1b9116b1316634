package dev.caesura.benchmarks.reply;

import dev.caesura.testkit.provider.Answer;
import dev.caesura.testkit.provider.Call;
import dev.caesura.testkit.provider.ProviderServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A channel's API that notes the time of the first reply to each contact. */
final class Channel extends ProviderServer {

    private final Map<String, Long> handedAt = new ConcurrentHashMap<>();

    /** The time at which the channel got a reply, by contact, in milliseconds since the epoch. */
    Map<String, Long> handedAt() {
        return handedAt;
    }

    @Override
    protected Answer answer(Call call) {
        String contact = call.json().path("data").path("contact").asString("");
        handedAt.putIfAbsent(contact, System.currentTimeMillis());
        return new Answer(204, Map.of(), "");
    }

    @Override
    protected Answer unavailable() {
        return new Answer(503, Map.of(), "");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return new Answer(429, Map.of(), "");
    }

    @Override
    protected Answer unauthorized() {
        return new Answer(401, Map.of(), "");
    }
}
