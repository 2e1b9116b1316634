package dev.caesura.processor.domain.similarity;

/**
 * The persons that a text speaks of, as bits: first, second, third, each as subject, object or
 * owner.
 *
 * <p>Number and politeness are left out on purpose: "tu" and "vous", "I" and a company's "we" are
 * answered alike.
 */
final class Person {

    static final int SUBJECT = 0b001;
    static final int OBJECT = 0b010;
    static final int OWNER = 0b100;
    private static final int ROLES = 3;
    private static final int PERSONS = 3;

    private Person() {}

    /**
     * The bits of a concept's name: {@code p1}, {@code p2} or {@code p3}, then {@code s} (subject),
     * {@code o} (object), {@code p} (possessive) or nothing where the form does not tell.
     */
    static int ofConcept(String concept) {
        boolean valid = concept.length() >= 2 && concept.length() <= 3 && concept.charAt(0) == 'p';
        int person = valid ? concept.charAt(1) - '1' : -1;
        if (person < 0 || person >= PERSONS) {
            throw new IllegalArgumentException(
                    "'" + concept + "' is no person: write p1, p2 or p3, then s, o, p or nothing");
        }
        return role(concept) << (person * ROLES);
    }

    /** Which persons, roles left out: one bit each. */
    static int persons(int bits) {
        int persons = 0;
        for (int i = 0; i < PERSONS; i++) {
            persons |= (bits >> (i * ROLES) & 0b111) == 0 ? 0 : 1 << i;
        }
        return persons;
    }

    /**
     * Whether a person who only acts in the one is only acted upon in the other: "do I love you",
     * "do you love me".
     */
    static boolean rolesTurned(int left, int right) {
        for (int i = 0; i < PERSONS; i++) {
            int a = left >> (i * ROLES) & 0b111;
            int b = right >> (i * ROLES) & 0b111;
            if ((a == SUBJECT && b == OBJECT) || (a == OBJECT && b == SUBJECT)) {
                return true;
            }
        }
        return false;
    }

    private static int role(String concept) {
        if (concept.length() == 2) {
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
