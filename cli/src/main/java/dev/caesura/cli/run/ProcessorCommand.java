package dev.caesura.cli.run;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.processor.app.ProcessorApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the processor until it is stopped. */
@Command(
        name = "processor",
        description = "Turns messages into bursts, and bursts into reply requests.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ProcessorCommand implements ServiceCommand {

    @Mixin private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        return runService(kafka.settings(), ProcessorApplication::start);
    }
}
