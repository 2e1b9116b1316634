package dev.caesura.similarity.compare;

/** A thing in a later text that an earlier one lacks, and for which it must be answered. */
public enum Novelty {
    /** A number, price, time or date. */
    NUMBER,
    /** A link, address, handle or reference. */
    CODE,
    /** More or fewer negations. */
    NEGATION,
    /** A person, place or brand. */
    NAME,
    /** A word of a closed class: weekday, color, size … */
    SPECIFIC
}
