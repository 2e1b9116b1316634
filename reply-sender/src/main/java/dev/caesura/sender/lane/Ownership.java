package dev.caesura.sender.lane;

/** Whether a partition still belongs to this instance, as far as it knows. */
@FunctionalInterface
public interface Ownership {

    /**
     * False from the moment at which the partition is being given up: nothing new should begin. An
     * instance that was cut off may learn of it late, so this is a courtesy, not a proof.
     */
    boolean held();

    /**
     * Whether another instance has it. While the partition is being given up it is still this
     * one's: work in progress finishes, and counts.
     */
    default boolean lost() {
        return !held();
    }
}
