package dev.caesura.similarity.text;

/** Which characters are emoji. */
final class Emoji {

    private Emoji() {}

    /**
     * The blocks of pictographs; skin tones are left out, since they change the look and not the
     * meaning.
     */
    static boolean isEmoji(int c) {
        boolean pictograph =
                (c >= 0x1F000 && c <= 0x1FAFF)
                        || (c >= 0x2600 && c <= 0x27BF)
                        || (c >= 0x2B00 && c <= 0x2BFF)
                        || (c >= 0x2300 && c <= 0x23FF);
        boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        return pictograph && !skinTone;
    }
}
