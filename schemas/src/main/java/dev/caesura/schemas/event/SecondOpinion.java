package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An embedding's comparison of a draft with a recent reply, for cases in which words alone can't
 * tell.
 *
 * @param replyId the recent reply that the draft was compared with
 * @param score the cosine of the two embeddings, 0 to 1
 */
public record SecondOpinion(String replyId, @JsonProperty(required = true) double score) {}
