package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an embedding makes of a draft and a recent reply, for where words alone can't tell.
 *
 * @param replyId the recent reply that the draft was compared with
 * @param score the cosine of the two embeddings, 0 to 1
 */
public record SecondOpinion(String replyId, @JsonProperty(required = true) double score) {}
