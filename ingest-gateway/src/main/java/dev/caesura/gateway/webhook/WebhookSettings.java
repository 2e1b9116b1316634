package dev.caesura.gateway.webhook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a call.
 *
 * @param maxBody the longest body of any channel, in bytes; a longer one is answered 413
 * @param bodiesInMemory how much the bodies of all calls may take at a time, in bytes; calls beyond
 *     it are answered 503
 * @param publicUrl scheme, host and port as the channels call them, without a path; null to take
 *     them from the call
 * @param retryAfter when a channel should send again what could not be made durable
 */
public record WebhookSettings(
        int maxBody, long bodiesInMemory, @Nullable URI publicUrl, Duration retryAfter) {}
