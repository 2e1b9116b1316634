package dev.caesura.sender.lane;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that carry blocking calls: a virtual one for each call on JDK 21 and later, a bounded
 * pool of platform threads before.
 */
public final class LaneThreads {

    private static final @Nullable MethodHandle VIRTUAL = findVirtual();

    private LaneThreads() {}

    /** Whether this JDK has virtual threads. */
    public static boolean virtual() {
        return VIRTUAL != null;
    }

    /**
     * An executor for calls that block.
     *
     * @param name the beginning of the threads' names
     * @param platformThreads the size of the pool where there are no virtual threads
     */
    public static ExecutorService blocking(String name, int platformThreads) {
        if (VIRTUAL != null) {
            try {
                return (ExecutorService) VIRTUAL.invokeExact();
            } catch (Throwable e) {
                throw new IllegalStateException("Virtual threads can't be created", e);
            }
        }
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        platformThreads,
                        platformThreads,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A clock that only hands work over to other threads. */
    public static ScheduledThreadPoolExecutor clock(String name) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named(name));
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return clock;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static @Nullable MethodHandle findVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
