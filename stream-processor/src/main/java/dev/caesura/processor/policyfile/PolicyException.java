package dev.caesura.processor.policyfile;

/** An invalid policy: where it is written, what is wrong, and what to write instead. */
public final class PolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String says;

    PolicyException(String where, String message) {
        super(where + ": " + message);
        this.where = where;
        this.says = message;
    }

    /** File and line, or the setting's name. */
    public String where() {
        return where;
    }

    /** The problem there. */
    public String says() {
        return says;
    }
}
