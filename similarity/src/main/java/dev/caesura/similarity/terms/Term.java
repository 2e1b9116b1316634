package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.Sense.Form;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Token;

/** A token while its text is being prepared: its meaning, its clause, and its weight. */
public final class Term {

    private final Token token;
    private final Sense sense;
    private final boolean known;
    private final int clause;
    private double weight;
    private boolean past;
    private boolean ahead;
    private boolean negated;

    public Term(Token token, Sense sense, boolean known, int clause) {
        this.token = token;
        this.sense = sense;
        this.known = known;
        this.clause = clause;
        this.weight = sense.type().weight();
        this.past = sense.form() == Form.PAST;
    }

    public Token token() {
        return token;
    }

    public Sense sense() {
        return sense;
    }

    public WordClass type() {
        return sense.type();
    }

    boolean isKnown() {
        return known;
    }

    public int clause() {
        return clause;
    }

    double weight() {
        return weight;
    }

    void weigh(double newWeight) {
        this.weight = newWeight;
    }

    boolean isPast() {
        return past;
    }

    /** Whether the form alone leaves the tense open: "fermé" may have been closed, or be. */
    boolean isTenseOpen() {
        return !past && !ahead && TenseReader.isParticiple(this);
    }

    /** Whether it is a participle of the future. */
    boolean isAhead() {
        return ahead && TenseReader.isParticiple(this);
    }

    /** Marks a participle that "sera" or "will be" puts into the future. */
    void setAhead() {
        this.ahead = true;
    }

    void setPast() {
        this.past = true;
    }

    boolean isNegated() {
        return negated;
    }

    void setNegated() {
        this.negated = true;
    }

    public boolean is(String concept) {
        return sense.is(concept);
    }
}
