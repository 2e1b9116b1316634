package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message; the bytes stay with the channel.
 *
 * @param type image, video, audio, voice, document, sticker …
 * @param id the channel's id of the file, with which its API provides it
 * @param url where the file can be fetched; often short-lived or behind a token
 * @param mimeType as the channel states it
 * @param fileName as the sender's device named it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Media(
        String type,
        @Nullable String id,
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String fileName) {}
