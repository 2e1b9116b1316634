package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;

/**
 * What a text of a generator says to the contact: thoughts and templates' marks are cut out, and an
 * answer that cannot be trusted, or says nothing, is refused.
 */
public final class AnswerScreen {

    private final NoReplyWord noReply;

    /**
     * A screen.
     *
     * @param noReply the word with which generators say that they do not want to answer; empty for
     *     none
     */
    public AnswerScreen(String noReply) {
        this.noReply = new NoReplyWord(noReply.strip());
    }

    /**
     * What is said to the contact.
     *
     * @throws GenerationException {@code no-reply} if nothing is; another reason if the text is not
     *     a whole answer
     */
    public String pass(String text) throws GenerationException {
        String answer = JsonAnswer.read(Wrapping.remove(withoutThoughts(text)));
        ToolCalls.refuse(answer);
        String spoken = Wrapping.remove(Markup.check(answer));
        if (noReply.isSaidBy(spoken) || StageDirection.isSilence(spoken)) {
            throw GenerationException.noReply("The generator chose not to reply");
        }
        Leftover.refuse(spoken);
        if (!VisibleText.isIn(spoken)) {
            throw GenerationException.noReply("The text says nothing");
        }
        return spoken.strip();
    }

    private static String withoutThoughts(String text) throws GenerationException {
        String unmarked = Comments.remove(Details.cut(Thoughts.cut(Harmony.read(text))));
        return Headings.cut(Asides.cut(FinalAnswer.read(unmarked)));
    }
}
