package dev.caesura.similarity.dialogue;

/** Whether a text's end says that its writer is done. */
public enum Ending {
    /** More is to come: "I have a question:", "and", "one moment", a greeting alone. */
    UNFINISHED,
    /** It says neither: most chat messages end without any sign. */
    OPEN,
    /** It is whole: a question mark, a full stop, thanks. */
    COMPLETE
}
