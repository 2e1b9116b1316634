package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.PersonPlace;
import dev.caesura.similarity.terms.Prepared.Word;
import dev.caesura.similarity.text.Hash;
import java.util.Arrays;

/** The vetoes, which make two texts different however many words they share. */
final class Guards {

    private static final long HE = Hash.of("p3-m");
    private static final long SHE = Hash.of("p3-f");

    private final Kind kind;
    private final Prepared left;
    private final Prepared right;
    private final Alignment alignment;
    private final Relations relations;
    private final boolean close;

    /**
     * @param close whether the texts are so alike that parts and affixes matter; looking at them is
     *     most of the work, and most compared texts do not resemble each other
     */
    Guards(
            Kind kind,
            Prepared left,
            Prepared right,
            Alignment alignment,
            Relations relations,
            boolean close) {
        this.kind = kind;
        this.close = close;
        this.left = left;
        this.right = right;
        this.alignment = alignment;
        this.relations = relations;
    }

    /** The first guard that vetoes, or {@code NONE}. */
    Guard veto() {
        if (NumberGuard.differ(left, right)) {
            return Guard.NUMBER;
        } else if (!Arrays.equals(left.codes(), right.codes())) {
            return Guard.CODE;
        } else if (left.negations() != right.negations()
                || left.restrictions() != right.restrictions()
                || alignment.isDenialTurned()
                || isFocusMoved(left, right)
                || isFocusMoved(right, left)) {
            return Guard.NEGATION;
        }
        Guard replaced = alignment.isHopeless() ? Guard.NONE : replaced();
        if (replaced != Guard.NONE) {
            return replaced;
        } else if (!alignment.isConverse() && personReplaced()) {
            return Guard.PERSON;
        }
        Guard parts = !close ? Guard.NONE : new RoleGuard(left, right).veto();
        if (parts != Guard.NONE) {
            return parts;
        } else if (left.choices() != right.choices()
                || close && ClauseGuard.isExchanged(left, right)) {
            return Guard.ORDER;
        } else if (close && (addsOpposite(left, right) || addsOpposite(right, left))) {
            return Guard.ANTONYM;
        }
        return modalityOrTense();
    }

    private Guard modalityOrTense() {
        if (isOtherModality()) {
            return Guard.ANTONYM;
        } else if (kind == Kind.REPLY
                && ((left.modality() ^ right.modality()) & Prepared.OPEN) != 0) {
            return Guard.NEGATION;
        }
        boolean tense = alignment.isTenseTurned() || kind == Kind.REPLY && alignment.isPromise();
        return tense ? Guard.TENSE : Guard.NONE;
    }

    /** "You must book", "you can book", whatever else the tables say of them. */
    private boolean isOtherModality() {
        int a = duty(left.modality());
        int b = duty(right.modality());
        return a != 0 && b != 0 && (a & b) == 0;
    }

    /** "You need to sign", "you have to sign". */
    private boolean isOneDuty() {
        return kind == Kind.REPLY
                && duty(left.modality()) == Prepared.OBLIGED
                && duty(right.modality()) == Prepared.OBLIGED;
    }

    /** Whether something must or can be done; a reply that speaks of a need tells of a duty. */
    private int duty(int modality) {
        int obliged = kind == Kind.REPLY ? Prepared.OBLIGED | Prepared.NEEDED : Prepared.OBLIGED;
        return ((modality & obliged) != 0 ? Prepared.OBLIGED : 0) | modality & Prepared.FREE;
    }

    /** "Only members get a discount", "members get a discount only". */
    private static boolean isFocusMoved(Prepared a, Prepared b) {
        return a.focus().subject()
                && b.focus().word() != 0
                && a.focus().word() != b.focus().word()
                && b.has(a.focus().word());
    }

    private Guard replaced() {
        Guard found = Guard.NONE;
        for (int i = 0; i < Alignment.examined(alignment.leftCount()); i++) {
            for (int j = 0; j < Alignment.examined(alignment.rightCount()); j++) {
                Guard guard = replaced(alignment.onlyLeft(i), alignment.onlyRight(j));
                // The first in the enum's order, so that the answer does not depend on the order of
                // the words.
                found =
                        guard != Guard.NONE && (found == Guard.NONE || guard.compareTo(found) < 0)
                                ? guard
                                : found;
            }
        }
        return found;
    }

    /** "Paid or unpaid": to a shared word the one text adds its opposite. */
    private boolean addsOpposite(Prepared longer, Prepared shorter) {
        for (int i = 0; i < Alignment.examined(longer.size()); i++) {
            Word added = longer.word(i);
            for (int j = 0; isAdded(added, shorter) && j < shorter.size(); j++) {
                Word shared = shorter.word(j);
                if (longer.has(shared.id())
                        && (isOpposite(added, shared)
                                || Affixes.areOpposite(added.surface(), shared.surface()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAdded(Word word, Prepared other) {
        return word.type().isContent() && !other.has(word.id());
    }

    private Guard replaced(Word a, Word b) {
        if (a.type() == WordClass.NAME && b.type() == WordClass.NAME) {
            return Guard.NAME;
        } else if (a.group() != 0 && a.group() == b.group()) {
            return Guard.SPECIFIC;
        } else if (a.type() == WordClass.UNIT && b.type() == WordClass.UNIT) {
            return Guard.SPECIFIC;
        } else if (isOpposite(a, b) || close && Affixes.areOpposite(a.surface(), b.surface())) {
            return Guard.ANTONYM;
        } else if (a.type() == WordClass.PERSON && isOtherGender(a, b)) {
            return Guard.PERSON;
        } else if (a.type().asks() && b.type().asks()) {
            return Guard.QUESTION_WORD;
        }
        return Guard.NONE;
    }

    private boolean isOpposite(Word a, Word b) {
        return a.has(Word.OPPOSABLE)
                && b.has(Word.OPPOSABLE)
                && relations.areOpposite(a.id(), b.id())
                && !(isOneDuty() && a.type() == WordClass.LIGHT && b.type() == WordClass.LIGHT);
    }

    private static boolean isOtherGender(Word a, Word b) {
        return (a.id() == HE && b.id() == SHE) || (a.id() == SHE && b.id() == HE);
    }

    private boolean personReplaced() {
        int a = Person.persons(left.persons());
        int b = Person.persons(right.persons());
        boolean replaced = (a & ~b) != 0 && (b & ~a) != 0;
        return replaced || Person.rolesTurned(left.persons(), right.persons()) || placesTurned();
    }

    /**
     * "Once we have your papers, you get the contract", "once you have our contract, we get the
     * papers": every shared word that follows a person follows another.
     */
    private boolean placesTurned() {
        int turned = 0;
        int j = 0;
        for (int i = 0; i < left.personPlaceCount(); i++) {
            PersonPlace here = left.personPlace(i);
            while (j < right.personPlaceCount() && right.personPlace(j).word() < here.word()) {
                j++;
            }
            if (j < right.personPlaceCount() && right.personPlace(j).word() == here.word()) {
                if ((right.personPlace(j).persons() & here.persons()) != 0) {
                    return false;
                }
                turned++;
            }
        }
        return turned > 0;
    }

    /**
     * Whether an emoji that only one text has is the opposite of one that only the other has:
     * thumbs up, thumbs down.
     */
    static boolean emojiOpposed(Prepared left, Prepared right, Relations relations) {
        for (long a : left.emoji()) {
            for (long b : right.emoji()) {
                if (relations.areOpposite(a, b)
                        && !has(right.emoji(), a)
                        && !has(left.emoji(), b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(long[] sorted, long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }
}
