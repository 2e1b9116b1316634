package dev.caesura.benchmarks;

/** One measurement, with its peers in the same run. */
public interface Benchmark {

    /** Its name on the command line. */
    String name();

    /** One line on its measurement. */
    String description();

    /**
     * Measures.
     *
     * @param workspace takes files and reports of progress
     * @throws Exception if it could not be completed
     */
    Report run(Workspace workspace) throws Exception;
}
