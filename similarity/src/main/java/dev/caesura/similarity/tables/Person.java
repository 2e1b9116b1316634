package dev.caesura.similarity.tables;

/**
 * The persons that a text speaks of, as bits: first, second, third, each as subject, object or
 * owner.
 *
 * <p>Number and politeness are deliberately left out: "tu" and "vous", "I" and a company's "we" are
 * answered alike.
 */
public final class Person {

    static final int SUBJECT = 0b001;
    static final int OBJECT = 0b010;
    static final int OWNER = 0b100;
    private static final int ROLES = 3;
    private static final int PERSONS = 3;

    /** The owner's bit of every person: "my" stands by a thing and does nothing. */
    public static final int OWNERS = OWNER | OWNER << ROLES | OWNER << 2 * ROLES;

    /** The subject's bit of every person. */
    public static final int SUBJECTS = SUBJECT | SUBJECT << ROLES | SUBJECT << 2 * ROLES;

    private Person() {}

    /**
     * The bits of a concept's name: {@code p1}, {@code p2} or {@code p3}, then {@code s} (subject),
     * {@code o} (object), {@code p} (possessive) or nothing where the form does not tell.
     */
    static int ofConcept(String concept) {
        boolean valid = concept.length() >= 2 && concept.charAt(0) == 'p';
        int person = valid ? concept.charAt(1) - '1' : -1;
        if (person < 0 || person >= PERSONS) {
            throw new IllegalArgumentException(
                    "'"
                            + concept
                            + "' is not a person: write p1, p2 or p3, then s, o, p or nothing");
        }
        return role(concept) << (person * ROLES);
    }

    /** Which persons, roles left out: one bit each. */
    public static int persons(int bits) {
        int persons = 0;
        for (int i = 0; i < PERSONS; i++) {
            persons |= (bits >> (i * ROLES) & 0b111) == 0 ? 0 : 1 << i;
        }
        return persons;
    }

    /**
     * Whether only "you" acts in one text, and "I", or nobody who is named, in the other: "do you
     * sell", "can one buy".
     */
    public static boolean sidesChanged(int left, int right) {
        return actsAlone(left) && !actsAlone(right) && (right >> ROLES & SUBJECT) == 0
                || actsAlone(right) && !actsAlone(left) && (left >> ROLES & SUBJECT) == 0;
    }

    /** Whether "you" acts, and "I" does not. */
    private static boolean actsAlone(int bits) {
        return (bits >> ROLES & SUBJECT) != 0 && (bits & SUBJECT) == 0;
    }

    /**
     * Whether a person who only acts in one text is only acted upon in the other: "do I love you",
     * "do you love me".
     */
    public static boolean rolesTurned(int left, int right) {
        int turned = 0;
        for (int i = 0; i < PERSONS; i++) {
            int a = left >> (i * ROLES) & 0b111;
            int b = right >> (i * ROLES) & 0b111;
            if ((a == SUBJECT && b == OBJECT) || (a == OBJECT && b == SUBJECT)) {
                return true;
            }
            turned += a != 0 && b != 0 && (a & b) == 0 ? 1 : 0;
        }
        // "You read my message", "I read your message": two persons changed places.
        return turned > 1;
    }

    private static int role(String concept) {
        if (concept.length() == 2 || concept.charAt(2) == '-') {
            return SUBJECT | OBJECT;
        }
        switch (concept.charAt(2)) {
            case 's':
                return SUBJECT;
            case 'o':
                return OBJECT;
            case 'p':
                return OWNER;
            default:
                throw new IllegalArgumentException(
                        "'" + concept + "' has no such role: write s, o or p");
        }
    }
}
