package dev.caesura.cli.run;

import dev.caesura.cli.terminal.Logs;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** A command that runs one service until the process is told to end. */
interface ServiceCommand extends Callable<Integer> {

    /** Starts a service; closing the result ends it in order. */
    interface Start {
        AutoCloseable with(Map<String, Object> settings);
    }

    /** Runs the service with the settings of the command line. */
    default int runService(Map<String, Object> settings, Start start) {
        Logs.ofService();
        // Ended here, in one way for all services.
        settings.put("spring.main.register-shutdown-hook", false);
        AutoCloseable service = start.with(settings);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service, ended), "service-end"));
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void end(AutoCloseable service, CountDownLatch ended) {
        try {
            service.close();
        } catch (Exception e) {
            System.err.println("The service did not stop cleanly: " + e);
        }
        ended.countDown();
    }
}
