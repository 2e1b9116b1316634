package dev.caesura.benchmarks;

/** One measurement, with its peers in the same run. */
public interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** One line on what is measured. */
    String description();

    /**
     * Measures.
     *
     * @param workspace where files may be written, and how far it has come can be told
     * @throws Exception if it could not be carried out to its end
     */
    Report run(Workspace workspace) throws Exception;
}
