package dev.caesura.sender.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A body that knows whether any of it was handed to a connection. The JDK's client asks for the
 * body only when the connection stands, its TLS handshake is done, and the headers are written.
 */
final class WatchedBody implements BodyPublisher {

    private enum State {
        WAITING,
        HANDED_OVER,
        WITHHELD
    }

    private final BodyPublisher body;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    WatchedBody(BodyPublisher body) {
        this.body = body;
    }

    /**
     * Keeps the body back for good, if none of it was handed over yet.
     *
     * @return whether the other side certainly got none of it; false for an empty one
     */
    boolean withhold() {
        return body.contentLength() != 0
                && (state.compareAndSet(State.WAITING, State.WITHHELD)
                        || state.get() == State.WITHHELD);
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(new Watching(subscriber));
    }

    private final class Watching implements Subscriber<ByteBuffer> {

        private final Subscriber<? super ByteBuffer> subscriber;

        Watching(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (state.compareAndSet(State.WAITING, State.HANDED_OVER)
                    || state.get() == State.HANDED_OVER) {
                subscriber.onNext(buffer);
            } else {
                subscriber.onError(new IOException("The call was given up before it was sent"));
            }
        }

        @Override
        public void onError(Throwable cause) {
            subscriber.onError(cause);
        }

        @Override
        public void onComplete() {
            subscriber.onComplete();
        }
    }
}
