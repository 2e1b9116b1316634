package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The relations between concepts, whatever the language: opposites, neighbors, and idioms made of
 * several.
 */
public final class Relations {

    /** The likeness of a neighbor to the concept beside it, unless the table says otherwise. */
    static final double NEIGHBOUR = 0.9;

    /** A flag of a concept: some concept is its opposite. */
    public static final int OPPOSABLE = 1 << 5;

    /** A flag of a concept: some concept is its neighbor. */
    public static final int RELATED = 1 << 6;

    private final Set<Long> opposites = new HashSet<>();
    private final Set<Long> converses = new HashSet<>();
    private final Map<Long, Double> neighbours = new HashMap<>();
    private final Map<Long, Integer> flags = new HashMap<>();
    private final Set<Long> motions = new HashSet<>();
    private final Map<Long, List<Idiom>> idioms = new HashMap<>();

    /**
     * A set of concepts that together mean others: {@code what + work} is {@code what +
     * occupation}.
     */
    public record Idiom(Set<Long> from, List<Sense> to) {}

    void addOpposites(Sense a, Sense b) {
        opposites.add(Hash.pair(a.id(), b.id()));
        flag(a, OPPOSABLE);
        flag(b, OPPOSABLE);
    }

    void addNeighbours(Sense a, Sense b, double likeness) {
        neighbours.put(Hash.pair(a.id(), b.id()), likeness);
        flag(a, RELATED);
        flag(b, RELATED);
    }

    void addConverses(Sense a, Sense b) {
        converses.add(Hash.pair(a.id(), b.id()));
    }

    /** Whether the two are one action seen from both sides: sell and buy. */
    public boolean areConverse(long a, long b) {
        return converses.contains(Hash.pair(a, b));
    }

    void addMotion(Sense sense) {
        motions.add(sense.id());
    }

    /** Whether a concept is a journey, something that makes one, or something sent on one. */
    public boolean isMotion(long concept) {
        return motions.contains(concept);
    }

    private void flag(Sense sense, int flag) {
        flags.merge(sense.id(), flag, (x, y) -> x | y);
    }

    /** The tables below that have this concept: most concepts are in none, and need no look-up. */
    public int flags(long concept) {
        return flags.getOrDefault(concept, 0);
    }

    /** The first concept of an idiom is its rarest: the idiom is looked up by it. */
    void addIdiom(List<Sense> from, List<Sense> to) {
        Set<Long> ids = new HashSet<>();
        from.forEach(sense -> ids.add(sense.id()));
        List<Idiom> sameStart = idioms.computeIfAbsent(from.get(0).id(), id -> new ArrayList<>(2));
        sameStart.add(new Idiom(Set.copyOf(ids), List.copyOf(to)));
        sameStart.sort((a, b) -> Integer.compare(b.from().size(), a.from().size()));
    }

    public boolean areOpposite(long a, long b) {
        return opposites.contains(Hash.pair(a, b));
    }

    /** The likeness of two concepts: 0 if no table relates them. */
    public double likeness(long a, long b) {
        return neighbours.getOrDefault(Hash.pair(a, b), 0.0);
    }

    /** The idioms whose first concept this is, the longest first. */
    public List<Idiom> idiomsOf(long concept) {
        return idioms.getOrDefault(concept, List.of());
    }
}
