package dev.caesura.sender.testing;

import dev.caesura.testkit.provider.Answer;
import dev.caesura.testkit.provider.Call;
import dev.caesura.testkit.provider.ProviderServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel's server that answers what it is told, call by call, and {@code {}} beyond. */
public final class ScriptedServer extends ProviderServer {

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Answers the next call with this. */
    public ScriptedServer then(int status, String json) {
        return then(status, Map.of(), json);
    }

    /** Answers the next call with this. */
    public ScriptedServer then(int status, Map<String, String> headers, String json) {
        answers.add(new Answer(status, headers, json));
        return this;
    }

    /** The calls so far. */
    public List<Call> asked() {
        return calls;
    }

    @Override
    protected Answer answer(Call call) {
        calls.add(call);
        Answer next = answers.poll();
        return next == null ? Answer.json(200, Map.of()) : next;
    }

    @Override
    protected Answer unavailable() {
        return Answer.json(503, Map.of());
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return Answer.json(429, Map.of());
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(401, Map.of());
    }
}
