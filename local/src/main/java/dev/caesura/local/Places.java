package dev.caesura.local;

/**
 * The ports of this machine on which the demo's services listen.
 *
 * @param page the gateway, whose server also has the page
 * @param processor the processor's queries and health
 * @param sender the sender's health
 * @param console the console
 */
record Places(int page, int processor, int sender, int console) {

    private static final int CONSOLE = 8_090;

    /** The ports that the options name, and free ones for the rest. */
    static Places choose(DemoOptions options) {
        int page =
                options.port() == 0
                        ? Ports.from(DemoOptions.DEFAULT_PORT)
                        : Ports.exactly(options.port());
        return new Places(page, Ports.any(), Ports.any(), Ports.from(Math.max(CONSOLE, page + 1)));
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
