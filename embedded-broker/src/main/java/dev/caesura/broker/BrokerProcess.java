package dev.caesura.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kafka.Kafka;
import kafka.tools.StorageTool;
import sun.misc.Signal;

/**
 * The child's entry point: formats the data folder on its first start, runs Kafka, and ends when
 * the parent does.
 *
 * <p>The parent holds the other end of standard input. However the parent ends, even killed, the
 * pipe closes, and no broker is left behind.
 */
public final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * Runs the broker.
     *
     * @param args the properties file, the data folder, the cluster's id, and further options for
     *     formatting
     */
    public static void main(String[] args) throws IOException {
        String properties = args[0];
        Path data = Path.of(args[1]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties, args[2], Arrays.copyOfRange(args, 3, args.length));
        }
        // Ctrl-C reaches the whole process group; the parent stops its services first, then this.
        Signal.handle(new Signal("INT"), signal -> {});
        ParentWatch.begin();
        Kafka.main(new String[] {properties});
    }

    private static void format(String properties, String clusterId, String[] options) {
        String[] command = {"format", "--config", properties, "--cluster-id", clusterId};
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        int status = StorageTool.execute(all, new PrintStream(System.out, true));
        if (status != 0) {
            throw new IllegalStateException(
                    "Kafka's data folder could not be formatted: status " + status);
        }
    }
}
