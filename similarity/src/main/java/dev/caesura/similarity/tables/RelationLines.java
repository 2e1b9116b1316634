package dev.caesura.similarity.tables;

import java.util.List;
import java.util.function.Function;

/** Reads the lines that relate concepts to each other. */
final class RelationLines {

    private final Relations relations;
    private final Function<String, Sense> concepts;

    /**
     * @param relations where they are kept
     * @param concepts finds a concept by its name, or throws IllegalArgumentException
     */
    RelationLines(Relations relations, Function<String, Sense> concepts) {
        this.relations = relations;
        this.concepts = concepts;
    }

    void addAntonym(TableLine line) {
        LexiconBuilder.guarded(
                line,
                () -> {
                    List<Sense> left = senses(line.halves("|").get(0));
                    List<Sense> right = senses(line.halves("|").get(1));
                    left.forEach(a -> right.forEach(b -> relations.addOpposites(a, b)));
                });
    }

    void addRelated(TableLine line) {
        LexiconBuilder.guarded(
                line,
                () -> {
                    List<String> halves = line.halves("~");
                    for (Sense a : senses(halves.get(0))) {
                        senses(halves.get(1))
                                .forEach(b -> relations.addNeighbours(a, b, Relations.NEIGHBOUR));
                    }
                });
    }

    void addConverse(TableLine line) {
        LexiconBuilder.guarded(
                line,
                () -> {
                    List<Sense> left = senses(line.halves("<>").get(0));
                    List<Sense> right = senses(line.halves("<>").get(1));
                    left.forEach(a -> right.forEach(b -> relations.addConverses(a, b)));
                });
    }

    void addMotion(TableLine line) {
        LexiconBuilder.guarded(line, () -> senses(line.text()).forEach(relations::addMotion));
    }

    void addIdiom(TableLine line) {
        LexiconBuilder.guarded(
                line,
                () ->
                        relations.addIdiom(
                                senses(line.halves("=>").get(0)),
                                senses(line.halves("=>").get(1))));
    }

    private List<Sense> senses(String names) {
        return TableLine.parts(names, ' ').stream().map(concepts).toList();
    }
}
