package dev.caesura.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "caesura " + (version == null ? "(built from sources)" : version),
            "Java " + System.getProperty("java.version")
        };
    }
}
