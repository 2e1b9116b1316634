package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;

/**
 * Screens a generator's text for the contact: it cuts out thoughts and templates' marks, and
 * refuses an answer that cannot be trusted, or says nothing.
 */
public final class AnswerScreen {

    private final NoReplyWord noReply;

    /**
     * A screen.
     *
     * @param noReply the word with which generators decline to answer; empty for none
     */
    public AnswerScreen(String noReply) {
        this.noReply = new NoReplyWord(noReply.strip());
    }

    /**
     * The text for the contact.
     *
     * @throws GenerationException {@code no-reply} if there is none; another reason if the text is
     *     not a whole answer
     */
    public String pass(String text) throws GenerationException {
        String answer = JsonAnswer.read(Wrapping.remove(withoutThoughts(text)));
        ToolCalls.refuse(answer);
        String spoken = Turns.own(Wrapping.remove(Markup.check(answer)));
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
